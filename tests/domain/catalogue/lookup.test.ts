import { describe, expect, it } from 'vitest';
import { COINS, COIN_SERIES } from '../../../src/domain/catalogue/coins';
import { COIN_IDS, INDICATOR_IDS } from '../../../src/domain/catalogue/ids';
import { INDICATORS, INDICATOR_RELEASE } from '../../../src/domain/catalogue/indicators';
import { PANEL_SERIES, changeKind, findSeries } from '../../../src/domain/catalogue/lookup';

describe('catalogue', () => {
  it('should describe every column of a panel once', () => {
    const ids = PANEL_SERIES.map((info) => info.id);
    expect(ids).toHaveLength(20 + 10 + 5);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...INDICATOR_IDS, 'btc_close', 'doge_volume', 'cpi_yoy']));
  });

  it('should file every entry under its own id', () => {
    for (const id of INDICATOR_IDS) expect(INDICATORS[id].id).toBe(id);
    for (const id of COIN_IDS) expect(COINS[id].id).toBe(id);
    expect(COIN_SERIES[0]?.id).toBe('btc_open');
    expect(Object.keys(INDICATOR_RELEASE)).not.toContain('cpi');
  });

  it('should take log changes of prices and indices and differences of rates', () => {
    for (const id of ['btc_close', 'sp500', 'dxy', 'cpi', 'real_sp500']) expect(changeKind(id)).toBe('log');
    for (const id of ['fed_rate', 'treasury_3y', 'treasury_10y', 'vix', 'yield_curve', 'real_yield']) {
      expect(changeKind(id)).toBe('difference');
    }
    expect(changeKind('a_column_of_my_own')).toBe('difference');
  });

  it('should write tooltips as sentences that fit', () => {
    for (const { description, releaseRule } of PANEL_SERIES) {
      for (const text of [description, releaseRule]) {
        expect(text).toMatch(/^[A-Z].*\.$/);
        expect(text.length).toBeLessThan(150);
      }
    }
  });

  it('should know nothing of a column that is not ours', () => {
    expect(findSeries('nobody')).toBeUndefined();
  });
});
