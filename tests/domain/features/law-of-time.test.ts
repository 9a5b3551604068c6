import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { buildFeatures, computeFeatures } from '../../../src/domain/features/build';
import { FEATURES } from '../../../src/domain/features/catalogue';
import type { Feature } from '../../../src/domain/features/feature';
import { frequencyViews } from '../../../src/domain/signal/frequency-views';
import { arrivals } from '../../../src/domain/signal/price-trend';
import { smoothedPriceTrend } from '../../../src/domain/signal/smoothed-price-trend';
import { FUTURES, violations, withFuture } from './law-of-time';
import { syntheticPanel } from './synthetic';

const ROWS = 620;
const panel = syntheticPanel(ROWS, 5);

describe('the law of time', () => {
  it('should hold for every feature of every coin, whatever the future holds', () => {
    const whole = new Map(COIN_IDS.map((coin) => [coin, buildFeatures(panel, coin)]));
    fc.assert(
      fc.property(
        fc.constantFrom(...COIN_IDS),
        fc.integer({ min: 0, max: ROWS - 1 }),
        fc.record({ kind: fc.constantFrom(...FUTURES), shift: fc.integer({ min: 1, max: 90 }) }),
        (coin, day, future) => {
          const changed = buildFeatures(withFuture(panel, day, future), coin);
          expect(violations(whole.get(coin)!, changed, day)).toEqual([]);
        },
      ),
      { numRuns: 120, seed: 11 },
    );
  });

  it('should compare every feature on a day on which it has a value', () => {
    const { columns } = buildFeatures(panel, 'btc');
    const empty = Object.entries(columns).filter(([, values]) => values.every(Number.isNaN));
    expect(empty).toEqual([]);
    expect(Object.keys(columns)).toEqual(FEATURES.map((feature) => feature.id));
  });

  it.each(leaks().map((leak) => [leak.id, leak] as const))(
    'should catch a feature that leaks: %s',
    (_, leak) => {
      const result = computeFeatures(panel, 'btc', [leak]);
      const caught = FUTURES.some((kind) =>
        [290, 296, 300].some((day) => {
          const changed = computeFeatures(withFuture(panel, day, { kind, shift: 13 }), 'btc', [leak]);
          return violations(result, changed, day).length > 0;
        }),
      );
      expect(caught).toBe(true);
    },
  );
});

/** Features that break the law, each in a way that is easily overlooked. */
function leaks(): Feature[] {
  const info = { label: '', formula: '', unit: '', group: 'return', warmUp: 0, description: '' } as const;
  return [
    { ...info, id: 'tomorrow', compute: ({ close }) => close.map((_, t) => close[t + 1] ?? NaN) },
    {
      ...info,
      id: 'centred-mean',
      compute: ({ close }) =>
        close.map((value, t) => ((close[t - 1] ?? 0) + value + (close[t + 1] ?? 0)) / 3),
    },
    {
      ...info,
      id: 'scaled-by-all',
      compute: ({ close }) => close.map((value) => value / Math.max(...close.filter((c) => c > 0))),
    },
    {
      ...info,
      id: 'back-filled',
      compute: ({ coinColumn }) => {
        const high = coinColumn('high').slice();
        for (let t = high.length - 2; t >= 0; t--) if (Number.isNaN(high[t]!)) high[t] = high[t + 1]!;
        return high;
      },
    },
    {
      ...info,
      id: 'zero-phase-filter',
      compute: ({ series }) => frequencyViews(series('vix'), 0.5).smoothed,
    },
    {
      ...info,
      id: 'smoothed-trend',
      compute: ({ series }) => smoothedPriceTrend(arrivals(series('cpi'))).growth,
    },
  ];
}
