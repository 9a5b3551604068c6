import type { EChartsOption } from 'echarts';
import { buildLossOverlay, buildTestOverlay } from '../../src/charts/compare';
import { buildCoverage } from '../../src/charts/coverage';
import { buildErrors } from '../../src/charts/errors';
import { buildFan, buildPastFans, buildVolatilityPath } from '../../src/charts/fan';
import { buildNextForecast } from '../../src/charts/forecast-next';
import { buildTestForecast } from '../../src/charts/forecast-test';
import { buildGate } from '../../src/charts/gate';
import { buildLoss } from '../../src/charts/loss';
import { DOLLARS, moneyIn } from '../../src/charts/money';
import { buildMoves, movesOf } from '../../src/charts/moves';
import { buildScaledChart, buildScalingChart } from '../../src/charts/scaling';
import { buildNoiseChart } from '../../src/charts/scaling-noise';
import { buildShockInput } from '../../src/charts/shock-input';
import { buildShockDifference, buildShockPath } from '../../src/charts/shock-path';
import { buildSlopes } from '../../src/charts/slopes';
import { buildSpeed } from '../../src/charts/speed';
import { chartTheme } from '../../src/charts/theme';
import { exampleReport, exampleTest } from '../fixtures/lab';

/** One option or more of every chart that speaks of runs and forecasts. */
const theme = chartTheme('light');
const { next, epochs, bestEpoch, info, model, unshrunk } = exampleReport();
const test = exampleTest();
const days = [16_079, 16_080, 16_081];
const span = { firstDay: days[0]!, lastDay: days[2]! };
const run = { name: 'A', colour: '#123456', epochs, bestEpoch, naiveLoss: 0.5, test };
const MONIES = [DOLLARS, moneyIn('EUR'), moneyIn('')];
const fan = {
  originDay: 16_100,
  lastClose: 110,
  days: Int32Array.of(16_101, 16_102),
  quantiles: [90, 100, 110, 120, 130].map((value) => Float64Array.of(value, value)),
  volatility: Float64Array.of(40, 42),
};
const levels = [0.025, 0.1, 0.5, 0.9, 0.975];
const past = [{ fan, actual: Float64Array.of(111, 112) }];
const scaled = { days, raw: [1, 2, 3], scaled: [-1, 0, 1], unit: 'points', span };

export const RUN_SAMPLES: Readonly<Record<string, readonly EChartsOption[]>> = {
  buildLossOverlay: [buildLossOverlay([run], theme)],
  buildTestOverlay: MONIES.map((money) =>
    buildTestOverlay({ runs: [run], horizon: 1, lastDays: 30, money }, theme),
  ),
  buildCoverage: [
    buildCoverage(
      {
        levels,
        calibration: null,
        bands: [
          {
            nominal: 80,
            lower: 1,
            upper: 3,
            coverage: [79, 78],
            averageCoverage: 78.5,
            width: [4, 5],
            uncalibrated: null,
          },
        ],
        pinball: [1, 2],
        naivePinball: [1, 2],
        pinballSkill: 0,
      },
      theme,
    ),
  ],
  buildErrors: [buildErrors({ model, unshrunk }, theme)],
  buildFan: MONIES.map((money) =>
    buildFan({ fan, levels, history: [[16_099, 109]], colour: '#123456', path: null, money }, theme),
  ),
  buildVolatilityPath: [buildVolatilityPath({ fan, lately: 45, colour: '#123456' }, theme)],
  buildPastFans: MONIES.map((money) => buildPastFans({ past, levels, colour: '#123456', money }, theme)),
  buildNextForecast: MONIES.map((money) =>
    buildNextForecast({ next, history: [[16_099, 109]], modelLabel: 'MLP', money }, theme),
  ),
  buildTestForecast: MONIES.map((money) =>
    buildTestForecast({ test, horizon: 1, lastOrigins: 0, modelLabel: 'MLP', money }, theme),
  ),
  buildGate: [
    buildGate({ days, low: [0.1, 0.2, 0.3], middle: [0.4, 0.5, 0.6], high: [0.7, 0.8, 0.9] }, theme),
  ],
  buildLoss: [buildLoss({ epochs, bestEpoch, naiveLoss: info.naiveValidationLoss, totalEpochs: 3 }, theme)],
  buildMoves: [
    buildMoves({ moves: movesOf(test, 1, span), horizon: 1, span, reach: 10, colour: '#123456' }, theme),
  ],
  buildScaledChart: [
    buildScaledChart(
      { ...scaled, parts: { train: span, validation: span, test: span }, colour: '#123456' },
      theme,
    ),
  ],
  buildScalingChart: [
    buildScalingChart(
      {
        ...scaled,
        parts: { train: span, validation: span, test: span },
        height: 460,
        colour: '#123456',
        compact: false,
      },
      theme,
    ),
  ],
  buildNoiseChart: [buildNoiseChart({ days, plain: [1, 2, 3], epochs: [[1, 2, 3]] }, theme)],
  buildShockInput: [
    buildShockInput(
      {
        days,
        before: [1, 2, 3],
        after: [1, 3, 4],
        startDay: 16_080,
        knownFrom: 16_081,
        unit: '%',
        decimals: 2,
      },
      theme,
    ),
  ],
  buildShockPath: MONIES.map((money) => buildShockPath({ base: next, shocked: next, money }, theme)),
  buildShockDifference: [buildShockDifference([{ day: 16_101, percent: 1 }], [], theme)],
  buildSlopes: [
    buildSlopes(
      {
        slopes: [{ name: 'seed 1', off: 10, on: 12 }],
        labels: ['off', 'on'],
        format: String,
        unit: 'epochs',
      },
      theme,
    ),
  ],
  buildSpeed: [false, true].map((compact) =>
    buildSpeed(
      { models: ['MLP', 'LSTM'], marks: [{ name: 'WebAssembly', kind: 'own', values: [1.2, 9] }], compact },
      theme,
    ),
  ),
};
