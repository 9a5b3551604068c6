import type { EChartsOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { drawnAs, figuresOf } from '../../src/charts/figures';
import { chartSheet, sheetSvg } from '../../src/charts/sheet';
import { chartTheme } from '../../src/charts/theme';
import { csvOf, fileName } from '../../src/composables/useChartFiles';

const DAY = 86_400_000;
const line = (name: string, data: unknown[], more = {}): object => ({ type: 'line', name, data, ...more });
const option = (series: object[], xAxis: object = { type: 'time' }): EChartsOption =>
  ({ xAxis, series }) as EChartsOption;

describe('figuresOf', () => {
  it('should join the lines on their days, with nothing where one has no value', () => {
    const chart = option([
      line('a', [
        [DAY, 2],
        [0, 1],
      ]),
      line('b', [[DAY, NaN], { value: [2 * DAY, 5] }]),
    ]);
    expect(figuresOf(chart)).toEqual({
      columns: ['day', 'a', 'b'],
      rows: [
        ['1970-01-01', 1, null],
        ['1970-01-02', 2, null],
        ['1970-01-03', null, 5],
      ],
    });
  });

  it('should leave out edges, areas without a name, and marks that cannot be read', () => {
    const chart = option([
      line('a', [[0, 1]]),
      line('edge', [[0, 9]], { silent: true }),
      line('', [[0, 9]], { id: 'quiet-band' }),
    ]);
    expect(figuresOf(chart).columns).toEqual(['day', 'a']);
  });

  it('should give back the figure where something else is drawn', () => {
    const chart = drawnAs(option([line('price', [[0, 3]])]), (drawn) => 10 ** drawn);
    expect(figuresOf(chart).rows).toEqual([['1970-01-01', 1000]]);
  });

  it('should name places of other axes, and tell lines of one name apart', () => {
    const chart = option([line('x', [4, 5]), line('x', [6, 7])], {
      type: 'category',
      data: ['p', 'q'],
      name: 'fold',
    });
    expect(figuresOf(chart)).toEqual({
      columns: ['fold', 'x', 'x (2)'],
      rows: [
        ['p', 4, 6],
        ['q', 5, 7],
      ],
    });
  });

  it('should write one line a point where a line has several values at one place', () => {
    const chart = option(
      [
        line('step', [
          [1, 0],
          [1, 1],
        ]),
      ],
      { type: 'value', name: 'epoch' },
    );
    expect(figuresOf(chart)).toEqual({
      columns: ['series', 'epoch', 'value'],
      rows: [
        ['step', 1, 0],
        ['step', 1, 1],
      ],
    });
  });
});

describe('the files of a chart', () => {
  it('should quote what a CSV must quote', () => {
    expect(csvOf({ columns: ['day', 'a, "b"'], rows: [['1970-01-01', null]] })).toBe(
      'day,"a, ""b"""\n1970-01-01,\n',
    );
  });

  it('should be named by their finding in letters that every system takes', () => {
    expect(fileName('Bitcoin fell 39.2 %; the S&P 500 rose', 'png')).toBe(
      'macrotide-bitcoin-fell-39-2-the-s-p-500-rose.png',
    );
    expect(fileName('…', 'csv')).toBe('macrotide-chart.csv');
  });

  it('should have title, definition and source around the chart, broken into lines that fit', () => {
    const theme = chartTheme('dark');
    const measure = (text: string, size: number): number => text.length * size;
    const words = { title: 'one two three', subtitle: 'defined', source: 'Source: <them> & us' };
    const sheet = chartSheet(words, { width: 150, height: 80 }, { theme, measure });
    expect(sheet.texts.map(({ text }) => text)).toEqual([
      'one two',
      'three',
      'defined',
      'Source:',
      '<them> & us',
    ]);
    expect(sheet.chart.y).toBeGreaterThan(sheet.texts[2]!.y);
    expect(sheet.texts[3]!.y).toBeGreaterThan(sheet.chart.y + 80);
    expect(sheet.height).toBeGreaterThan(sheet.texts[4]!.y);
    const svg = sheetSvg(sheet, '<svg id="inner"/>');
    expect(svg).toContain('&#60;them&#62; &#38; us');
    expect(svg).toContain('<svg id="inner"/>');
  });
});
