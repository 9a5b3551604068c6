import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Activation, AttentionShape, RecurrenceAttributes } from './fused';
import { defineOnGpu, type GpuCall } from './gpu-call';
import { fold } from './gpu-program';
import type { GpuQueue } from './gpu-queue';
import { ATTENTION_KEYS, attentionForward, attentionScores } from './wgsl/attention';
import { lstmBackward, lstmForward, TURN } from './wgsl/lstm';
import { COLUMNS, NORM_BACKWARD, NORM_SUMS, normForward, ROWS } from './wgsl/norm';
import { product, TILE, type ProductPlan } from './wgsl/product';

/** Registers the layers on WebGPU: names, inputs and outputs as in `fused.ts`. */
export function registerGpuLayers(queue: GpuQueue): void {
  defineOnGpu(queue, 'dense', dense);
  defineOnGpu(queue, 'denseGradient', denseGradient);
  defineOnGpu(queue, 'lstm', lstm);
  defineOnGpu(queue, 'lstmGradient', lstmGradient);
  defineOnGpu(queue, 'layerNorm', layerNorm);
  defineOnGpu(queue, 'layerNormGradient', layerNormGradient);
  defineOnGpu(queue, 'attention', attention);
  defineOnGpu(queue, 'attentionGradient', attentionGradient);
}

interface Sizes {
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  readonly offset?: number;
}

function multiply(
  { queue }: GpuCall<unknown>,
  plan: ProductPlan,
  { tensors, rows, columns, inner, offset = 0 }: Sizes & { readonly tensors: readonly TensorInfo[] },
): void {
  const groups = [Math.ceil(columns / TILE), Math.ceil(rows / TILE), 1] as const;
  queue.run(product(plan), { tensors, numbers: [rows, columns, inner, offset], groups });
}

type DenseAttributes = Readonly<{ activation: Activation; onData: boolean }>;

function dense(call: GpuCall<DenseAttributes>): TensorInfo[] {
  const [x, weight, bias] = [call.input('x'), call.input('weight'), call.input('bias')];
  const [rows, inner, columns] = [x.shape[0]!, x.shape[1]!, weight.shape[1]!];
  const y = call.make(rows, columns);
  const plan = { bias: true, activation: call.attributes.activation };
  multiply(call, plan, { tensors: [x, weight, bias, y], rows, columns, inner });
  return [y];
}

/** With d = dy ⊙ slope: dW = xᵀ d with db as the row below it, and dx = d Wᵀ. */
function denseGradient(call: GpuCall<DenseAttributes>): TensorInfo[] {
  const [dy, x, weight] = [call.input('dy'), call.input('x'), call.input('weight')];
  const [m, k, n] = [x.shape[0]!, x.shape[1]!, weight.shape[1]!];
  const { activation, onData } = call.attributes;
  const slopes = activation === 'linear' ? [] : [call.input('y')];
  const [dWeight, dBias] = [call.make(k, n), call.make(n)];
  multiply(
    call,
    { turnedA: true, slopeOn: 'b', activation, sums: true },
    { tensors: [x, dy, ...slopes, dWeight, dBias], rows: k + 1, columns: n, inner: m },
  );
  if (onData) return [dWeight, dBias];
  const dx = call.make(m, k);
  const tensors = [dy, weight, ...slopes, dx];
  multiply(call, { turnedB: true, slopeOn: 'a', activation }, { tensors, rows: m, columns: k, inner: n });
  return [dx, dWeight, dBias];
}

function lstm(call: GpuCall<RecurrenceAttributes>): TensorInfo[] {
  const [inputs, weight] = [call.input('inputs'), call.input('weight')];
  const [rows, units, steps] = [inputs.shape[0]!, weight.shape[0]!, call.attributes.steps];
  const batch = rows / steps;
  const outputs = [call.make(rows, 4 * units), ...[1, 2, 3].map(() => call.make(rows, units))];
  const { program, windows } = lstmForward(units, batch);
  const groups = [Math.ceil(batch / windows), 1, 1] as const;
  call.queue.run(program, { tensors: [inputs, weight, ...outputs], numbers: [steps, batch], groups });
  return outputs;
}

