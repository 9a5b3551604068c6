import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { correlateRanks, orderOf, windowRanks } from '../../../src/domain/features/window-ranks';
import { ranks } from '../../../src/domain/stats/ranks';
import { spearman } from '../../../src/domain/stats/correlation';

const value = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -4, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const series = fc.array(value, { minLength: 30, maxLength: 30 });

describe('windowRanks', () => {
  it('should hold twice the average rank less n + 1', () => {
    const { table } = windowRanks(orderOf([5, 1, 5, 3, 9]), 4);
    const expected = [...ranks([9, 1, 5, 3])].map((rank) => 2 * rank - 5);
    // Row 4 stands in slot 0.
    expect([...table.subarray(16)]).toEqual(expected);
  });

  it('should give the rank correlation of every full window, and 0 where a side is flat', () => {
    fc.assert(
      fc.property(series, series, fc.integer({ min: 3, max: 8 }), (x, y, window) => {
        const rolled = correlateRanks(orderOf(y), [windowRanks(orderOf(x), window)])[0]!;
        rolled.forEach((r, row) => {
          const [left, right] = [x, y].map((all) => all.slice(Math.max(0, row - window + 1), row + 1));
          const full = left!.length === window && ![...left!, ...right!].some(Number.isNaN);
          const expected = spearman(left!, right!);
          if (!full) expect(r).toBeNaN();
          else expect(r).toBeCloseTo(Number.isNaN(expected) ? 0 : expected, 12);
        });
      }),
    );
  });
});
