import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { ForwardContext } from '../model';
import type { ParameterTable } from '../parameters';
import type { Parameters } from '../unpack';
import { attention, attentionTable, type AttentionShape } from './attention';
import { dense, denseTable } from './dense';
import { dropout } from './dropout';
import { layerNormOfSum, layerNormTable } from './layer-norm';

/** Parameters of one Transformer encoder layer of `width`, with a feed-forward of `inner` units. */
export function encoderTable(name: string, width: number, inner: number): ParameterTable {
  return [
    ...attentionTable(`${name}.attention`, width),
    ...layerNormTable(`${name}.norm1`, width),
    ...denseTable(`${name}.inner`, width, inner),
    ...denseTable(`${name}.outer`, inner, width),
    ...layerNormTable(`${name}.norm2`, width),
  ];
}

/** What an encoder layer needs besides its rows. */
export interface EncoderCall {
  readonly name: string;
  readonly shape: AttentionShape;
  readonly context: ForwardContext;
}

/** Attention and feed-forward, each with a residual and a norm after it (post-norm, Vaswani et al. 2017). */
export function encoder(
  parameters: Parameters,
  rows: Tensor2D,
  { name, shape, context }: EncoderCall,
): Tensor2D {
  const attended = dropout(attention(parameters, rows, { name: `${name}.attention`, shape }), context);
  const middle = layerNormOfSum(parameters, `${name}.norm1`, [rows, attended]);
  const inner = dense(parameters, { name: `${name}.inner`, activation: 'relu' }, middle);
  const outer = dropout(dense(parameters, `${name}.outer`, inner), context);
  return layerNormOfSum(parameters, `${name}.norm2`, [middle, outer]);
}
