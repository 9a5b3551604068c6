import { describe, expect, it } from 'vitest';
import { chartTheme } from '../../../src/charts/theme';
import type { CorrelationSettings } from '../../../src/contracts/data-engine';
import type { CellInterval } from '../../../src/contracts/inference';
import { dayFromIso } from '../../../src/domain/calendar';
import { cellKey } from '../../../src/stores/correlation';
import { matrixCsv } from '../../../src/views/correlation/matrix-csv';
import {
  matrixLayout,
  tellingCells,
  type DrawnCell,
  type MatrixInput,
  type MatrixLayout,
} from '../../../src/views/correlation/matrix-layout';
import {
  cellNotes,
  intervalsFinding,
  matrixDefinition,
  matrixFinding,
} from '../../../src/views/correlation/matrix-words';
import { head } from './heads';

const [btc, eth] = [head('btc', 'coin'), head('eth', 'coin')];
const [vix, sp500] = [head('vix'), head('sp500')];
const settings: CorrelationSettings = {
  view: 'observed',
  method: 'pearson',
  basis: 'changes',
  dayBasis: 'trading',
  lag: 0,
};
const span = { firstDay: dayFromIso('2021-01-01'), lastDay: dayFromIso('2025-12-31') };

function cell(row: string, column: string, value: number) {
  return { row, column, value, n: 1250, trendAlone: NaN };
}
const cells = [
  cell('btc', 'vix', -0.3),
  cell('btc', 'sp500', 0.4),
  cell('eth', 'vix', NaN),
  cell('eth', 'sp500', 0.5),
];

function interval(row: string, column: string, [lower, upper]: readonly [number, number]): CellInterval {
  return { row, column, value: 0.4, lower, upper, level: 0.95, n: 1250, blockLength: 3, resamples: 1000 };
}
const intervals = new Map(
  [interval('btc', 'sp500', [0.35, 0.45]), interval('btc', 'vix', [-0.7, 0.1])].map((one) => [
    cellKey(one),
    one,
  ]),
);

const known = ({ key }: DrawnCell) => ({ interval: intervals.get(key) ?? null, busy: false });

function layout(changes: Partial<MatrixInput> = {}): MatrixLayout {
  return matrixLayout({
    cells,
    rows: [btc, eth],
    columns: [vix, sp500],
    chosen: { coin: btc, indicator: sp500 },
    order: null,
    lag: 0,
    theme: chartTheme('light'),
    upright: false,
    ...changes,
  });
}
const downOf = ({ down }: MatrixLayout): string[] => down.map((line) => line.head.id);
const acrossOf = ({ across }: MatrixLayout): string[] => across.map(({ id }) => id);

describe('matrixLayout', () => {
  it('should lay coins down and indicators across, or turn them', () => {
    expect([downOf(layout()), acrossOf(layout())]).toEqual([
      ['btc', 'eth'],
      ['vix', 'sp500'],
    ]);
    const turned = layout({ upright: true });
    expect([downOf(turned), acrossOf(turned)]).toEqual([
      ['vix', 'sp500'],
      ['btc', 'eth'],
    ]);
    expect(turned.down[1]!.cells[0]).toMatchObject({
      value: 0.4,
      chosen: true,
      pair: 'Bitcoin and the S&P 500',
    });
  });

  it('should order rows by a column and columns by a row, with missing values last', () => {
    const by = (side: 'row' | 'column', id: string, way: 'down' | 'up'): MatrixLayout =>
      layout({ order: { side, id, way } });
    expect(downOf(by('column', 'sp500', 'down'))).toEqual(['eth', 'btc']);
    expect(downOf(by('column', 'sp500', 'up'))).toEqual(['btc', 'eth']);
    expect(acrossOf(by('row', 'btc', 'down'))).toEqual(['sp500', 'vix']);
    expect(downOf(by('column', 'vix', 'down'))).toEqual(['btc', 'eth']);
    expect(downOf(by('column', 'vix', 'up'))).toEqual(['btc', 'eth']);
  });

  it('should say nothing of a coin beside itself on the same day, but of its past', () => {
    const coins = { cells: [cell('btc', 'btc', 1)], rows: [btc], columns: [btc] };
    expect(tellingCells(layout(coins))).toEqual([]);
    expect(tellingCells(layout({ ...coins, lag: 2 }))[0]!.pair).toBe('Bitcoin and itself');
  });
});

describe('matrix words', () => {
  it('should make a title of the largest figure', () => {
    expect(matrixFinding(tellingCells(layout()), settings)).toBe(
      'On changes the largest of 3 correlations is +0.50: Ethereum and the S&P 500',
    );
    expect(matrixFinding([], settings)).toContain('No pair');
  });

  it('should define what is compared, the lag included', () => {
    expect(matrixDefinition(settings, span)).toBe(
      'Pearson correlation of changes, 1 Jan 2021 to 31 Dec 2025, days on which both have a value of their own, indicators at the date they describe.',
    );
    expect(matrixDefinition({ ...settings, lag: 5 }, span)).toContain(
      "each coin's day beside that of the indicator 5 days before it",
    );
    expect(matrixDefinition({ ...settings, lag: -1 }, span)).toContain('one day after it');
  });

  it('should count intervals without zero beside those that chance would give', () => {
    expect(intervalsFinding([...intervals.values()])).toBe(
      '1 of 2 intervals (95 %) leave out zero; of as many unrelated pairs about 0 would.',
    );
    expect(intervalsFinding([])).toBeNull();
  });

  it('should give the interval on changes, and say where it holds zero or is not there', () => {
    const [fear, stocks] = layout().down[0]!.cells;
    expect(cellNotes(stocks!, settings, known(stocks!))).toEqual([
      '95 % interval: +0.35 to +0.45, by bootstrap (1,000 resamples of blocks of 3 rows).',
    ]);
    expect(cellNotes(fear!, settings, known(fear!))[0]).toContain('Zero lies inside');
    const none = { interval: null, busy: false };
    expect(cellNotes(stocks!, settings, { ...none, busy: true })).toEqual([
      'Its interval is being computed.',
    ]);
    expect(cellNotes(stocks!, settings, none)).toEqual(['No interval could be computed.']);
  });

  it('should warn on levels with the figure of a straight line, and give no interval', () => {
    const levels = cells.map((one) => ({ ...one, trendAlone: 0.82 }));
    const [first] = layout({ cells: levels }).down[0]!.cells;
    expect(cellNotes(first!, { ...settings, basis: 'levels', lag: 3 }, known(first!))).toEqual([
      'Beside the move of the VIX 3 days before.',
      'A straight time line alone gives +0.82 with Bitcoin: on levels, whatever drifts looks related.',
    ]);
  });
});

describe('matrixCsv', () => {
  it('should write a line a cell, in full, with all that defines it', () => {
    const lines = matrixCsv(tellingCells(layout()), intervals, {
      settings: { ...settings, lag: 5 },
      span,
    }).split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^coin,series,correlation,pairs,interval_low,interval_high/);
    expect(lines[2]).toBe(
      'btc,sp500,0.4,1250,0.35,0.45,0.95,,2021-01-01,2025-12-31,pearson,changes,trading,observed,5',
    );
    expect(lines[3]).toBe('eth,vix,,1250,,,,,2021-01-01,2025-12-31,pearson,changes,trading,observed,5');
  });
});
