import { describe, expect, it } from 'vitest';
import { buildShockInput } from '../../src/charts/shock-input';
import { buildShockDifference, buildShockPath } from '../../src/charts/shock-path';
import { dayToTime } from '../../src/charts/format';
import { chartTheme } from '../../src/charts/theme';
import { exampleReport } from '../fixtures/lab';
import { dataOf, marksOf, seriesNamed } from './series';

const theme = chartTheme('light');

describe('the shock path chart', () => {
  const base = exampleReport().next;
  const option = buildShockPath({ base, shocked: { ...base, forecast: [109, 108] } }, theme);

  it('should start base, shocked and naive at the same close', () => {
    for (const name of ['base', 'shocked', 'naive']) {
      expect(dataOf(option, name)[0]).toEqual([dayToTime(16100), 110]);
    }
  });

  it('should draw each path with its own values', () => {
    expect(dataOf(option, 'base').map(([, y]) => y)).toEqual([110, 111, 112]);
    expect(dataOf(option, 'shocked').map(([, y]) => y)).toEqual([110, 109, 108]);
    expect(dataOf(option, 'naive').map(([, y]) => y)).toEqual([110, 110, 110]);
  });
});

describe('the shock path chart with more to say', () => {
  const base = exampleReport().next;
  const shocked = { ...base, forecast: [109, 108] };

  it('should draw what came as far as it is known', () => {
    const option = buildShockPath({ base, shocked, actual: [115, NaN] }, theme);
    expect(dataOf(option, 'what came').map(([, y]) => y)).toEqual([110, 115]);
  });

  it('should shade from the lowest to the highest seed, and nothing for one', () => {
    const seeds = [shocked, { ...base, forecast: [107, 111] }];
    const series = buildShockPath({ base, shocked, seeds }, theme).series as {
      id?: string;
      data: number[][];
    }[];
    const [lower, height] = series.filter(({ id }) => id?.includes('seeds'));
    expect(lower!.data.map(([, y]) => y)).toEqual([107, 108]);
    expect(height!.data.map(([, y]) => y)).toEqual([2, 3]);
    const single = buildShockPath({ base, shocked, seeds: [shocked] }, theme).series as { id?: string }[];
    expect(single.some(({ id }) => id?.includes('seeds'))).toBe(false);
  });

  it('should draw the difference in percent', () => {
    const steps = [
      { day: 1, percent: -1 },
      { day: 2, percent: -3 },
    ];
    const option = buildShockDifference(steps, [], theme);
    expect(dataOf(option, 'shocked less base').map(([, y]) => y)).toEqual([-1, -3]);
  });
});

describe('a path that does not move', () => {
  it('should lie in the middle of a frame of two percent', () => {
    const flat = { ...exampleReport().next, forecast: [110, 110] };
    const axis = buildShockPath({ base: flat, shocked: flat }, theme).yAxis as { min: number; max: number };
    expect([axis.min, axis.max]).toEqual([110 * 0.99, 110 * 1.01]);
  });
});

describe('the shock input chart', () => {
  const data = {
    days: [1, 2, 3],
    before: [4, 4, NaN],
    after: [4, 6, 6],
    startDay: 2,
    knownFrom: 3,
    unit: 'percent',
    decimals: 2,
  };

  it('should draw what was known as steps', () => {
    const option = buildShockInput(data, theme);
    expect(seriesNamed(option, 'shocked').step).toBe('end');
    expect(dataOf(option, 'as it was')[2]?.[1]).toBeNull();
  });

  it('should mark where the change begins and from when it was known', () => {
    expect(marksOf(buildShockInput(data, theme), 'shocked')).toHaveLength(2);
    expect(marksOf(buildShockInput({ ...data, knownFrom: NaN }, theme), 'shocked')).toHaveLength(1);
  });
});
