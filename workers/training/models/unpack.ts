import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { blockOffsets, blockSize, type ParameterTable } from './parameters';

/** The parameters of a model by name, each in its shape. */
export type Parameters = Readonly<Record<string, Tensor>>;

/**
 * The blocks of the flat vector as tensors. Where tensors live in host memory (cpu, wasm) the vector is read
 * once and each block is written from it: the wasm Slice kernel would copy the whole vector for every block.
 */
export function unpackParameters(flat: Tensor1D, table: ParameterTable): Tensor[] {
  const offsets = blockOffsets(table);
  const values = isHostMemory(tf.getBackend()) ? (flat.dataSync() as Float32Array) : null;
  return table.map((spec, i) => {
    const start = offsets[i]!;
    const size = blockSize(spec);
    const shape = [...spec.shape];
    if (values) return tf.tensor(values.subarray(start, start + size), shape, 'float32');
    return tf.reshape(tf.slice1d(flat, start, size), shape);
  });
}

/** Named parameters from blocks in table order. */
export function nameParameters(blocks: readonly Tensor[], table: ParameterTable): Parameters {
  return Object.fromEntries(table.map((spec, i) => [spec.name, blocks[i]!]));
}

/** Whether reading a tensor on this backend is only a copy in memory, without waiting for a GPU. */
export function isHostMemory(backend: string): boolean {
  return backend === 'cpu' || backend === 'wasm';
}
