import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Random } from '../../../../src/domain/random';
import { call } from './contract';

/** What a dense layer does with its sums. */
export type Activation = 'linear' | 'relu' | 'sigmoid';

/** x `[m, k]` · weight `[k, n]` + bias `[n]`, activated. */
export interface DenseTensors {
  readonly x: Tensor2D;
  readonly weight: Tensor2D;
  readonly bias: Tensor1D;
}

export function fusedDense({ x, weight, bias }: DenseTensors, activation: Activation): Tensor2D {
  return call('dense', { x, weight, bias }, { activation })[0] as Tensor2D;
}

/** Gradients of x (left out where it is data), weight and bias, from that of y. */
export function fusedDenseGradient(
  tensors: { dy: Tensor2D; y: Tensor2D; x: Tensor2D; weight: Tensor2D },
  attributes: { activation: Activation; onData: boolean },
): Tensor[] {
  return call('denseGradient', tensors, attributes);
}

/** `all` or only the `last` of the states, `[steps · batch, units]`; see the layer for the rest. */
export interface RecurrenceAttributes {
  readonly steps: number;
  readonly states: 'all' | 'last';
}

/** Inputs `[steps · batch, 4 · units]`, weight `[units, 4 · units]` to gates, cell, tanh of the cell, and hidden states. */
export function fusedLstm(
  tensors: { inputs: Tensor2D; weight: Tensor2D },
  { steps }: RecurrenceAttributes,
): [Tensor2D, Tensor2D, Tensor2D, Tensor2D] {
  return call('lstm', tensors, { steps }) as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
}

/** Gradients of inputs and weight. */
export function fusedLstmGradient(
  tensors: Readonly<Record<'dy' | 'gates' | 'cell' | 'squashed' | 'hidden' | 'weight', Tensor2D>>,
  attributes: RecurrenceAttributes,
): Tensor[] {
  return call('lstmGradient', tensors, attributes);
}

/** Layer norm of x, or of x + residual: y, the normalised rows, and 1 / their deviation. */
export function fusedLayerNorm({
  x,
  residual,
  scale,
  shift,
}: {
  x: Tensor2D;
  residual: Tensor2D | null;
  scale: Tensor1D;
  shift: Tensor1D;
}): [Tensor2D, Tensor2D, Tensor2D] {
  const tensors = { x, scale, shift, ...(residual && { residual }) };
  return call('layerNorm', tensors) as [Tensor2D, Tensor2D, Tensor2D];
}

/** Gradients of x (and of the residual, which is the same), scale and shift. */
export function fusedLayerNormGradient(tensors: {
  dy: Tensor2D;
  normal: Tensor2D;
  inverse: Tensor2D;
  scale: Tensor1D;
}): Tensor[] {
  return call('layerNormGradient', tensors);
}

/** Sizes of self-attention over `[batch · steps, width]` rows. */
export interface AttentionShape {
  readonly batch: number;
  readonly steps: number;
  readonly width: number;
  readonly heads: number;
}

/** From rows `[batch · steps, 3 · width]` to `[batch · steps, width]`, and the weights of all heads. */
export function fusedAttention(rows: Tensor2D, shape: AttentionShape): [Tensor2D, Tensor] {
  return call('attention', { rows }, shape) as [Tensor2D, Tensor];
}

export function fusedAttentionGradient(
  tensors: { dy: Tensor2D; rows: Tensor2D; weights: Tensor },
  shape: AttentionShape,
): Tensor2D {
  return call('attentionGradient', tensors, shape)[0] as Tensor2D;
}

/** An order in which stretches are taken: how many, and the values from one to the next. */
export interface Stride {
  readonly count: number;
  /** 'window': the next window. */
  readonly step: number | 'window';
}

/** Which stretches of windows make rows: three nested orders, the outermost first. */
export interface RowPlan {
  readonly orders: readonly [Stride, Stride, Stride];
  /** Values a stretch. */
  readonly length: number;
  /** Values by which the first begins before its window; what lies outside is zero. */
  readonly before: number;
}

/** Stretches of the windows x `[batch, steps, features]` as rows. */
export function fusedRows(x: Tensor, plan: RowPlan): Tensor2D {
  return call('gatherRows', { x }, plan)[0] as Tensor2D;
}

export function fusedLargerHalf(rows: Tensor2D): Tensor2D {
  return call('largerHalf', { rows })[0] as Tensor2D;
}

export function fusedLargerHalfGradient(dy: Tensor2D, rows: Tensor2D): Tensor2D {
  return call('largerHalfGradient', { dy, rows })[0] as Tensor2D;
}

/** Mean Huber or squared loss, and its gradient with respect to the forecast. */
export function fusedPointLoss(
  forecast: Tensor2D,
  target: Tensor2D,
  kind: 'huber' | 'squared',
): [Scalar, Tensor2D] {
  return call('pointLoss', { forecast, target }, { kind }) as [Scalar, Tensor2D];
}

/** What dropout draws from: the stream is left as if every number had been drawn one by one. */
export interface DropoutAttributes {
  readonly rate: number;
  readonly random: Random;
}

/** x with dropout, and the mask by which it was multiplied. */
export function fusedDropout(x: Tensor2D, attributes: DropoutAttributes): [Tensor2D, Tensor2D] {
  return call('dropout', { x }, attributes) as [Tensor2D, Tensor2D];
}

/** x ⊙ mask. */
export function fusedTimes(x: Tensor2D, mask: Tensor2D): Tensor2D {
  return call('times', { x, mask })[0] as Tensor2D;
}

/** A flat vector as blocks of the given shapes, one after another. */
export function fusedUnpack(flat: Tensor1D, shapes: readonly (readonly number[])[]): Tensor[] {
  return call('unpack', { flat }, { shapes });
}

/** All values of the blocks in one vector. */
export function fusedJoin(blocks: readonly Tensor[]): Tensor1D {
  return call('join', Object.fromEntries(blocks.map((block, i) => [`block${i}`, block])))[0] as Tensor1D;
}

/** Euclidean length. */
export function fusedNorm(x: Tensor): Scalar {
  return call('norm', { x })[0] as Scalar;
}
