import { describe, expect, it } from 'vitest';
import { chartTheme } from '../../src/charts/theme';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import { hedgeTest } from '../../src/domain/hedge/hedge-test';
import { COIN_IDS } from '../../src/domain/catalogue/ids';
import { createRandom } from '../../src/domain/random';
import { formatLink, parseLink } from '../../src/services/link';
import {
  betaLines,
  betaSpan,
  drawnRows,
  fourHedgeCsv,
  fourHedgeFinding,
  fourHedgeRows,
} from '../../src/views/hedge/four';

const random = createRandom(3);
const index = Float64Array.from({ length: 300 }, () => 0.01 * random.normal());
const coinOf = (beta: number): Float64Array => index.map((value) => beta * value + 0.01 * random.normal());
const tested = (beta: number) =>
  hedgeTest(coinOf(beta), [index], { window: 60, rebalance: 20, resamples: 50, seed: 1 });
const tests = [
  { coin: 'btc' as const, test: tested(1) },
  { coin: 'doge' as const, test: tested(0) },
];

describe('the hedges of four coins', () => {
  it('should set the same figures side by side, one column a coin', () => {
    const rows = fourHedgeRows(tests);
    expect(rows[0]).toMatchObject({ figure: 'Variance reduction, forward' });
    expect(rows[0]!['btc']).toMatch(/^\d\d\.\d % \(/);
    expect(rows[0]!['doge']).not.toBe(rows[0]!['btc']);
    expect(rows.at(-1)).toMatchObject({ figure: 'Days tested', btc: '240', doge: '240' });
    expect(fourHedgeRows([])).toEqual([]);
  });

  it('should say of which coins the hedge can be told from none', () => {
    const spanning = (...spans: boolean[]) =>
      spans.map((spansZero, i) => ({
        coin: COIN_IDS[i]!,
        test: { ...tests[0]!.test, reduction: i / 100, spansZero },
      }));
    expect(fourHedgeFinding(spanning(true, false, true, true))).toBe(
      'Variance taken off on days not seen: Bitcoin 0.0 %, Ethereum 1.0 %, Litecoin 2.0 % and Dogecoin 3.0 %; the interval of Ethereum alone leaves out zero',
    );
    expect(fourHedgeFinding(spanning(true, true))).toMatch(/; no interval leaves out zero$/);
    expect(fourHedgeFinding(spanning(false, false))).toMatch(/; every interval leaves out zero$/);
    expect(fourHedgeFinding(spanning(false, true, false))).toMatch(
      /; the intervals of Bitcoin and Litecoin leave out zero$/,
    );
  });

  it('should save as many figures as it names, unrounded', () => {
    const { columns, rows } = fourHedgeCsv(tests);
    expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length]);
    expect(rows[1]![0]).toBe('Dogecoin');
    expect(rows[0]![columns.indexOf('variance_reduction')]).toBe(tests[0]!.test.reduction);
    expect(rows[0]![columns.indexOf('days_tested')]).toBe(240);
  });

  it('should begin where the first beta is, whatever came before', () => {
    const days = Int32Array.of(10, 11, 12, 15);
    const lines = {
      betas: [Float64Array.of(NaN, NaN, 1, 2)],
      halfWidths: [new Float64Array(4)],
      level: 0.95,
    };
    expect(betaSpan({ days, betas: lines })).toEqual({ firstDay: 12, lastDay: 15 });
    const none = { ...lines, betas: [new Float64Array(4).fill(NaN)] };
    expect(betaSpan({ days, betas: none })).toBeNull();
    expect(betaLines({ betas: lines }, ['the S&P 500'], chartTheme('light'))).toMatchObject([
      { name: 'S&P 500', betas: lines.betas[0] },
    ]);
  });

  it('should draw few enough rows, and the last one always', () => {
    const days = Int32Array.from({ length: 2001 }, (_, i) => i);
    const values = Float64Array.from(days);
    const drawn = drawnRows({ days, betas: { betas: [values], halfWidths: [values], level: 0.95 } });
    expect(drawn.every).toBe(3);
    expect([...drawn.days.slice(-2)]).toEqual([1997, 2000]);
    expect(drawn.betas.betas[0]).toEqual(Float64Array.from(drawn.days));
    expect(drawn.betas.halfWidths[0]).toHaveLength(drawn.days.length);
    expect(drawnRows({ days: days.slice(0, 9), betas: drawn.betas }).every).toBe(1);
  });

  it('should be in the link, and off without it', () => {
    expect(parseLink({ v: '1', four: 'yes' }, 'hedge').state['hedgeFour']).toBe('yes');
    expect(formatLink({ ...DEFAULT_LINK_STATE, hedgeFour: 'yes' }, 'hedge')).toEqual({ v: '1', four: 'yes' });
  });
});
