import { describe, expect, it } from 'vitest';
import { CELL, coverageCalendar, dayAt } from '../../src/charts/quality-calendar';
import { buildRepairChart } from '../../src/charts/quality-repair';
import { coverageStrip, sparkPath, STRIP_HEIGHT } from '../../src/charts/quality-strips';
import { buildValuesChart } from '../../src/charts/quality-values';
import { chartTheme } from '../../src/charts/theme';
import { dayFromIso, dayRange } from '../../src/domain/calendar';
import { DAY_STATES } from '../../src/domain/cleaning/coverage';

const theme = chartTheme('light');
const day = dayFromIso;

/** Area of a state's cells, in cells. */
function cells(path: string): number {
  return [...path.matchAll(/v([\d.]+)h/g)].reduce(
    (sum, [, v]) => sum + Math.round(Number(v) / CELL.height),
    0,
  );
}

describe('coverageCalendar', () => {
  const first = day('2019-12-28');
  const last = day('2021-01-03');
  const days = dayRange(first, last);
  const own = DAY_STATES.indexOf('own');
  const carried = DAY_STATES.indexOf('carried');
  const states = Uint8Array.from(days, (one) => (((one + 4) % 7) % 6 === 0 ? carried : own));

  it('should draw every day once, in the colour of its state', () => {
    const { paths, years } = coverageCalendar(states, first);
    expect(years).toEqual([2019, 2020, 2021]);
    expect(cells(paths.own) + cells(paths.carried)).toBe(days.length);
    expect(cells(paths.carried)).toBe(states.filter((state) => state === carried).length);
    expect(paths.missing).toBe('');
  });

  it('should find the day under each cell, and none beside them', () => {
    const { paths, years } = coverageCalendar(states, first);
    const [, x = '', y = ''] = /^M([\d.]+) ([\d.]+)h/.exec(paths.own) ?? [];
    // Monday 30 December 2019 is the first day with a value of its own.
    expect(dayAt(Number(x) + 1, Number(y) + 1, years[0]!)).toBe(day('2019-12-30'));
    expect(dayAt(Number(x) + 1, Number(y) + 4 * CELL.height + 1, years[0]!)).toBeNaN();
    expect(dayAt(-3, 5, 2019)).toBeNaN();
    const columns = dayRange(day('2020-01-01'), day('2020-12-31'));
    const found = new Set<number>();
    for (let column = 0; column < 54; column++) {
      for (let row = 0; row < 7; row++)
        found.add(dayAt(column * CELL.width + 1, 44 + row * CELL.height + 1, 2019));
    }
    found.delete(NaN);
    expect([...found].sort()).toEqual([...columns]);
  });
});

describe('coverageStrip', () => {
  it('should stand full where all is there and show what is lacking above', () => {
    const strip = coverageStrip([
      { year: 2020, month: 1, due: 0, own: 0 },
      { year: 2020, month: 2, due: 4, own: 4 },
      { year: 2020, month: 3, due: 4, own: 1 },
      { year: 2020, month: 4, due: 4, own: 0 },
    ]);
    expect(strip.own).toBe(`M1 0h1v${STRIP_HEIGHT}h-1zM2 12h1v4h-1z`);
    expect(strip.missing).toBe(`M2 0h1v12h-1zM3 0h1v${STRIP_HEIGHT}h-1z`);
  });
});

describe('sparkPath', () => {
  it('should rise with the values and begin where they do', () => {
    const path = sparkPath([50, 60, 99], [1, 2, 3], { firstDay: 0, lastDay: 99, log: false });
    expect(path).toMatch(/^M48 23L57 12L95 1$/);
  });

  it('should draw nothing of nothing, and a level line of equal values', () => {
    expect(sparkPath([], [], { firstDay: 0, lastDay: 9, log: true })).toBe('');
    expect(sparkPath([0, 9], [5, 5], { firstDay: 0, lastDay: 9, log: false })).toBe('M0 23L86 23');
    expect(sparkPath([1], [0], { firstDay: 0, lastDay: 9, log: true })).toBe('');
  });
});

interface DrawnSeries {
  readonly id: string;
  readonly data: [number, number][];
}

describe('buildValuesChart', () => {
  it('should set the marks on the line, on a logarithmic axis too', () => {
    const option = buildValuesChart(
      {
        series: { id: 'x', label: 'X', days: [10, 11, 12], values: [10, 100, 1000] },
        span: { firstDay: 10, lastDay: 12 },
        log: true,
        unusual: [{ day: 11, words: 'far' }],
        repaired: [{ day: 40, words: 'gone' }],
        unit: 'points',
        valueWords: String,
      },
      theme,
    );
    const of = (id: string): [number, number][] =>
      (option.series as DrawnSeries[]).find((one) => one.id === id)!.data;
    expect(of('values').map(([, value]) => value)).toEqual([1, 2, 3]);
    expect(of('unusual')).toEqual([[11 * 86_400_000, 2]]);
    expect(of('repaired')).toEqual([]);
  });
});

describe('buildRepairChart', () => {
  it('should put the figure of the feed beside the repaired one, on its day only', () => {
    const days = dayRange(100, 140);
    const values = Float64Array.from(days, (one) => one);
    const repairs = [{ day: 120, before: 90, after: 120 }];
    const option = buildRepairChart({ days, values, repairs, day: 120 }, theme);
    const of = (id: string): [number, number][] =>
      (option.series as DrawnSeries[]).find((one) => one.id === id)!.data;
    expect(of('repaired')).toHaveLength(17);
    const differing = of('feed').filter(([, value], i) => value !== of('repaired')[i]![1]);
    expect(differing).toEqual([[120 * 86_400_000, 90]]);
    expect(of('changed')).toEqual(differing);
  });
});