/** The transpose of W once, all steps in one run, and dW = Σ h_{t-1}ᵀ ds_t as one product. */
function lstmGradient(call: GpuCall<RecurrenceAttributes>): TensorInfo[] {
  const { steps, states } = call.attributes;
  const [hidden, weight] = [call.input('hidden'), call.input('weight')];
  const [rows, units] = hidden.shape as [number, number];
  const [batch, width] = [rows / steps, 4 * units];
  const [turned, sums, dWeight] = [call.make(width, units), call.make(rows, width), call.make(units, width)];
  call.forEach(TURN, [weight, turned], [units * width, units, width]);
  const { program, windows } = lstmBackward(units, batch, states);
  const kept = ['dy', 'gates', 'cell', 'squashed'].map((name) => call.input(name));
  const groups = [Math.ceil(batch / windows), 1, 1] as const;
  call.queue.run(program, { tensors: [...kept, turned, sums], numbers: [steps, batch], groups });
  call.release(turned);
  const sizes = { rows: units, columns: width, inner: rows - batch, offset: batch * width };
  multiply(call, { turnedA: true }, { tensors: [hidden, sums, dWeight], ...sizes });
  return [sums, dWeight];
}

function forRows(rows: number): [number, number, number] {
  return fold(Math.ceil(rows / ROWS));
}

function layerNorm(call: GpuCall<unknown>): TensorInfo[] {
  const [x, residual] = [call.input('x'), call.inputs['residual']];
  const [rows, width] = x.shape as [number, number];
  const outputs = [call.make(rows, width), call.make(rows, width), call.make(rows, 1)];
  const tensors = [x, ...(residual ? [residual] : []), call.input('scale'), call.input('shift'), ...outputs];
  const program = normForward(residual !== undefined);
  call.queue.run(program, { tensors, numbers: [rows, width], groups: forRows(rows) });
  return outputs;
}

function layerNormGradient(call: GpuCall<unknown>): TensorInfo[] {
  const [dy, normal, inverse, scale] = ['dy', 'normal', 'inverse', 'scale'].map((name) =>
    call.input(name),
  ) as Four;
  const [rows, width] = dy.shape as [number, number];
  const [dx, dScale, dShift] = [call.make(rows, width), call.make(width), call.make(width)];
  const numbers = [rows, width];
  const tensors = [dy, normal, inverse, scale, dx];
  call.queue.run(NORM_BACKWARD, { tensors, numbers, groups: forRows(rows) });
  const groups = [Math.ceil(width / COLUMNS), 1, 1] as const;
  call.queue.run(NORM_SUMS, { tensors: [dy, normal, dScale, dShift], numbers, groups });
  return [dx, dScale, dShift];
}

type Four = [TensorInfo, TensorInfo, TensorInfo, TensorInfo];

function attentionNumbers({ steps, width, heads }: AttentionShape): number[] {
  const depth = width / heads;
  return [steps, width, heads, depth, 1 / Math.sqrt(depth)];
}

function attention(call: GpuCall<AttentionShape>): TensorInfo[] {
  const { batch, steps, width, heads } = call.attributes;
  const [out, weights] = [call.make(batch * steps, width), call.make(batch * heads * steps, steps)];
  const tensors = [call.input('rows'), out, weights];
  const numbers = attentionNumbers(call.attributes);
  call.queue.run(attentionForward(steps), { tensors, numbers, groups: [steps, heads, batch] });
  return [out, weights];
}

function attentionGradient(call: GpuCall<AttentionShape>): TensorInfo[] {
  const { batch, steps, heads } = call.attributes;
  const [dy, rows, weights] = [call.input('dy'), call.input('rows'), call.input('weights')];
  const [scores, dRows] = [call.make(...weights.shape), call.make(...rows.shape)];
  const numbers = attentionNumbers(call.attributes);
  const groups = [steps, heads, batch] as const;
  call.queue.run(attentionScores(steps), { tensors: [dy, rows, weights, scores, dRows], numbers, groups });
  call.queue.run(ATTENTION_KEYS, { tensors: [dy, rows, weights, scores, dRows], numbers, groups });
  call.release(scores);
  return [dRows];
}
