import { describe, expect, it } from 'vitest';
import { buildResultChart, chartColumns, plain, resultChartHeight } from '../../src/charts/sql-result';
import { chartTheme } from '../../src/charts/theme';
import type { QueryResult } from '../../src/contracts/data-engine';

const theme = chartTheme('dark');

function result(types: readonly string[], rows: QueryResult['rows']): QueryResult {
  return { columns: types.map((_, i) => `c${i}`), types, rows, truncated: false, ms: 1 };
}

interface Drawn {
  readonly data: [number | string, number][];
  readonly lineStyle: { readonly opacity: number };
}

function drawn(of: QueryResult): Drawn[] {
  const columns = chartColumns(of);
  if (!columns) throw new Error('nothing to draw');
  return buildResultChart(of, columns, theme).series as unknown as Drawn[];
}

describe('chartColumns', () => {
  const two = (...row: QueryResult['rows'][number]): QueryResult['rows'] => [row, row];

  it('should set numbers against the first date, wherever it stands', () => {
    expect(
      chartColumns(result(['DOUBLE', 'DATE', 'VARCHAR', 'BIGINT'], two(1, '2020-01-01', 'a', 2))),
    ).toEqual({
      x: 1,
      kind: 'time',
      ys: [0, 3],
    });
  });

  it('should fall back on names, then on the first number', () => {
    expect(chartColumns(result(['VARCHAR', 'DOUBLE'], two('a', 1)))).toEqual({ x: 0, kind: 'text', ys: [1] });
    expect(chartColumns(result(['BIGINT', 'DECIMAL(18,3)'], two(1, 2)))).toEqual({
      x: 0,
      kind: 'number',
      ys: [1],
    });
  });

  it.each([
    ['one number alone', ['DOUBLE'], [[1], [2]]],
    [
      'no number',
      ['DATE', 'VARCHAR'],
      [
        ['2020-01-01', 'a'],
        ['2020-01-02', 'b'],
      ],
    ],
    ['one row', ['DATE', 'DOUBLE'], [['2020-01-01', 1]]],
    ['no row', ['DATE', 'DOUBLE'], []],
  ] as const)('should draw nothing of %s', (_, types, rows) => {
    expect(chartColumns(result(types, rows))).toBeNull();
  });

  it('should draw four columns at most', () => {
    const columns = chartColumns(
      result(['DATE', ...Array<string>(9).fill('DOUBLE')], two('2020-01-01', 1, 2, 3, 4, 5, 6, 7, 8, 9)),
    );
    expect(columns?.ys).toEqual([1, 2, 3, 4]);
    expect(resultChartHeight(columns!)).toBe(4 * resultChartHeight({ x: 0, kind: 'time', ys: [1] }));
  });
});

describe('buildResultChart', () => {
  it('should read days and moments as UTC and leave out what is missing', () => {
    const [series] = drawn(
      result(
        ['TIMESTAMP', 'DOUBLE'],
        [
          ['2020-01-01 12:00:00', 1],
          ['2020-01-02 00:00:00', null],
          ['2020-01-03', 3],
        ],
      ),
    );
    expect(series?.data).toEqual([
      [Date.UTC(2020, 0, 1, 12), 1],
      [Date.UTC(2020, 0, 3), 3],
    ]);
  });

  it('should join points by a line only where they follow one another', () => {
    const rising = [
      ['2020-01-01', 1],
      ['2020-01-02', 2],
    ] as const;
    expect(drawn(result(['DATE', 'DOUBLE'], rising))[0]?.lineStyle.opacity).toBe(1);
    expect(drawn(result(['DATE', 'DOUBLE'], [...rising].reverse()))[0]?.lineStyle.opacity).toBe(0);
    expect(
      drawn(
        result(
          ['VARCHAR', 'DOUBLE'],
          [
            ['a', 1],
            ['b', 2],
          ],
        ),
      )[0]?.lineStyle.opacity,
    ).toBe(0);
  });

  it('should show names of columns as text, whatever they contain', () => {
    const hostile = {
      ...result(
        ['DATE', 'DOUBLE'],
        [
          ['2020-01-01', 1],
          ['2020-01-02', 2],
        ],
      ),
      columns: ['d', '<img src=x onerror=alert(1)>'],
    };
    const option = buildResultChart(hostile, chartColumns(hostile)!, theme);
    const tooltip = option.tooltip as { formatter: (items: unknown) => string };
    expect(tooltip.formatter([{ seriesId: 'y1', value: [Date.UTC(2020, 0, 1), 1] }])).not.toContain('<img');
    // Once, not twice: what is shown is the name as the reader wrote it.
    expect(tooltip.formatter([{ seriesId: 'y1', value: [Date.UTC(2020, 0, 1), 1] }])).toContain(
      '&#60;img src=x',
    );
  });
});

describe('plain', () => {
  it.each([
    [3, '3'],
    [-0.25, '−0.25'],
    [1 / 3, '0.3333'],
    [33_830_200_000, '33,830,200,000'],
  ])('should write %d as %s', (value, text) => {
    expect(plain(value)).toBe(text);
  });
});
