import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { offers } from './kernels/contract';
import { fusedUnpack } from './kernels/fused';
import { blockSize, type ParameterTable } from './parameters';

/** The parameters of a model by name, each in its shape. */
export type Parameters = Readonly<Record<string, Tensor>>;

/** The blocks of the flat vector as tensors, cut by one kernel. */
export function unpackParameters(flat: Tensor1D, table: ParameterTable): Tensor[] {
  if (offers('unpack')) {
    const shapes = table.map(({ shape }) => shape);
    return fusedUnpack(flat, shapes);
  }
  return tf.split(flat, table.map(blockSize)).map((block, i) => tf.reshape(block, [...table[i]!.shape]));
}

/** Named parameters from blocks in table order. */
export function nameParameters(blocks: readonly Tensor[], table: ParameterTable): Parameters {
  return Object.fromEntries(table.map((spec, i) => [spec.name, blocks[i]!]));
}

/** Whether reading a tensor on this backend is only a copy in memory, without waiting for a GPU. */
export function isHostMemory(backend: string): boolean {
  return backend === 'cpu' || backend === 'wasm' || backend === 'wasm-plain';
}
