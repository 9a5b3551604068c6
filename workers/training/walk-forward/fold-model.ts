import * as tf from '@tensorflow/tfjs-core';
import type { RunSpec } from '../../../src/contracts/run';
import type { TrainedFold } from '../../../src/contracts/training-engine';
import type { FittedFold, FoldForecaster } from '../../../src/domain/backtest/fold-forecaster';
import type { FoldParts } from '../../../src/domain/backtest/fold';
import { sliceFrame, type Frame } from '../../../src/domain/frame';
import type { RowRange } from '../../../src/domain/windows';
import { originRows } from '../../../src/domain/windows';
import { modelOf } from '../forecast-path';
import { priceBase, scaledInputs } from '../inputs';
import { predict } from '../predict';
import { prepareRun, type Prepared } from '../prepare';

/** A coin's rows of a panel: row 0 of the judged data is row `first` of the panel. */
export interface FoldData {
  readonly spec: RunSpec;
  readonly panel: Frame;
  readonly first: number;
}

/** Trains a fold; `number` counts the fits of one walk. */
export type FoldTrainer = (prepared: Prepared, number: number) => Promise<TrainedFold>;

/**
 * A neural model as the walk-forward runner drives it: features, availability, scalers and weights of each fold come
 * from its training rows, early stopping from its validation rows. The panel is cut where the runner's data end, so
 * that nothing later exists for the model either.
 */
export function neuralForecaster(folds: FoldData, train: FoldTrainer): FoldForecaster {
  let fits = 0;
  return {
    id: folds.spec.model,
    label: folds.spec.model,
    async fitFold(data, parts, horizon) {
      const number = fits++;
      const known = knownPanel(folds, data.closes.length);
      const prepared = prepareFold(known, parts, folds);
      return fittedFold(await train(prepared, number), { folds, horizon });
    },
  };
}

/** What a fold trains on: the rows of `train` and `validation`, on a panel that ends with the latter's targets. */
export function prepareFold(
  panel: Frame,
  { train, validation }: Pick<FoldParts, 'train' | 'validation'>,
  { spec, first }: Omit<FoldData, 'panel'>,
): Prepared {
  const moved = ({ from, to }: RowRange): RowRange => ({ from: from + first, to: to + first });
  const end = moved(validation).to;
  const none = { from: end, to: end };
  const plan = { train: moved(train), validation: moved(validation), calibration: none, test: none };
  return prepareRun(spec, panel, plan);
}

/** The panel as it was after so many rows of the judged data. */
export function knownPanel({ panel, first }: Omit<FoldData, 'spec'>, rows: number): Frame {
  return sliceFrame(panel, 0, first + rows);
}

function fittedFold(
  trained: TrainedFold,
  { folds, horizon }: { folds: FoldData; horizon: number },
): FittedFold {
  const { spec, first } = folds;
  return {
    async forecastAll(data, origins) {
      const panel = knownPanel(folds, data.closes.length);
      const columns = scaledInputs(panel, spec.coin, { ...trained, spec });
      const { volatility } = priceBase(panel, spec.coin);
      const rows = originRows(columns.sequence, {
        window: spec.window,
        rows: { from: first + origins[0]!, to: first + origins.at(-1)! + 1 },
        atOrigin: [...columns.macro, volatility],
      });
      const scaled = await answers(trained, spec, { columns, window: spec.window, origins: rows });
      const places = new Map(Array.from(rows, (row, i) => [row, i]));
      return Array.from(origins, (origin) => {
        const at = places.get(first + origin);
        if (at === undefined) return new Float64Array(horizon).fill(NaN);
        const factor = volatility[first + origin]!;
        return Float64Array.from({ length: horizon }, (_, h) => factor * scaled[at * horizon + h]!);
      });
    },
  };
}

async function answers(
  trained: TrainedFold,
  spec: RunSpec,
  data: Parameters<typeof predict>[2],
): Promise<Float32Array> {
  if (data.origins.length === 0) return new Float32Array();
  const parameters = tf.tensor1d(trained.parameters);
  const model = modelOf({ ...trained, version: 1, spec, backend: 'cpu' });
  try {
    return (await predict(model, parameters, data)).output;
  } finally {
    parameters.dispose();
  }
}
