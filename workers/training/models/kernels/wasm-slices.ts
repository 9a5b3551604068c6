import * as tf from '@tensorflow/tfjs-core';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { view } from './wasm-views';

/**
 * Gives the wasm backend slices that copy within its memory. Its own take a copy of the whole tensor out of that
 * memory for every slice, so that cutting the parameters from one flat vector costs more than the model. To be
 * called once the backend's package is loaded; later calls change nothing.
 */
export function replaceSlices(backend: string): void {
  replaceKernel(backend, 'Slice', (stock) => slice(stock, copied));
  replaceKernel(backend, 'SplitV', (stock) => split(stock, copied));
}

/**
 * Nothing is copied that need not be, where the backend can release views: slices in one piece, and clones, of which
 * the tape makes one of every tensor that it keeps for a gradient.
 */
export function shareMemory(backend: string): void {
  replaceKernel(backend, 'Identity', sameMemory);
  replaceKernel(backend, 'Slice', (stock) => slice(stock, shared));
  replaceKernel(backend, 'SplitV', (stock) => split(stock, shared));
}

function replaceKernel(backend: string, name: string, make: (stock: KernelFunc) => KernelFunc): void {
  const stock = tf.getKernel(name, backend);
  if (REPLACED.has(stock.kernelFunc)) return;
  const kernelFunc = make(stock.kernelFunc);
  REPLACED.add(kernelFunc);
  tf.unregisterKernel(name, backend);
  tf.registerKernel({ ...stock, kernelFunc });
}

const REPLACED = new WeakSet<KernelFunc>();

/** A box inside a tensor: where it begins along each axis, and how long it is. */
interface Box {
  readonly begin: readonly number[];
  readonly size: readonly number[];
}

function sameMemory(stock: KernelFunc): KernelFunc {
  return (call) => {
    const x = call.inputs['x']!;
    if (!isPlain(x)) return stock(call);
    (call.backend as BackendWasm).incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  };
}

/** How a box is taken out of a tensor. */
type Cut = (backend: BackendWasm, x: TensorInfo, box: Box) => TensorInfo;

function slice(stock: KernelFunc, cut: Cut): KernelFunc {
  return (call) => {
    const x = call.inputs['x']!;
    if (!isPlain(x)) return stock(call);
    const { begin, size } = call.attrs as unknown as { begin: number[]; size: number[] };
    const [from, lengths] = tf.slice_util.parseSliceParams(x as tf.Tensor, begin, size);
    return cut(call.backend as BackendWasm, x, { begin: from!, size: lengths! });
  };
}

function split(stock: KernelFunc, cut: Cut): KernelFunc {
  return (call) => {
    const x = call.inputs['x']!;
    if (!isPlain(x)) return stock(call);
    const { numOrSizeSplits, axis } = call.attrs as unknown as {
      numOrSizeSplits: number | number[];
      axis: number;
    };
    const along = tf.util.parseAxisParam(axis, x.shape)[0]!;
    const begin = x.shape.map(() => 0);
    return tf.backend_util.prepareSplitSize(x as tf.Tensor, numOrSizeSplits, along).map((length) => {
      const size = x.shape.map((whole, i) => (i === along ? length : whole));
      const part = cut(call.backend as BackendWasm, x, { begin, size });
      begin[along]! += length;
      return part;
    });
  };
}

/** Texts and complex numbers do not lie in the backend's memory as rows of numbers. */
function isPlain({ dtype }: TensorInfo): boolean {
  return dtype === 'float32' || dtype === 'int32' || dtype === 'bool';
}

/** A view where the box is one stretch of the tensor, else a copy. */
const shared: Cut = (backend, x, box) => {
  const starts: number[] = [];
  if (isOneStretch(x.shape, box.size)) forEachRun(x.shape, box, (start) => starts.push(start));
  const [start] = starts;
  return start === undefined ? copied(backend, x, box) : view(backend, x, { start, shape: [...box.size] });
};

/** Whether the axes before the first that is cut short have one index each. */
function isOneStretch(shape: readonly number[], size: readonly number[]): boolean {
  let axis = shape.length - 1;
  while (axis > 0 && size[axis] === shape[axis]) axis -= 1;
  return size.slice(0, axis).every((length) => length === 1);
}

const copied: Cut = (backend, x, box) => {
  const out = backend.makeOutput([...box.size], x.dtype);
  const bytes = tf.util.bytesPerElement(x.dtype);
  // Asked for after the output is made, since making it can move the memory.
  const heap = backend.wasm.HEAPU8;
  const from = backend.getMemoryOffset(x.dataId);
  let to = backend.getMemoryOffset(out.dataId);
  forEachRun(x.shape, box, (start, length) => {
    const first = from + start * bytes;
    heap.copyWithin(to, first, first + length * bytes);
    to += length * bytes;
  });
  return out;
};

/** The stretches of a box that lie in one piece, in order: the index of the first value, and how many follow. */
export function forEachRun(
  shape: readonly number[],
  { begin, size }: Box,
  visit: (start: number, length: number) => void,
): void {
  let whole = shape.length - 1;
  let stride = 1;
  while (whole > 0 && size[whole] === shape[whole]) stride *= shape[whole--]!;
  const length = whole < 0 ? 1 : size[whole]! * stride;
  if (length === 0) return;
  const walk = (axis: number, start: number): void => {
    const at = (index: number): number => (start + index) * (axis === whole ? stride : shape[axis + 1]!);
    if (axis >= whole) visit(whole < 0 ? 0 : at(begin[axis]!), length);
    else for (let i = 0; i < size[axis]!; i++) walk(axis + 1, at(begin[axis]! + i));
  };
  walk(0, 0);
}
