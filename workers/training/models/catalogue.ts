import type { ModelKind } from '../../../src/domain/spec/spec';
import { createFusion } from './fusion';
import { createMlp } from './mlp';
import type { Model, ModelShape } from './model';

const CREATORS: Readonly<Record<ModelKind, (shape: ModelShape) => Model>> = {
  fusion: createFusion,
  mlp: createMlp,
};

/** The model a spec names, for inputs of the given sizes. */
export function createModel(kind: ModelKind, shape: ModelShape): Model {
  return CREATORS[kind](shape);
}
