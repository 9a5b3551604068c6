import { describe, expect, it } from 'vitest';
import { buildErrors } from '../../src/charts/errors';
import { buildNextForecast } from '../../src/charts/forecast-next';
import { dayToTime } from '../../src/charts/format';
import { fewDigits, line, percentTick, shortDate, tipHtml } from '../../src/charts/forecast-parts';
import { namesApart } from '../../src/charts/forecast-names';
import { buildTestForecast, testPoints } from '../../src/charts/forecast-test';
import { chartTheme } from '../../src/charts/theme';
import { exampleMetrics, exampleReport, exampleTest } from '../fixtures/lab';
import { dataOf, seriesNamed } from './series';

const theme = chartTheme('dark');
const data = {
  test: exampleTest(),
  horizon: 2,
  lastOrigins: 0,
  modelLabel: 'MLP',
};

describe('the test forecast chart', () => {
  it('should lay every forecast on the day it speaks of', () => {
    expect(testPoints(data)[0]).toEqual({ day: 16080, actual: 101, forecast: 102, naive: 100 });
  });

  it('should draw the naive forecast dashed and neutral', () => {
    const naive = seriesNamed(buildTestForecast(data, theme), 'naive');
    expect(naive.lineStyle).toMatchObject({ color: theme.naive, type: [6, 4] });
  });

  it('should break the line of outcomes where one is not known yet', () => {
    expect(dataOf(buildTestForecast(data, theme), 'actual').at(-1)?.[1]).toBeNull();
  });

  it('should keep only the last origins when asked', () => {
    expect(testPoints({ ...data, lastOrigins: 2 }).map((point) => point.day)).toEqual([16082, 16083]);
    expect(testPoints({ ...data, lastOrigins: 99 })).toHaveLength(4);
  });
});

describe('the next forecast chart', () => {
  const option = buildNextForecast(
    { next: exampleReport().next, history: [[16099, 109]], modelLabel: 'MLP' },
    theme,
  );

  it('should start both paths at the last known close', () => {
    const origin = [dayToTime(16100), 110];
    expect(dataOf(option, 'MLP')[0]).toEqual(origin);
    expect(dataOf(option, 'naive')[0]).toEqual(origin);
    expect(dataOf(option, 'MLP')).toHaveLength(3);
  });

  it('should read its days in UTC', () => {
    expect(option).toMatchObject({ useUTC: true });
  });
});

describe('the errors chart', () => {
  it('should put a model that is worse than naive above the zero line', () => {
    const { model, unshrunk } = exampleReport();
    const option = buildErrors({ model, unshrunk }, theme);
    expect(dataOf(option, 'model')).toEqual([
      [1, 0.3],
      [2, 0.3],
    ]);
    expect(dataOf(option, 'naive').every(([, y]) => y === 0)).toBe(true);
  });

  it('should put a better one below it', () => {
    const { unshrunk } = exampleReport();
    const option = buildErrors({ model: exampleMetrics({ skill: 2 }), unshrunk }, theme);
    expect(dataOf(option, 'model')[0]).toEqual([1, -2]);
  });
});

describe('figures in words', () => {
  it('should name days without their year on a short axis', () => {
    expect(shortDate(Date.UTC(2020, 2, 1))).toBe('1 Mar');
    expect(shortDate(Date.UTC(2020, 2, 14))).toBe('14 Mar');
  });

  it('should give an axis as few digits as it takes', () => {
    expect(fewDigits(64213)).toBe('64,210');
    expect(fewDigits(-0.5)).toBe('−0.5');
  });

  it('should sign percents and keep the digits that tell ticks apart', () => {
    expect([0.05, 0.1, 0, -0.05].map(percentTick)).toEqual(['+0.05 %', '+0.1 %', '0 %', '−0.05 %']);
  });

  it('should head a tooltip with its day unless told otherwise', () => {
    const items = [{ seriesName: 'model', value: [dayToTime(16080), 2] as [number, number] }];
    expect(tipHtml(items, { value: String })).toContain('10 Jan 2014');
    expect(tipHtml(items, { value: String, head: () => 'Epoch 3' })).toContain('Epoch 3');
  });
});

describe('the names of lines', () => {
  const ending = (name: string, x: number, y: number) =>
    line(
      {
        name,
        colour: '#000',
        data: [
          [0, 0],
          [x, y],
        ],
      },
      theme,
    );
  const places = (series: ReturnType<typeof namesApart>, pixels: readonly number[]) =>
    series.map((one, i) => pixels[i]! + (one.endLabel?.offset as [number, number])[1]);

  it('should be at least a line apart where two lines end together', () => {
    const series = [ending('a', 5, 100), ending('b', 5, 99), ending('c', 5, 50)];
    const [a, b, c] = places(namesApart(series, 200, { min: 0, max: 100 }), [0, 2, 100]);
    expect(b! - a!).toBeGreaterThanOrEqual(14);
    expect(c).toBeGreaterThan(b!);
  });

  it('should stay at their lines where these end at different places', () => {
    const series = [ending('a', 5, 100), ending('b', 3, 99)];
    expect(places(namesApart(series, 200, { min: 0, max: 100 }), [0, 2])).toEqual([0, 2]);
  });
});
