import { describe, expect, it } from 'vitest';
import {
  absentSeriesInfo,
  ownSampling,
  ownSeriesCutoff,
  ownSeriesInfo,
} from '../../../src/domain/own/series-info';
import type { OwnSeries } from '../../../src/domain/own/series';
import { importText, mapping, seriesMapping } from './mapping';

function own(values: readonly (number | string)[], step = 1, unit = ''): OwnSeries {
  const rows = values.map((value, i) => {
    const day = new Date(Date.UTC(2020, 0, 1 + i * step)).toISOString().slice(0, 10);
    return `${day},${value}`;
  });
  const series = [seriesMapping({ label: 'A name that is rather long', unit })];
  return importText(['Date,Value', ...rows].join('\n'), mapping({ series })).series[0]!;
}

describe('ownSeriesInfo', () => {
  it('should show as many decimals as tell values apart, none of whole numbers', () => {
    expect(ownSeriesInfo(own([1, 20, 300])).decimals).toBe(0);
    expect(ownSeriesInfo(own([1.5, 2.25, 9.5])).decimals).toBe(4);
    expect(ownSeriesInfo(own([15000.5, 2.25])).decimals).toBe(0);
    expect(ownSeriesInfo(own([0.00015, 0.0002])).decimals).toBe(8);
  });

  it('should clip a long name for heads and say where a unit is missing', () => {
    expect(ownSeriesInfo(own([1, 2]))).toMatchObject({
      label: 'A name that is rather long',
      shortLabel: 'A name that is …',
      unit: 'units of its own',
    });
    expect(ownSeriesInfo(own([1, 2], 1, 'EH/s')).unit).toBe('EH/s');
  });
});

describe('ownSampling', () => {
  it.each([
    [1, 'daily', 0.5],
    [7, 'weekly', 0.2],
    [31, 'monthly', 0.1],
  ])('should take a step of %d days for %s', (step, sampling, cutoff) => {
    const series = own(
      Array.from({ length: 20 }, (_, i) => i),
      step,
    );
    expect(ownSampling(series.coverage)).toBe(sampling);
    expect(ownSeriesCutoff(series)).toBe(cutoff);
  });
});

describe('absentSeriesInfo', () => {
  it('should name what is not here by its id', () => {
    expect(absentSeriesInfo('own_hash_rate').label).toBe('Hash rate (own)');
  });
});
