import * as tf from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';

/**
 * Fused kernels: a layer forward or backward in one call. A backend that has them registers them with tfjs under these
 * names; on any other the layers do the same in core operations. What goes in and out is said in `fused.ts`.
 */
const NAMES = {
  dense: 'MacroTideDense',
  denseGradient: 'MacroTideDenseGradient',
  lstm: 'MacroTideLstm',
  lstmGradient: 'MacroTideLstmGradient',
  layerNorm: 'MacroTideLayerNorm',
  layerNormGradient: 'MacroTideLayerNormGradient',
  attention: 'MacroTideAttention',
  attentionGradient: 'MacroTideAttentionGradient',
  softmax: 'MacroTideSoftmax',
  gatherRows: 'MacroTideGatherRows',
  largerHalf: 'MacroTideLargerHalf',
  largerHalfGradient: 'MacroTideLargerHalfGradient',
  pointLoss: 'MacroTidePointLoss',
  times: 'MacroTideTimes',
  dropout: 'MacroTideDropout',
  unpack: 'MacroTideUnpack',
  join: 'MacroTideJoin',
  norm: 'MacroTideNorm',
  adam: 'MacroTideAdamStep',
} as const;

export type FusedName = keyof typeof NAMES;

/** The name under which a kernel is registered. */
export function kernelName(name: FusedName): string {
  return NAMES[name];
}

/** Whether the backend in use has a kernel. */
export function offers(name: FusedName): boolean {
  return Boolean(tf.getKernel(NAMES[name], tf.getBackend()));
}

/** Calls a kernel of the backend in use. */
export function call(name: FusedName, inputs: NamedTensorMap, attributes: object = {}): Tensor[] {
  return tf.engine().runKernel<Tensor[]>(NAMES[name], inputs, attributes as NamedAttrMap);
}
