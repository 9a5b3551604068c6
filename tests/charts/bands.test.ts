import { describe, expect, it } from 'vitest';
import { buildCoverage } from '../../src/charts/coverage';
import { bandAreas, bandRange, bandRows } from '../../src/charts/forecast-bands';
import { buildNextForecast } from '../../src/charts/forecast-next';
import { buildTestForecast } from '../../src/charts/forecast-test';
import { dayToTime } from '../../src/charts/format';
import { chartTheme } from '../../src/charts/theme';
import { bandRows as tableRows, bandTitle, pinballWords } from '../../src/components/lab/bands';
import { exampleReport, exampleTest } from '../fixtures/lab';
import { dataOf, seriesOf } from './series';

const theme = chartTheme('light');
const levels = (middle: number): number[] => [middle - 20, middle - 10, middle, middle + 10, middle + 20];

describe('the bands around a path', () => {
  it('should be drawn as areas from edge to edge, the widest first', () => {
    const areas = bandAreas([{ x: 1, quantiles: levels(100) }], theme);
    expect(areas.map(({ data }) => data)).toEqual([[[1, 80]], [[1, 40]], [[1, 90]], [[1, 20]]]);
  });

  it('should be nothing where the model gives none', () => {
    expect(bandAreas([{ x: 1 }], theme)).toEqual([]);
    expect(bandRows(undefined)).toEqual([]);
    expect(bandRange([{ x: 1 }], [])).toBeUndefined();
    const test = buildTestForecast(
      { test: exampleTest(), horizon: 1, lastOrigins: 0, modelLabel: 'MLP' },
      theme,
    );
    expect(seriesOf(test)).toHaveLength(3);
  });

  it('should be said in a tooltip with what they promise', () => {
    expect(bandRows(levels(100))).toEqual([
      { label: '95 % of days', value: '$80.000 to $120.00' },
      { label: '80 % of days', value: '$90.000 to $110.00' },
    ]);
  });

  it('should open from the last known close', () => {
    const next = { ...exampleReport().next, quantiles: [levels(111), levels(112)] };
    const option = buildNextForecast({ next, history: [[16099, 109]], modelLabel: 'MLP' }, theme);
    const [lower] = seriesOf(option);
    expect(lower?.data).toEqual([
      [dayToTime(16100), 110],
      [dayToTime(16101), 91],
      [dayToTime(16102), 92],
    ]);
  });
});

const BANDS = {
  levels: [0.025, 0.1, 0.5, 0.9, 0.975],
  calibration: null,
  bands: [
    {
      nominal: 80,
      lower: 1,
      upper: 3,
      coverage: [78, 76],
      averageCoverage: 77,
      width: [4, 6],
      uncalibrated: null,
    },
    {
      nominal: 95,
      lower: 0,
      upper: 4,
      coverage: [95, 93],
      averageCoverage: 94,
      width: [9, 13],
      uncalibrated: null,
    },
  ],
  pinball: [0.4, 0.6],
  naivePinball: [0.5, 0.5],
  pinballSkill: -2.04,
};

describe('the judgement of bands', () => {
  it('should draw what was held beside what was promised', () => {
    const option = buildCoverage(BANDS, theme);
    expect(dataOf(option, 'held, of 80 %')).toEqual([
      [1, 78],
      [2, 76],
    ]);
    expect(dataOf(option, '95 % promised').every(([, share]) => share === 95)).toBe(true);
    expect(option.yAxis).toMatchObject({ min: 70, max: 100 });
  });

  it('should say it in words and figures', () => {
    expect(bandTitle(BANDS)).toBe(
      'The 80 % band held on 77.0 %, the 95 % band held on 94.0 % of the test days',
    );
    expect(pinballWords(BANDS)).toContain('2.0 % higher (worse)');
    expect(tableRows(BANDS)[0]).toEqual({
      horizon: '1',
      held80: '78.0',
      width80: '4.0',
      held95: '95.0',
      width95: '9.0',
      pinball: '0.400',
      naive: '0.500',
    });
  });
});
