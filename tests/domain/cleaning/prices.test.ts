import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayFromIso } from '../../../src/domain/calendar';
import { repairCloses, type DailyPrices } from '../../../src/domain/cleaning/bad-closes';
import { missingVolume } from '../../../src/domain/cleaning/volume';
import { zeroGuard } from '../../../src/domain/cleaning/zero-guard';

const first = dayFromIso('2021-12-13');
const prices: DailyPrices = {
  days: Int32Array.of(first, first + 1, first + 2),
  open: Float64Array.of(100, 101, 106),
  high: Float64Array.of(102, 104, 107),
  low: Float64Array.of(99, 100, 103),
  close: Float64Array.of(101, 102, 105),
};

describe('missingVolume', () => {
  it('should take zero for missing and keep the rest', () => {
    expect([...missingVolume([0, 5, NaN, -1, 2])]).toEqual([NaN, 5, NaN, NaN, 2]);
  });
});

describe('zeroGuard', () => {
  it('should reject closes below the floor and say which', () => {
    const { values, rejected } = zeroGuard([1e-5, 9e-6, 0, NaN, 0.3]);
    expect([...values]).toEqual([1e-5, NaN, NaN, NaN, 0.3]);
    expect(rejected).toEqual([1, 2]);
  });

  it('should leave no close below its floor', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (closes) => {
        const { values, rejected } = zeroGuard(closes);
        expect([...values].every((value) => Number.isNaN(value) || value >= 1e-5)).toBe(true);
        expect(rejected.length).toBe([...values].filter(Number.isNaN).length);
      }),
    );
  });
});

describe('repairCloses', () => {
  it("should put the next day's open in place of a listed close and widen the range", () => {
    const repaired = repairCloses(prices, [{ day: first + 1, close: 102.01 }]);
    expect([...repaired.prices.close]).toEqual([101, 106, 105]);
    expect([...repaired.prices.high]).toEqual([102, 106, 107]);
    expect([...repaired.prices.low]).toEqual([...prices.low]);
    expect(repaired.repairs.map(({ column, before, after }) => [column, before, after])).toEqual([
      ['close', 102, 106],
      ['high', 104, 106],
    ]);
  });

  it('should leave the range alone when the repaired close is within it', () => {
    const wide = { ...prices, high: Float64Array.of(102, 110, 107) };
    expect(repairCloses(wide, [{ day: first + 1, close: 102 }]).repairs).toHaveLength(1);
  });

  it('should change nothing that is not listed, nor its input', () => {
    const before = [...prices.close];
    expect(repairCloses(prices, [])).toEqual({ prices, repairs: [] });
    repairCloses(prices, [{ day: first + 1, close: 102 }]);
    expect([...prices.close]).toEqual(before);
  });

  it('should refuse a list that does not fit the table', () => {
    expect(() => repairCloses(prices, [{ day: first + 9, close: 1 }])).toThrow('2021-12-22');
    expect(() => repairCloses(prices, [{ day: first, close: 110 }])).toThrow('but the table has 101');
    expect(() => repairCloses(prices, [{ day: first + 2, close: 105 }])).toThrow('the next day has no open');
  });
});
