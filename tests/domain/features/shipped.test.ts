import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { availableFeatures } from '../../../src/domain/features/availability';
import { buildFeatures } from '../../../src/domain/features/build';
import { DEFAULT_FEATURES } from '../../../src/domain/features/catalogue';
import { MACRO_INPUTS } from '../../../src/domain/features/macro-inputs';
import { FUTURES, violations, withFuture } from './law-of-time';
import { shippedPanel } from './shipped-panel';

const panel = shippedPanel();
const built = new Map(COIN_IDS.map((coin) => [coin, buildFeatures(panel, coin)]));

describe('features of the shipped tables', () => {
  it.each(COIN_IDS)('should give the default features and eleven macro inputs to %s', (coin) => {
    const features = built.get(coin)!;
    const rows = panel.days.length;
    const from = features.columns['close']!.findIndex((value) => !Number.isNaN(value));
    const split = Math.round(from + 0.8 * (rows - from));
    const origins = Array.from({ length: rows - split }, (_, i) => split + i);
    const ids = [...new Set([...DEFAULT_FEATURES, ...MACRO_INPUTS.map((input) => input.feature), 'range'])];
    const { kept, leftOut } = availableFeatures(features, ids, { train: { from, to: split }, origins });
    // Fear & Greed begins in 2018, the news end in 2021, highs and lows end in August 2025.
    expect(leftOut.map((each) => each.feature)).toEqual(['news_balance', 'fear_greed', 'range']);
    expect(kept).toEqual(expect.arrayContaining([...DEFAULT_FEATURES, 'hike_cycle']));
  });

  it('should obey the law of time on real days', () => {
    const last = panel.days.length - 1;
    fc.assert(
      fc.property(
        fc.constantFrom(...COIN_IDS),
        fc.integer({ min: 0, max: last }),
        fc.record({ kind: fc.constantFrom(...FUTURES), shift: fc.integer({ min: 1, max: 90 }) }),
        (coin, day, future) => {
          expect(
            violations(built.get(coin)!, buildFeatures(withFuture(panel, day, future), coin), day),
          ).toEqual([]);
        },
      ),
      { numRuns: 12, seed: 3 },
    );
  });
});
