import { describe, expect, it } from 'vitest';
import { isoFromDay } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { pearson, spearman } from '../../../src/domain/stats/correlation';
import { monthlyRollingCorrelation } from '../../../src/domain/stats/monthly-correlation';
import { rollingPearson } from '../../../src/domain/stats/rolling-pearson';
import { rollingSpearman } from '../../../src/domain/stats/rolling-spearman';
import { golden, goldenPanel, RAW } from '../../fixtures/raw';

interface Cell {
  readonly n: number;
  readonly first: string;
  readonly pearson: number;
  readonly spearman: number;
}
type Cells = Record<string, Record<string, Record<string, Cell>>>;

const COINS: Record<string, string> = { Ethereum: 'eth_close', Litecoin: 'ltc_close' };
const WINDOWS: Record<string, number> = { '1Y': 365, '3Y': 1095, '5Y': 1825, All: Infinity };
const LOG_CHANGES = ['sp500', 'dxy', 'cpi', 'eth_close', 'ltc_close'];

/** The copy of the VIX differs from the reference's on two days. */
function tolerance(id: string, usual: number): number {
  return id === 'vix' ? 1e-3 : usual;
}

function changes(panel: Frame): Frame {
  const columns: Record<string, Float64Array> = {};
  for (const [id, values] of Object.entries(panel.columns)) {
    const level = LOG_CHANGES.includes(id) ? values.map(Math.log) : values;
    columns[id] = level.map((value, row) => (row > 0 ? value - level[row - 1]! : NaN));
  }
  return { days: panel.days, columns };
}

function* cells(group: Cells): Generator<{ window: number; coin: string; id: string; cell: Cell }> {
  for (const [label, coins] of Object.entries(group)) {
    for (const [name, indicators] of Object.entries(coins)) {
      for (const [id, cell] of Object.entries(indicators)) {
        yield { window: WINDOWS[label]!, coin: COINS[name]!, id, cell };
      }
    }
  }
}

describe.skipIf(!RAW)('correlations of the reference', () => {
  for (const basis of ['levels', 'changes'] as const) {
    it(`should equal scipy on ${basis}`, () => {
      const panel = basis === 'levels' ? goldenPanel() : changes(goldenPanel());
      let seen = 0;
      for (const { window, coin, id, cell } of cells(golden<Record<string, Cells>>('correlations')[basis]!)) {
        const rows = panel.days.length;
        const x = panel.columns[coin]!.slice(-Math.min(window, rows));
        const y = panel.columns[id]!.slice(-Math.min(window, rows));
        const both = x.map((value, row) => (Number.isNaN(value + y[row]!) ? 0 : 1));
        expect(both.reduce((sum, one) => sum + one, 0)).toBe(cell.n);
        const first = panel.days[rows - x.length + both.indexOf(1)]!;
        expect(isoFromDay(first)).toBe(cell.first);
        expect(Math.abs(pearson(x, y) - cell.pearson), `${coin} ${id}`).toBeLessThan(tolerance(id, 1e-8));
        expect(Math.abs(spearman(x, y) - cell.spearman), `${coin} ${id}`).toBeLessThan(tolerance(id, 1e-8));
        seen++;
      }
      expect(seen).toBe(64);
    });
  }

  it('should be the last value of the rolling correlations', () => {
    const panel = goldenPanel();
    const [x, y] = [panel.columns.ltc_close!, panel.columns.dxy!];
    const last = panel.days.length - 1;
    for (const window of [30, 365, 1095]) {
      const [left, right] = [x.slice(-window), y.slice(-window)];
      expect(rollingPearson(x, y, window)[last]).toBeCloseTo(pearson(left, right), 9);
      expect(rollingSpearman(x, y, window)[last]).toBeCloseTo(spearman(left, right), 12);
    }
  });

  it('should equal the monthly rolling correlation', () => {
    const panel = goldenPanel();
    const { values } = golden<{ values: Record<string, Record<string, [string, number | null][]>> }>(
      'rolling_monthly_corr',
    );
    for (const [id, expected] of Object.entries(values.Ethereum!)) {
      const all = monthlyRollingCorrelation(panel.days, panel.columns.eth_close!, panel.columns[id]!);
      expect(all.slice(0, 2).map(({ value }) => value)).toEqual([NaN, NaN]);
      const full = all.slice(2);
      expect(full.map(({ month }) => month)).toEqual(expected.map(([month]) => month));
      full.forEach(({ value, month }, i) => {
        const reference = expected[i]![1];
        if (reference === null) expect(value).toBeNaN();
        else expect(Math.abs(value - reference), `${id} ${month}`).toBeLessThan(tolerance(id, 1e-6));
      });
    }
  });
});
