import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Random } from '../../../src/domain/random';
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

/** What a forward pass answers: scaled returns `[batch, horizon]`, and what the model shows of itself. */
export interface ForwardResult {
  readonly output: Tensor2D;
  /** MacroFusion: the sigmoid gate `[batch, 64]` that the macro inputs open. */
  readonly gate?: Tensor2D;
}

/** A model: a parameter table and a pure function of parameters and inputs. */
export interface Model {
  readonly kind: string;
  readonly table: ParameterTable;
  readonly forward: (parameters: Parameters, inputs: ModelInputs, context: ForwardContext) => ForwardResult;
}

/** Forward pass without dropout: validation, tests and forecasts. */
export const INFERENCE: ForwardContext = { dropout: 0, random: null };
