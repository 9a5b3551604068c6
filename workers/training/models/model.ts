import type { Scalar, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Random } from '../../../src/domain/random';
import type { HeadKind } from '../../../src/domain/spec/head';
import type { HyperKey } from '../../../src/domain/spec/hyper';
import type { ParameterTable } from './parameters';
import type { Parameters } from './unpack';

/** Sizes that fix a model's parameters. */
export interface ModelShape {
  /** Days of history, sequence features a day, macro inputs, days forecast. */
  readonly steps: number;
  readonly features: number;
  readonly macro: number;
  readonly horizon: number;
}

/** What a network is built for: the shape, its own sizes, and the values that the head needs for each day ahead. */
export interface NetworkDesign extends ModelShape {
  readonly hyper: Readonly<Record<HyperKey, number>>;
  readonly values: number;
}

/** A batch as tensors: `[batch, steps, features]` and `[batch, macro]`. */
export interface ModelInputs {
  readonly sequence: Tensor3D;
  readonly macro: Tensor2D;
}

/** How a forward pass runs. Dropout acts only with a rate above zero and a generator for its masks. */
export interface ForwardContext {
  readonly dropout: number;
  readonly random: Random | null;
}

/** What a network answers: `[batch, horizon · values]`, and what it shows of itself. */
export interface NetworkResult {
  readonly output: Tensor2D;
  /** MacroFusion: the sigmoid gate `[batch, width]` that the macro inputs open. */
  readonly gate?: Tensor2D;
}

/** What a model answers: the point or median forecast, scaled returns `[batch, horizon]`. */
export interface ForwardResult extends NetworkResult {
  /** Quantile head: `[batch, horizon, levels]` in rising order. */
  readonly quantiles?: Tensor3D;
}

/** A parameter table and a pure function of parameters and inputs. */
export interface Network {
  readonly table: ParameterTable;
  readonly forward: (parameters: Parameters, inputs: ModelInputs, context: ForwardContext) => NetworkResult;
}

/** A network with a head: what it forecasts, and how its errors count. */
export interface Model extends Network {
  readonly kind: string;
  readonly head: HeadKind;
  readonly forward: (parameters: Parameters, inputs: ModelInputs, context: ForwardContext) => ForwardResult;
  /** Mean loss of a batch's answers; targets are scaled returns `[batch, horizon]`. */
  readonly loss: (result: ForwardResult, target: Tensor2D) => Scalar;
}

/** Forward pass without dropout: validation, tests and forecasts. */
export const INFERENCE: ForwardContext = { dropout: 0, random: null };
