import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { holdoutPlan, walkForwardPlan } from '../../../src/domain/backtest/plan';
import type { Fold } from '../../../src/domain/backtest/fold';
import { COIN_IDS, type CoinId } from '../../../src/domain/catalogue/ids';
import { buildFeatures } from '../../../src/domain/features/build';
import { FEATURES } from '../../../src/domain/features/catalogue';
import type { Frame } from '../../../src/domain/frame';
import { fitScalers } from '../../../src/domain/scaling/fit-scalers';
import { SCALING_PRESETS, scalingFor } from '../../../src/domain/scaling/presets';
import { fitScaler, type ScalerParams } from '../../../src/domain/scaling/scaler';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { prepareRun } from '../../../workers/training/prepare';
import { FUTURES, withFuture, type Future } from '../features/law-of-time';
import { syntheticPanel } from '../features/synthetic';

const ROWS = 900;
const panel = syntheticPanel(ROWS, 9);
/** From here on every feature of every coin has a value, so that any fold has rows to fit on. */
const FIRST = 430;
const IDS = FEATURES.map(({ id }) => id);
const FOLDS: readonly Fold[] = [
  ...holdoutPlan(ROWS - FIRST, { horizon: 5 }),
  ...walkForwardPlan(ROWS - FIRST, { horizon: 5, testShare: 0.5 }),
  ...walkForwardPlan(ROWS - FIRST, { horizon: 3, mode: 'sliding', testShare: 0.5, calibrationShare: 0.1 }),
];
const rowsOf = ({ train }: Fold) => ({ from: train.from + FIRST, to: train.to + FIRST });

type Fit = (
  features: Frame,
  fold: Fold,
  preset: (typeof SCALING_PRESETS)[number],
) => Record<string, ScalerParams>;

const honest: Fit = (features, fold, preset) => {
  const scalers = fitScalers(features, IDS, { rows: rowsOf(fold), preset });
  return Object.fromEntries(Object.entries(scalers).map(([id, { params }]) => [id, params]));
};

/** The mistake of the textbooks: one scaler over all rows, test included. */
const leaky: Fit = (features, _, preset) =>
  Object.fromEntries(
    FEATURES.map(({ id, group }) => {
      const { kind, log } = scalingFor(group, preset);
      return [id, fitScaler(kind, features.columns[id]!, { log }).params];
    }),
  );

const whole = new Map(COIN_IDS.map((coin) => [coin, buildFeatures(panel, coin)]));

/** Names of the features whose scaler a different future moves by even one bit. */
function moved(fit: Fit, { coin, fold, preset }: Case, future: Future): string[] {
  const lastTrainRow = rowsOf(fold).to - 1;
  const before = fit(whole.get(coin)!, fold, preset);
  const after = fit(buildFeatures(withFuture(panel, lastTrainRow, future), coin), fold, preset);
  const bits = ({ kind, ...rest }: ScalerParams): string => JSON.stringify([kind, rest]);
  return IDS.filter((id) => bits(before[id]!) !== bits(after[id]!));
}

interface Case {
  readonly coin: CoinId;
  readonly fold: Fold;
  readonly preset: (typeof SCALING_PRESETS)[number];
}

const cases = fc.record({
  coin: fc.constantFrom(...COIN_IDS),
  fold: fc.constantFrom(...FOLDS),
  preset: fc.constantFrom(...SCALING_PRESETS),
});
const futures = fc.record({
  kind: fc.constantFrom(...FUTURES),
  shift: fc.integer({ min: 1, max: 90 }),
});

describe('scalers inside folds', () => {
  it('should not move by one bit, whatever comes after the training rows', () => {
    fc.assert(
      fc.property(cases, futures, (one, future) => {
        expect(moved(honest, one, future)).toEqual([]);
      }),
      { numRuns: 50, seed: 21 },
    );
  });

  it('should catch a scaler that was fitted on all rows', () => {
    for (const kind of FUTURES) {
      const one = { coin: 'btc', fold: FOLDS[0]!, preset: 'standard' } as const;
      expect(moved(leaky, one, { kind, shift: 13 })).toContain('close');
    }
  });

  it('should not move in training either: scalers, macro scalers and noise of a prepared run', () => {
    const spec = {
      ...defaultSpec({ data: '', firstDay: panel.days[0]!, lastDay: panel.days[ROWS - 1]! }),
      window: 5,
    };
    const before = prepareRun(spec, panel);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (shift) => {
        const changed = withFuture(panel, before.fitted.to - 1, { kind: 'changed', shift });
        const after = prepareRun(spec, changed);
        expect(after.fitted).toEqual(before.fitted);
        expect(after.scaling).toEqual(before.scaling);
        expect(after.noise?.(1).sequence).toEqual(before.noise?.(1).sequence);
        expect(after.noise?.(1).macro).toEqual(before.noise?.(1).macro);
      }),
      { numRuns: 12, seed: 6 },
    );
  });
});
