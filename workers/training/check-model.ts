import type { TrainedModel } from '../../src/contracts/run';
import { trainingError } from './failures';
import { modelOf } from './forecast-path';
import { countParameters } from './models/parameters';

/** @throws TrainingError `bad-input` where a model, as from a file, has another number of parameters than its kind */
export function requireSizes(model: TrainedModel): void {
  const needed = countParameters(modelOf(model).table);
  const { length } = model.parameters;
  if (length === needed) return;
  throw trainingError(
    'bad-input',
    `The model has ${length} parameters; one of its kind and inputs has ${needed}.`,
    'Train it anew: it was made by another version, or its file is not what it says.',
  );
}
