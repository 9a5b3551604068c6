import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { DropoutAttributes, RowPlan } from './fused';
import type { KernelProgram } from './program';
import { ADAM, type AdamNumbers } from './wasm-adam';
import { define, type WasmCall } from './wasm-call';
import { view } from './wasm-views';

/** Registers what works on whole tensors, number by number or row by row: names, inputs and outputs as in `fused.ts`. */
export function registerVectors(program: KernelProgram): void {
  define(program, 'softmax', softmax);
  define(program, 'gatherRows', gatherRows);
  define(program, 'largerHalf', largerHalf);
  define(program, 'largerHalfGradient', largerHalfGradient);
  define(program, 'pointLoss', pointLoss);
  define(program, 'times', times);
  define(program, 'dropout', dropout);
  define(program, 'unpack', unpack);
  define(program, 'join', join);
  define(program, 'norm', norm);
  define(program, 'adam', adam);
}

function sizeOf({ shape }: TensorInfo): number {
  return shape.reduce((product, length) => product * length, 1);
}

function softmax(call: WasmCall<unknown>): TensorInfo[] {
  const x = call.input('x');
  const [rows, columns] = x.shape as [number, number];
  const y = call.make(rows, columns);
  copy(call, [x, y]);
  call.program.softmax(call.at(y), rows, columns, 4 * columns, 1);
  return [y];
}

function gatherRows(call: WasmCall<RowPlan>): TensorInfo[] {
  const x = call.input('x');
  const { orders, length, before } = call.attributes;
  const window = sizeOf(x) / x.shape[0]!;
  const rows = orders.reduce((product, { count }) => product * count, 1);
  const windows = orders.findIndex(({ step }) => step === 'window');
  const strides = orders.flatMap(({ count, step }) => [count, step === 'window' ? 0 : step]);
  const out = call.make(rows, length);
  call.program.gatherRows(call.at(x), call.at(out), window, length, before, windows, ...strides);
  return [out];
}

function largerHalf(call: WasmCall<unknown>): TensorInfo[] {
  const rows = call.input('rows');
  const [count, width] = rows.shape as [number, number];
  const y = call.make(count / 2, width);
  call.program.largerHalf(call.at(rows), call.at(y), sizeOf(y));
  return [y];
}

function largerHalfGradient(call: WasmCall<unknown>): TensorInfo[] {
  const [dy, rows] = [call.input('dy'), call.input('rows')];
  const out = call.make(...rows.shape);
  call.program.largerHalfGradient(call.at(dy), call.at(rows), call.at(out), sizeOf(dy));
  return [out];
}

function pointLoss(call: WasmCall<{ kind: 'huber' | 'squared' }>): TensorInfo[] {
  const [forecast, target] = [call.input('forecast'), call.input('target')];
  const [loss, slope] = [call.make(), call.make(...forecast.shape)];
  const square = call.attributes.kind === 'squared' ? 1 : 0;
  const addresses = [forecast, target, slope].map((tensor) => call.at(tensor));
  const value = call.program.pointLoss(...addresses, sizeOf(forecast), square);
  call.backend.typedArrayFromHeap(loss)[0] = value;
  return [loss, slope];
}

function times(call: WasmCall<unknown>): TensorInfo[] {
  const [x, mask] = [call.input('x'), call.input('mask')];
  const y = call.make(...x.shape);
  call.program.times(call.at(x), call.at(mask), call.at(y), sizeOf(x));
  return [y];
}

function dropout(call: WasmCall<DropoutAttributes>): TensorInfo[] {
  const x = call.input('x');
  const { rate, random } = call.attributes;
  const [y, mask] = [call.make(...x.shape), call.make(...x.shape)];
  const addresses = [x, mask, y].map((tensor) => call.at(tensor));
  const words = call.program.dropout(...addresses, sizeOf(x), rate, ...random.state()) / 4;
  random.goOn?.([...call.backend.wasm.HEAP32.subarray(words, words + 4)]);
  return [y, mask];
}

/** The blocks lie in the flat vector as they are. */
function unpack(call: WasmCall<{ shapes: readonly (readonly number[])[] }>): TensorInfo[] {
  const flat = call.input('flat');
  let start = 0;
  return call.attributes.shapes.map((shape) => {
    const block = view(call.backend, flat, { start, shape: [...shape] });
    start += sizeOf(block);
    return block;
  });
}

function join(call: WasmCall<unknown>): TensorInfo[] {
  const blocks = Object.values(call.inputs) as TensorInfo[];
  const all = call.make(blocks.reduce((sum, block) => sum + sizeOf(block), 0));
  let to = call.at(all);
  const heap = call.backend.wasm.HEAPU8;
  for (const block of blocks) {
    const [from, bytes] = [call.at(block), 4 * sizeOf(block)];
    heap.copyWithin(to, from, from + bytes);
    to += bytes;
  }
  return [all];
}

function norm(call: WasmCall<unknown>): TensorInfo[] {
  const x = call.input('x');
  const out = call.make();
  call.backend.typedArrayFromHeap(out)[0] = call.program.norm(call.at(x), sizeOf(x));
  return [out];
}

/** In place, save where a tensor's values are shared with another one, such as the best weights so far. */
function adam(call: WasmCall<AdamNumbers>): TensorInfo[] {
  const { rate, scale, clip } = call.attributes;
  const names = ['parameters', 'first', 'second', ...(call.inputs['largest'] ? ['largest'] : [])];
  const olds = names.map((name) => call.input(name));
  const outputs = olds.map((old) => inPlace(call, old));
  const addresses = (tensors: readonly TensorInfo[]): number[] =>
    [0, 1, 2, 3].map((i) => call.at(tensors[i]));
  const { beta1, beta2, epsilon } = ADAM;
  call.program.adam(
    call.at(call.input('gradient')),
    ...addresses(olds),
    ...addresses(outputs),
    ...[sizeOf(olds[0]!), rate, scale, clip > 0 ? clip : Infinity],
    ...[beta1, beta2, epsilon, 1 - beta1, 1 - beta2],
  );
  return outputs;
}

function inPlace({ backend }: WasmCall<unknown>, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  if (backend.refCount(dataId) > 1) return backend.makeOutput(shape, dtype);
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}

function copy(call: WasmCall<unknown>, [from, to]: readonly [TensorInfo, TensorInfo]): void {
  const at = call.at(from);
  call.backend.wasm.HEAPU8.copyWithin(call.at(to), at, at + 4 * sizeOf(from));
}
