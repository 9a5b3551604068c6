import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../src/domain/catalogue/ids';
import { dayFromIso } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../workers/data/engine';
import { smallFiles } from './small-tables';

const engine = new DuckDataEngine(startNodeDuckDb);
const panels = {} as Record<View, Frame>;

beforeAll(async () => {
  const opened = await engine.open(smallFiles());
  expect(opened).toMatchObject({ ok: true });
  for (const view of ['observed', 'known'] as const) {
    const panel = await engine.panel({ view });
    if (!panel.ok) throw new Error(panel.error.message);
    panels[view] = panel.value;
  }
});
afterAll(() => engine.close());

function at(view: View, column: string, iso: string): number {
  const { days, columns } = panels[view];
  return columns[column]![days.indexOf(dayFromIso(iso))]!;
}

describe('panel', () => {
  it('should have one row a day over the days of Bitcoin', () => {
    expect(Array.from(panels.known.days)).toEqual(
      Array.from({ length: 15 }, (_, i) => dayFromIso('2020-01-01') + i),
    );
  });

  it('should carry an observation forward and never back', () => {
    expect(at('observed', 'fed_rate', '2020-01-01')).toBeNaN();
    expect(at('observed', 'fed_rate', '2020-01-02')).toBe(1.5);
    expect(at('observed', 'fed_rate', '2020-01-05')).toBe(1.6);
    expect(at('observed', 'vix', '2020-01-01')).toBe(13.8);
  });

  it('should show a value only from its release on when as known', () => {
    expect(at('known', 'fed_rate', '2020-01-02')).toBeNaN();
    expect(at('known', 'fed_rate', '2020-01-03')).toBe(1.5);
    expect(at('known', 'fed_rate', '2020-01-05')).toBe(1.5);
    expect(at('known', 'fed_rate', '2020-01-06')).toBe(1.6);
  });

  it('should take the latest by date of values released together', () => {
    expect(at('known', 'dxy', '2020-01-05')).toBeNaN();
    expect(at('known', 'dxy', '2020-01-06')).toBe(114.2);
    expect(at('known', 'dxy', '2020-01-13')).toBe(114.3);
  });

  it('should not let a late release of an older month replace a newer one', () => {
    expect(at('known', 'cpi', '2020-01-08')).toBe(206);
    expect(at('known', 'cpi', '2020-01-09')).toBe(206);
    expect(at('observed', 'cpi', '2020-01-09')).toBe(206);
  });

  it('should skip missing observations', () => {
    expect(at('observed', 'treasury_3y', '2020-01-04')).toBe(1.59);
    expect(at('known', 'treasury_3y', '2020-01-06')).toBe(1.59);
  });

  it('should derive inflation from observations and release it with its month', () => {
    expect(at('known', 'cpi_yoy', '2020-01-06')).toBeNaN();
    expect(at('known', 'cpi_yoy', '2020-01-07')).toBeCloseTo(3, 12);
    expect(at('observed', 'cpi_yoy', '2020-01-01')).toBeCloseTo(3, 12);
  });

  it('should derive indicators after alignment', () => {
    expect(at('known', 'yield_curve', '2020-01-06')).toBe(1.8 - 1.6);
    expect(at('known', 'real_sp500', '2020-01-07')).toBe((3235 / 206) * 100);
    expect(at('known', 'real_yield', '2020-01-07')).toBeCloseTo(1.81 - 3, 12);
  });

  it('should end sentiment a week after its last day', () => {
    expect(at('observed', 'news_svc', '2020-01-02')).toBe(0.75);
    expect(at('observed', 'news_svc', '2020-01-09')).toBe(0.75);
    expect(at('observed', 'news_svc', '2020-01-10')).toBeNaN();
    expect(at('known', 'news_svc', '2020-01-10')).toBe(0.75);
    expect(at('known', 'news_svc', '2020-01-11')).toBeNaN();
    expect(at('observed', 'news_transformer', '2020-01-03')).toBe(1);
    expect(at('known', 'fear_greed', '2020-01-09')).toBe(39);
    expect(at('known', 'fear_greed', '2020-01-10')).toBeNaN();
  });

  it('should leave missing coin values missing on their day', () => {
    expect(at('known', 'doge_close', '2020-01-03')).toBeNaN();
    expect(at('known', 'doge_close', '2020-01-04')).toBe(0.5);
    expect(at('known', 'doge_volume', '2020-01-04')).toBeNaN();
    expect(at('known', 'doge_close', '2020-01-06')).toBeNaN();
    expect(at('observed', 'btc_volume', '2020-01-15')).toBe(1014);
  });
});
