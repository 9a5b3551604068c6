import type { HeadKind } from '../../../src/domain/spec/head';
import { valuesPerDay } from '../../../src/domain/spec/head';
import { fullHyper, type Hyper } from '../../../src/domain/spec/hyper';
import type { ModelKind } from '../../../src/domain/spec/spec';
import { createBilstm } from './bilstm';
import { createCnn } from './cnn';
import { createConvlstm } from './convlstm';
import { createEncdec } from './encdec';
import { createFusion } from './fusion';
import { withHead } from './heads';
import { createLstm } from './lstm';
import { createMlp } from './mlp';
import type { Model, ModelShape, Network, NetworkDesign } from './model';
import { createTransformer } from './transformer';

const CREATORS: Readonly<Record<ModelKind, (design: NetworkDesign) => Network>> = {
  fusion: createFusion,
  transformer: createTransformer,
  lstm: createLstm,
  bilstm: createBilstm,
  encdec: createEncdec,
  convlstm: createConvlstm,
  cnn: createCnn,
  mlp: createMlp,
};

/** What a spec says of a model besides its kind. */
export interface ModelOptions {
  readonly head?: HeadKind | undefined;
  readonly hyper?: Hyper | undefined;
}

/** The model a spec names, for inputs of the given sizes. */
export function createModel(
  kind: ModelKind,
  shape: ModelShape,
  { head = 'huber', hyper }: ModelOptions = {},
): Model {
  const design = { ...shape, hyper: fullHyper(kind, hyper), values: valuesPerDay(head) };
  return { kind, ...withHead(CREATORS[kind](design), head, shape) };
}
