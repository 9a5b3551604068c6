import { describe, expect, it } from 'vitest';
import { bandsWords, fanOfRun } from '../../../src/components/outlook/run-fan';
import type { Fan } from '../../../src/contracts/evaluation';

const like: Fan = {
  originDay: 10,
  lastClose: 100,
  days: Int32Array.of(11, 12, 13),
  quantiles: [80, 90, 100, 110, 120].map((price) => new Float64Array(3).fill(price)),
  volatility: Float64Array.of(50, 51, 52),
};
const path = {
  originDay: 10,
  lastClose: 100,
  days: [11, 12],
  forecast: [101, 102],
  naive: [100, 100],
  quantiles: [
    [70, 85, 101, 115, 130],
    [60, 80, 102, 120, 140],
  ],
};

describe('the fan of a run', () => {
  it('should be its own quantiles, on its own days', () => {
    const fan = fanOfRun(path, like)!;
    expect(fan.quantiles.map((values) => [...values])).toEqual([
      [70, 60],
      [85, 80],
      [101, 102],
      [115, 120],
      [130, 140],
    ]);
    expect([...fan.days]).toEqual([11, 12]);
    expect([...fan.volatility]).toEqual([50, 51]);
  });

  it('should not be drawn where a run gives a path alone, or its bands have gaps', () => {
    const { quantiles: _, ...alone } = path;
    expect(fanOfRun(alone, like)).toBeNull();
    expect(fanOfRun({ ...path, quantiles: [path.quantiles[0]!] }, like)).toBeNull();
    expect(fanOfRun({ ...path, quantiles: [path.quantiles[0]!, [1, 2, NaN, 4, 5]] }, like)).toBeNull();
  });

  it('should be said whose it is', () => {
    const run = { name: 'LSTM on Bitcoin', drawn: true, ownBands: true };
    expect(bandsWords('HAR', run)).toMatch(/^Bands of LSTM on Bitcoin itself/);
    expect(bandsWords('HAR', { ...run, held: [{ nominal: 80, averageCoverage: 76.6 }] })).toContain(
      'On its test 80 % bands covered 77 %.',
    );
    expect(bandsWords('HAR', { ...run, ownBands: false })).toMatch(/not of LSTM on Bitcoin/);
    expect(bandsWords('HAR', { ...run, drawn: false, ownBands: false })).toMatch(/does not end on the last/);
    expect(bandsWords('HAR', { ...run, name: '' })).toBe('Bands of the volatility model: HAR.');
  });
});
