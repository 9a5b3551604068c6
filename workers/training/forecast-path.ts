import * as tf from '@tensorflow/tfjs-core';
import type { PathForecast, TrainedModel } from '../../src/contracts/run';
import { dayRange, isoFromDay } from '../../src/domain/calendar';
import { toPrice } from '../../src/domain/forecast/target';
import { sliceFrame, type Frame } from '../../src/domain/frame';
import { priceQuantiles } from './bands';
import { trainingError } from './failures';
import type { InputColumns } from './batches';
import { priceBase, scaledInputs } from './inputs';
import { createModel } from './models/catalogue';
import type { Model } from './models/model';
import { predict } from './predict';

/** The model that a trained one's parameters belong to. */
export function modelOf({
  spec,
  features,
  macroInputs,
}: Omit<TrainedModel, 'parameters' | 'shrinkage' | 'bandShifts'>): Model {
  const shape = {
    steps: spec.window,
    features: features.length,
    macro: macroInputs.length,
    horizon: spec.horizon,
  };
  return createModel(spec.model, shape, { head: spec.head, hyper: spec.hyper });
}

/**
 * The forecast from one day of a panel, by default its last: features, dynamic weights and volatility are computed
 * anew from the rows up to that day, scaled as in training, and the model's scaled returns, shrunk, become prices.
 * The naive forecast stands beside it.
 */
export async function forecastPath(
  trained: TrainedModel,
  wholePanel: Frame,
  originDay?: number,
): Promise<PathForecast> {
  const { panel, row } = panelUntil(wholePanel, originDay);
  const columns = scaledInputs(panel, trained.spec.coin, trained);
  return (await originForecast(trained, { panel, row, columns }))();
}

/** A day to forecast from: its row, the last of a panel, and the model's scaled inputs on all rows. */
export interface Origin {
  readonly panel: Frame;
  readonly row: number;
  readonly columns: InputColumns;
}

/**
 * What the model says at an origin, as a function that turns it into prices: with the model's shrinkage, or with
 * another (1 = none).
 */
export async function originForecast(
  trained: TrainedModel,
  { panel, row, columns }: Origin,
): Promise<(shrinkage?: number) => PathForecast> {
  const { spec } = trained;
  const prices = priceBase(panel, spec.coin);
  const day = panel.days[row]!;
  requireInputs(trained, { columns, prices, row, day });
  const parameters = tf.tensor1d(trained.parameters);
  const data = { columns, window: spec.window, origins: Int32Array.of(row) };
  const answers = await predict(modelOf(trained), parameters, data).finally(() => parameters.dispose());
  const [lastClose, deviation] = [prices.close[row]!, prices.volatility[row]!];
  return (shrinkage = trained.shrinkage) => ({
    originDay: day,
    lastClose,
    days: [...dayRange(day + 1, day + spec.horizon)],
    forecast: Array.from(answers.output, (value) => toPrice(lastClose, shrinkage * value, deviation)),
    naive: Array.from(answers.output, () => lastClose),
    ...(answers.quantiles && {
      quantiles: pathQuantiles({ ...trained, shrinkage }, answers.quantiles, { lastClose, deviation }),
    }),
  });
}

function pathQuantiles(
  { spec: { horizon }, shrinkage, bandShifts }: TrainedModel,
  values: Float32Array,
  { lastClose, deviation }: { lastClose: number; deviation: number },
): number[][] {
  const day = { shifts: bandShifts ?? null, close: lastClose, volatility: deviation };
  return priceQuantiles({ values, horizon, shrinkage }, 0, day);
}

/** The panel up to an origin, by default its last day, and the origin's row. */
export function panelUntil(panel: Frame, originDay?: number): { panel: Frame; row: number } {
  const row = originDay === undefined ? panel.days.length - 1 : panel.days.indexOf(originDay);
  if (row >= 0) return { panel: sliceFrame(panel, 0, row + 1), row };
  throw trainingError(
    'bad-input',
    originDay === undefined ? 'The panel has no days.' : `The panel has no day ${isoFromDay(originDay)}.`,
    'Choose a day of the data.',
  );
}

interface OriginInputs {
  readonly columns: InputColumns;
  readonly prices: ReturnType<typeof priceBase>;
  readonly row: number;
  readonly day: number;
}

/** Nothing is filled in: an input that is missing in the window is named. */
function requireInputs(trained: TrainedModel, { columns, prices, row, day }: OriginInputs): void {
  const from = row - trained.spec.window + 1;
  const missing = [
    ...trained.features.filter(
      (_, i) => from < 0 || !columns.sequence[i]!.subarray(from, row + 1).every(Number.isFinite),
    ),
    ...trained.macroInputs.filter((_, i) => !Number.isFinite(columns.macro[i]![row])),
    ...(Number.isFinite(prices.volatility[row]) ? [] : ['volatility']),
  ];
  if (missing.length === 0) return;
  throw trainingError(
    'not-enough-data',
    `No forecast from ${isoFromDay(day)}: ${[...new Set(missing)].join(', ')} missing in the ${trained.spec.window} days up to it.`,
    'Choose another origin day.',
  );
}
