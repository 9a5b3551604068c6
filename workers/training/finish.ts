import * as tf from '@tensorflow/tfjs-core';
import type { RunReport, TestForecasts, TrainedModel } from '../../src/contracts/run';
import { chooseShrinkage } from '../../src/domain/forecast/shrinkage';
import { toPrice } from '../../src/domain/forecast/target';
import { meanAbsoluteChange } from '../../src/domain/metrics/scaled';
import { specHash } from '../../src/domain/spec/hash';
import { gatherRows } from '../../src/domain/windows';
import { forecastPath, modelOf } from './forecast-path';
import { metricTable, naiveForecasts } from './metric-table';
import { predict } from './predict';
import type { Prepared } from './prepare';
import type { ModelFrame, TrainedLoop } from './run';

export interface FinishedRun {
  readonly report: Omit<RunReport, 'info' | 'insight' | 'tensors' | 'seconds'>;
  readonly model: TrainedModel;
}

/** Shrinkage from the validation rows, then forecasts and metrics on the test rows, then the next days. */
export async function finishRun(
  prepared: Prepared,
  { frame, trained }: { frame: ModelFrame; trained: TrainedLoop },
): Promise<FinishedRun> {
  const { validation, test } = await scaledForecasts(prepared, { frame, parameters: trained.best });
  const truth = gatherRows(prepared.dataset.target, prepared.validation);
  const shrinkage = chooseShrinkage(validation, truth);
  const model: TrainedModel = { ...frame, parameters: trained.best, shrinkage };
  const unshrunk = testForecasts(prepared, test, 1);
  const shrunk = testForecasts(prepared, test, shrinkage);
  const { from, to } = prepared.fitted;
  const yardstick = meanAbsoluteChange(prepared.prices.close.subarray(from, to));
  const report = {
    version: 1,
    spec: frame.spec,
    specHash: specHash(frame.spec),
    epochs: trained.epochs,
    bestEpoch: trained.bestEpoch,
    stopped: trained.end,
    shrinkage,
    model: metricTable(shrunk, yardstick),
    unshrunk: metricTable(unshrunk, yardstick),
    naive: metricTable(naiveForecasts(shrunk), yardstick),
    test: shrunk,
    next: await forecastPath(model, prepared.panel),
  } as const;
  return { report, model };
}

interface ScaledForecasts {
  readonly validation: Float32Array;
  readonly test: Float32Array;
}

async function scaledForecasts(
  { dataset, validation, test }: Prepared,
  { frame, parameters }: { frame: ModelFrame; parameters: Float32Array },
): Promise<ScaledForecasts> {
  const tensor = tf.tensor1d(parameters);
  try {
    const { columns, window } = dataset;
    const from = (origins: Int32Array): Promise<Float32Array> =>
      predict(modelOf(frame), tensor, { columns, window, origins });
    return { validation: await from(validation), test: await from(test) };
  } finally {
    tensor.dispose();
  }
}

/** Scaled returns of the test origins, times the factor, as prices beside what came. */
function testForecasts(
  { panel, prices, test, dataset }: Prepared,
  scaled: Float32Array,
  factor: number,
): TestForecasts {
  const { close, volatility } = prices;
  const horizon = dataset.target.length;
  const steps = Array.from({ length: horizon }, (_, h) => h);
  const rows = [...test];
  return {
    originDays: rows.map((row) => panel.days[row]!),
    lastClose: rows.map((row) => close[row]!),
    forecast: rows.map((row, i) =>
      steps.map((h) => toPrice(close[row]!, factor * scaled[i * horizon + h]!, volatility[row]!)),
    ),
    actual: rows.map((row) => steps.map((h) => close[row + h + 1]!)),
  };
}
