import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../../../src/domain/calendar';
import { findGaps } from '../../../src/domain/cleaning/gaps';
import { checkMagnitude } from '../../../src/domain/cleaning/magnitude';
import { findOutliers, medianAbsoluteDeviation } from '../../../src/domain/cleaning/outliers';
import { qualityReport } from '../../../src/domain/cleaning/quality';
import { createRandom } from '../../../src/domain/random';

const days = (isos: string[]): number[] => isos.map(dayFromIso);

describe('findGaps', () => {
  it('should find missing calendar days and count a missing value as one', () => {
    const gaps = findGaps(
      days(['2024-01-01', '2024-01-02', '2024-01-05', '2024-01-06']),
      [1, NaN, 1, 1],
      'daily',
    );
    expect(gaps).toEqual([
      { firstDay: dayFromIso('2024-01-02'), lastDay: dayFromIso('2024-01-04'), missing: 3 },
    ]);
  });

  it('should expect no weekends of a business-daily series', () => {
    const friday = ['2024-01-05', '2024-01-08', '2024-01-10'];
    expect(
      findGaps(days(friday), [1, 1, 1], 'business-daily').map((gap) => isoFromDay(gap.firstDay)),
    ).toEqual(['2024-01-09']);
  });

  it('should miss the month of a monthly series that was never published', () => {
    const gaps = findGaps(days(['2025-08-01', '2025-09-01', '2025-11-01']), [1, 1, 1], 'monthly');
    expect(gaps.map((gap) => [isoFromDay(gap.firstDay), gap.missing])).toEqual([['2025-10-01', 1]]);
  });

  it('should find none among events', () => {
    expect(findGaps(days(['2020-01-01', '2024-01-01']), [1, 1], 'irregular')).toEqual([]);
  });
});

/** The rule as it is defined, sorting every window anew. */
function plainOutliers(values: readonly number[], window: number): number[] {
  const middle = (list: readonly number[]): number => {
    const sorted = [...list].sort((a, b) => a - b);
    return (sorted[Math.ceil(sorted.length / 2) - 1]! + sorted[sorted.length >> 1]!) / 2;
  };
  const moves = values.slice(1).map((value, i) => value - values[i]!);
  return moves.flatMap((move, i) => {
    const before = moves.slice(Math.max(0, i - window), i);
    if (before.length < 20) return [];
    const centre = middle(before);
    const limit = 8 * middle(before.map((other) => Math.abs(other - centre)));
    return limit > 0 && Math.abs(move) > limit ? [i + 1] : [];
  });
}

describe('findOutliers', () => {
  it('should flag what the plain definition flags, ties and all', () => {
    const step = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -90, max: 90 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 60, maxLength: 160 }), (steps) => {
        const values = steps.reduce<number[]>((list, one) => [...list, (list.at(-1) ?? 0) + one], []);
        const days = values.map((_, i) => i);
        const found = findOutliers(days, values, { change: 'difference', window: 30 });
        expect(found.map((outlier) => outlier.day)).toEqual(plainOutliers(values, 30));
      }),
    );
  });

  const calm = createRandom(7);
  const values = [100];
  for (let i = 1; i < 400; i++) values.push(values[i - 1]! * Math.exp(0.01 * calm.normal()));
  const axis = values.map((_, i) => i);

  it('should flag a move of 30 % in a series that moves 1 %, and only its day', () => {
    const shocked = values.map((value, i) => (i >= 200 ? value * 1.3 : value));
    const outliers = findOutliers(axis, shocked, { change: 'log' });
    expect(outliers.map((outlier) => outlier.day)).toEqual([200]);
    expect(outliers[0]!.move).toBeGreaterThan(outliers[0]!.limit);
    expect(findOutliers(axis, values, { change: 'log' })).toEqual([]);
  });

  it('should judge a day by earlier days alone', () => {
    const shocked = values.map((value, i) => (i >= 200 ? value * 1.3 : value));
    const cut = findOutliers(axis.slice(0, 201), shocked.slice(0, 201), { change: 'log' });
    expect(cut).toEqual(findOutliers(axis, shocked, { change: 'log' }));
  });

  it('should flag nothing while there are too few moves', () => {
    expect(findOutliers([0, 1, 2], [1, 1, 50], { change: 'difference' })).toEqual([]);
  });

  it('should go by the least spread where a series hardly moves', () => {
    const flat = Array.from({ length: 60 }, (_, i) => (i < 40 ? 0.12 : i < 50 ? 0.13 : 0.38));
    const at = flat.map((_, i) => i);
    const found = (leastSpread: number): number[] =>
      findOutliers(at, flat, { change: 'difference', leastSpread }).map((outlier) => outlier.day);
    expect(found(0.01)).toEqual([50]);
    expect(found(0)).toEqual([]);
  });

  it('should take the median distance from the median', () => {
    expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1);
    expect(medianAbsoluteDeviation([1, 3])).toBe(1);
    expect(medianAbsoluteDeviation([])).toBeNaN();
  });
});

describe('checkMagnitude', () => {
  it('should find the day on which a unit slipped', () => {
    const { least, largest, orders, jumps } = checkMagnitude([0, 1, 2, 3, 4], [1.5, 1.6, 160, NaN, 1.7]);
    expect([least, largest, jumps]).toEqual([1.5, 160, [2, 4]]);
    expect(orders).toBeCloseTo(Math.log10(160 / 1.5), 12);
  });

  it('should leave zeros out of sizes and say NaN of nothing', () => {
    expect(checkMagnitude([0, 1, 2], [5, 0, 6])).toMatchObject({ least: 0, jumps: [] });
    expect(checkMagnitude([0], [NaN])).toEqual({ least: NaN, largest: NaN, orders: NaN, jumps: [] });
  });
});

describe('qualityReport', () => {
  it('should gather reach, gaps, repairs, outliers and magnitude', () => {
    const at = days(['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-05']);
    const report = qualityReport({
      id: 'x',
      days: at,
      values: [NaN, 2, 3, 40],
      frequency: 'daily',
      change: 'log',
    });
    expect(report).toMatchObject({
      id: 'x',
      firstDay: at[1],
      lastDay: at[3],
      rows: 3,
      repairs: [],
      outliers: [],
    });
    expect(report.gaps).toHaveLength(1);
    expect(report.magnitude.jumps).toEqual([at[3]]);
  });

  it('should report an empty series without failing', () => {
    const report = qualityReport({ id: 'x', days: [], values: [], frequency: 'daily', change: 'log' });
    expect(report).toMatchObject({ firstDay: NaN, lastDay: NaN, rows: 0, gaps: [] });
  });
});
