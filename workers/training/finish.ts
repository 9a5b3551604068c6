import * as tf from '@tensorflow/tfjs-core';
import type { PartInfo, RunReport, TestForecasts, TrainedModel } from '../../src/contracts/run';
import { chooseShrinkage } from '../../src/domain/forecast/shrinkage';
import { toPrice } from '../../src/domain/forecast/target';
import { meanAbsoluteChange } from '../../src/domain/metrics/scaled';
import { specHash } from '../../src/domain/spec/hash';
import { gatherRows } from '../../src/domain/windows';
import { bandReport, calibrateBands, testQuantiles, type BandShifts, type ScaledQuantiles } from './bands';
import { forecastPath, modelOf } from './forecast-path';
import { runFigures } from './metric-table';
import { predict, type Answers } from './predict';
import type { Prepared } from './prepare';
import { partInfo } from './run-info';
import type { ModelFrame, TrainedLoop } from './run';

export interface FinishedRun {
  readonly report: Omit<RunReport, 'info' | 'insight' | 'tensors' | 'seconds'>;
  readonly model: TrainedModel;
}

/**
 * Shrinkage from the validation rows, bands from the calibration rows, then forecasts and metrics on the test rows,
 * then the next days.
 */
export async function finishRun(
  prepared: Prepared,
  { frame, trained }: { frame: ModelFrame; trained: TrainedLoop },
): Promise<FinishedRun> {
  const answers = await scaledAnswers(prepared, { frame, parameters: trained.best });
  const truth = gatherRows(prepared.dataset.target, prepared.validation);
  const shrinkage = chooseShrinkage(answers.validation.output, truth);
  const bands = finishBands(prepared, answers, shrinkage);
  const parameters = trained.best;
  const model: TrainedModel = {
    ...frame,
    parameters,
    shrinkage,
    ...(bands?.shifts && { bandShifts: bands.shifts }),
  };
  const unshrunk = testForecasts(prepared, answers.test.output, 1);
  const plain = testForecasts(prepared, answers.test.output, shrinkage);
  const shrunk = bands ? { ...plain, quantiles: bands.quantiles } : plain;
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
    ...runFigures({ shrunk, unshrunk }, yardstick),
    test: shrunk,
    next: await forecastPath(model, prepared.panel),
    ...(bands && { bands: bandReport(prepared, { forecasts: shrunk, ...bands }) }),
  } as const;
  return { report, model };
}

type JudgedPart = 'validation' | 'calibration' | 'test';

async function scaledAnswers(
  prepared: Prepared,
  { frame, parameters }: { frame: ModelFrame; parameters: Float32Array },
): Promise<Record<JudgedPart, Answers>> {
  const tensor = tf.tensor1d(parameters);
  try {
    const { columns, window } = prepared.dataset;
    const from = (part: JudgedPart): Promise<Answers> =>
      predict(modelOf(frame), tensor, { columns, window, origins: prepared[part] });
    return {
      validation: await from('validation'),
      calibration: await from('calibration'),
      test: await from('test'),
    };
  } finally {
    tensor.dispose();
  }
}

interface FinishedBands {
  readonly shifts: BandShifts | null;
  readonly quantiles: number[][][];
  readonly before: number[][][] | null;
  readonly calibration: PartInfo | null;
}

/** The bands of a quantile head, calibrated where the run has rows for that; null for other heads. */
function finishBands(
  prepared: Prepared,
  answers: Record<JudgedPart, Answers>,
  shrinkage: number,
): FinishedBands | null {
  const { dataset, calibration, panel } = prepared;
  if (!answers.test.quantiles) return null;
  const horizon = dataset.target.length;
  const of = (part: JudgedPart): ScaledQuantiles => ({
    values: answers[part].quantiles!,
    horizon,
    shrinkage,
  });
  const plain = testQuantiles(prepared, of('test'), null);
  if (calibration.length === 0) return { shifts: null, quantiles: plain, before: null, calibration: null };
  const shifts = calibrateBands(of('calibration'), gatherRows(dataset.target, calibration));
  const quantiles = testQuantiles(prepared, of('test'), shifts);
  return { shifts, quantiles, before: plain, calibration: partInfo(panel.days, calibration) };
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
