import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { COIN_IDS, type TargetId } from '../../../src/domain/catalogue/ids';
import { buildFeatures, computeFeatures } from '../../../src/domain/features/build';
import { FEATURES } from '../../../src/domain/features/catalogue';
import type { Feature } from '../../../src/domain/features/feature';
import type { Frame } from '../../../src/domain/frame';
import { frequencyViews } from '../../../src/domain/signal/frequency-views';
import { arrivals } from '../../../src/domain/signal/price-trend';
import { smoothedPriceTrend } from '../../../src/domain/signal/smoothed-price-trend';
import { FUTURES, violations, withFuture } from './law-of-time';
import { syntheticPanel } from './synthetic';

const ROWS = 620;
const COINS: readonly TargetId[] = [...COIN_IDS, 'own_gold'];
const IDS = [...FEATURES.map(({ id }) => id), 'own_hash_rate'];
const panel = withOwn(syntheticPanel(ROWS, 5));

/** A coin of somebody's own, closes alone with gaps, that ends before the others; and an indicator that begins late. */
function withOwn({ days, columns }: Frame): Frame {
  const gold = columns['ltc_close']!.map((value, t) => (t % 50 < 2 || t > 590 ? NaN : 3 * value));
  const rate = columns['dxy']!.map((value, t) => (t < 100 ? NaN : value - 100));
  return { days, columns: { ...columns, own_gold: gold, own_hash_rate: rate } };
}

describe('the law of time', () => {
  it('should hold for every feature of every coin, own ones included, whatever the future holds', () => {
    const whole = new Map(COINS.map((coin) => [coin, buildFeatures(panel, coin, { ids: IDS })]));
    fc.assert(
      fc.property(
        fc.constantFrom(...COINS),
        fc.integer({ min: 0, max: ROWS - 1 }),
        fc.record({ kind: fc.constantFrom(...FUTURES), shift: fc.integer({ min: 1, max: 90 }) }),
        (coin, day, future) => {
          const changed = buildFeatures(withFuture(panel, day, future), coin, { ids: IDS });
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

  it('should compare features of an own coin and an own indicator on days on which they have values', () => {
    const { columns } = buildFeatures(panel, 'own_gold', { ids: IDS });
    const present = (id: string): number => columns[id]!.filter(Number.isFinite).length;
    expect(present('close')).toBeGreaterThan(500);
    expect(present('own_hash_rate')).toBe(ROWS - 100);
    expect(IDS.filter((id) => present(id) > 0).length).toBeGreaterThan(IDS.length / 2);
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
