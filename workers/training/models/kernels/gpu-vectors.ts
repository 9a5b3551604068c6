import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { RowPlan } from './fused';
import { defineOnGpu, sizeOf, type GpuCall } from './gpu-call';
import { BLOCKS, forValues, THREADS } from './gpu-program';
import type { GpuQueue } from './gpu-queue';
import { ADAM, type AdamNumbers } from './wasm-adam';
import * as wgsl from './wgsl/vectors';

/** Registers what works on whole tensors, number by number or row by row: names, inputs and outputs as in `fused.ts`. */
export function registerGpuVectors(queue: GpuQueue): void {
  defineOnGpu(queue, 'gatherRows', gatherRows);
  defineOnGpu(queue, 'largerHalf', largerHalf);
  defineOnGpu(queue, 'largerHalfGradient', largerHalfGradient);
  defineOnGpu(queue, 'pointLoss', pointLoss);
  defineOnGpu(queue, 'unpack', unpack);
  defineOnGpu(queue, 'join', join);
  defineOnGpu(queue, 'norm', norm);
  defineOnGpu(queue, 'adam', adam);
}

function gatherRows(call: GpuCall<RowPlan>): TensorInfo[] {
  const x = call.input('x');
  const { orders, length, before } = call.attributes;
  const window = sizeOf(x) / x.shape[0]!;
  const rows = orders.reduce((product, { count }) => product * count, 1);
  const windows = orders.findIndex(({ step }) => step === 'window') as 0 | 1 | 2;
  const steps = orders.map(({ step }) => (step === 'window' ? 0 : step));
  const y = call.make(rows, length);
  const sizes = [sizeOf(y), window, length, before, orders[1].count, orders[2].count, ...steps];
  call.forEach(wgsl.gatherRows(windows), [x, y], sizes);
  return [y];
}

function largerHalf(call: GpuCall<unknown>): TensorInfo[] {
  const rows = call.input('rows');
  const y = call.make(rows.shape[0]! / 2, rows.shape[1]!);
  call.forEach(wgsl.LARGER_HALF, [rows, y], [sizeOf(y)]);
  return [y];
}

function largerHalfGradient(call: GpuCall<unknown>): TensorInfo[] {
  const [dy, rows] = [call.input('dy'), call.input('rows')];
  const d = call.make(...rows.shape);
  call.forEach(wgsl.LARGER_HALF_BACKWARD, [dy, rows, d], [sizeOf(dy)]);
  return [d];
}

function pointLoss(call: GpuCall<{ kind: 'huber' | 'squared' }>): TensorInfo[] {
  const [forecast, target] = [call.input('forecast'), call.input('target')];
  const [loss, slope] = [call.make(), call.make(...forecast.shape)];
  const tensors = [forecast, target, loss, slope];
  const numbers = [sizeOf(forecast)];
  call.queue.run(wgsl.pointLoss(call.attributes.kind), { tensors, numbers, groups: [1, 1, 1] });
  return [loss, slope];
}

/** Up to seven blocks a run: where a run begins in the flat vector, and where each of its blocks ends. */
function inRuns(
  blocks: readonly TensorInfo[],
  run: (part: readonly TensorInfo[], sizes: readonly number[]) => void,
): void {
  let offset = 0;
  for (let i = 0; i < blocks.length; i += BLOCKS) {
    const part = blocks.slice(i, i + BLOCKS);
    let end = 0;
    const ends = part.map((block) => (end += sizeOf(block)));
    run(part, [end, offset, ...ends]);
    offset += end;
  }
}

function unpack(call: GpuCall<{ shapes: readonly (readonly number[])[] }>): TensorInfo[] {
  const flat = call.input('flat');
  const blocks = call.attributes.shapes.map((shape) => call.make(...shape));
  inRuns(blocks, (part, sizes) => call.forEach(wgsl.unpackBlocks(part.length), [flat, ...part], sizes));
  return blocks;
}

function join(call: GpuCall<unknown>): TensorInfo[] {
  const blocks = Object.values(call.inputs) as TensorInfo[];
  const flat = call.make(blocks.reduce((sum, block) => sum + sizeOf(block), 0));
  inRuns(blocks, (part, sizes) => call.forEach(wgsl.joinBlocks(part.length), [...part, flat], sizes));
  return [flat];
}

/** Values that one invocation squares at the least; more workgroups than this asks for would add nothing. */
const SQUARES_EACH = 8;

function norm(call: GpuCall<unknown>): TensorInfo[] {
  const x = call.input('x');
  const size = sizeOf(x);
  const parts = Math.min(THREADS, Math.ceil(size / (THREADS * SQUARES_EACH)));
  const [sums, length] = [call.make(parts), call.make()];
  call.queue.run(wgsl.SQUARES, { tensors: [x, sums], numbers: [size], groups: [parts, 1, 1] });
  call.queue.run(wgsl.ROOT, { tensors: [sums, length], numbers: [parts], groups: [1, 1, 1] });
  call.release(sums);
  return [length];
}

/** No gradient is larger than this; an infinite bound cannot be said to a shader. */
const UNBOUNDED = 3.4e38;

/** In place, save where a tensor's values are shared with another one, such as the best weights so far. */
function adam(call: GpuCall<AdamNumbers>): TensorInfo[] {
  const { rate, scale, clip } = call.attributes;
  const amsgrad = call.inputs['largest'] !== undefined;
  const names = ['parameters', 'first', 'second', ...(amsgrad ? ['largest'] : [])];
  const outputs = names.map((name) => call.queue.take(call.input(name)));
  const { beta1, beta2, epsilon } = ADAM;
  const gradient = call.input('gradient');
  const size = sizeOf(gradient);
  call.queue.run(wgsl.adam(amsgrad), {
    tensors: [gradient, ...outputs],
    numbers: [size, rate, scale, clip > 0 ? clip : UNBOUNDED, epsilon, beta1, beta2, 1 - beta1, 1 - beta2],
    groups: forValues(size),
    fleeting: true,
  });
  return outputs;
}
