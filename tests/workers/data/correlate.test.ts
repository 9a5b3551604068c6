import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CorrelationTimeline,
  MatrixCell,
  MatrixRequest,
  TimelineRequest,
} from '../../../src/contracts/data-engine';
import { dayFromIso, isoFromDay, weekday } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { pearson, spearman } from '../../../src/domain/stats/correlation';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../workers/data/engine';
import { shippedFiles, shippedObservations } from '../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
let panel: Frame;

beforeAll(async () => {
  await engine.open(shippedFiles());
  const observed = await engine.panel({ view: 'observed' });
  if (!observed.ok) throw new Error(observed.error.message);
  panel = observed.value;
});
afterAll(() => engine.close());

const RANGE = { firstDay: dayFromIso('2023-01-01'), lastDay: dayFromIso('2024-12-31') };

async function cell(request: Partial<MatrixRequest>): Promise<MatrixCell> {
  const outcome = await engine.matrix({
    view: 'observed',
    method: 'pearson',
    basis: 'levels',
    dayBasis: 'calendar',
    rows: ['btc'],
    columns: ['sp500'],
    ...RANGE,
    ...request,
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.cells[0]!;
}

async function timeline(request: Partial<TimelineRequest>): Promise<CorrelationTimeline> {
  const outcome = await engine.timeline({
    view: 'observed',
    method: 'pearson',
    basis: 'levels',
    dayBasis: 'calendar',
    row: 'btc',
    column: 'sp500',
    window: 90,
    ...request,
  });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** Values of a column over inclusive days of the panel. */
function span(column: string, first: number, last: number): Float64Array {
  return panel.columns[column]!.filter((_, row) => panel.days[row]! >= first && panel.days[row]! <= last);
}

const difference = (values: Float64Array): Float64Array => values.slice(1).map((v, i) => v - values[i]!);
const logDifference = (values: Float64Array): Float64Array => difference(values.map(Math.log));

describe('matrix', () => {
  it('should correlate levels over every calendar day of the range', async () => {
    const x = span('btc_close', RANGE.firstDay, RANGE.lastDay);
    const y = span('sp500', RANGE.firstDay, RANGE.lastDay);
    expect(await cell({})).toMatchObject({ row: 'btc', column: 'sp500', n: 731, value: pearson(x, y) });
    expect(await cell({ method: 'spearman' })).toMatchObject({ n: 731, value: spearman(x, y) });
  });

  it('should say what time alone would give on levels, and nothing on changes', async () => {
    const x = span('btc_close', RANGE.firstDay, RANGE.lastDay);
    const time = x.map((_, i) => i);
    expect((await cell({})).trendAlone).toBeCloseTo(pearson(time, x), 12);
    expect((await cell({ basis: 'changes' })).trendAlone).toBeNaN();
  });

  it('should take calendar changes before the range is cut', async () => {
    const x = logDifference(span('btc_close', RANGE.firstDay - 1, RANGE.lastDay));
    const y = difference(span('vix', RANGE.firstDay - 1, RANGE.lastDay));
    const found = await cell({ basis: 'changes', columns: ['vix'] });
    expect(found.n).toBe(731);
    expect(found.value).toBeCloseTo(pearson(x, y), 12);
  });

  it('should take trading-day changes between consecutive days on which both have a value', async () => {
    const { days, values } = shippedObservations('sp500');
    const rows = Array.from(days, (_, i) => i).filter((i) => !Number.isNaN(values[i]!));
    const of = (column: string): Float64Array =>
      Float64Array.from(rows, (i) => panel.columns[column]![days[i]! - panel.days[0]!]!);
    const inRange = (_: number, i: number): boolean =>
      days[rows[i + 1]!]! >= RANGE.firstDay && days[rows[i + 1]!]! <= RANGE.lastDay;
    const x = logDifference(of('btc_close')).filter(inRange);
    const y = logDifference(of('sp500')).filter(inRange);
    const found = await cell({ basis: 'changes', dayBasis: 'trading' });
    expect(found.n).toBe(x.length);
    expect(found.n).toBeGreaterThan(495);
    expect(found.value).toBeCloseTo(pearson(x, y), 12);
  });

  it.each([1, 30, -7])('should set levels beside those of %i days before on calendar days', async (lag) => {
    const x = span('btc_close', RANGE.firstDay, RANGE.lastDay);
    const y = span('vix', RANGE.firstDay - lag, RANGE.lastDay - lag);
    const found = await cell({ columns: ['vix'], lag });
    expect(found).toMatchObject({ n: 731, value: pearson(x, y) });
    expect(found.value).not.toBe((await cell({ columns: ['vix'] })).value);
  });

  it.each([1, 5, -3])(
    "should follow an indicator's changes over the same stretch %i days on",
    async (lag) => {
      const { days, values } = shippedObservations('sp500');
      const rows = Array.from(days, (_, i) => i).filter((i) => !Number.isNaN(values[i]!));
      const inRange = (_: number, i: number): boolean =>
        days[rows[i + 1]!]! + lag >= RANGE.firstDay && days[rows[i + 1]!]! + lag <= RANGE.lastDay;
      const coin = Float64Array.from(
        rows,
        (i) => panel.columns['btc_close']![days[i]! + lag - panel.days[0]!] ?? NaN,
      );
      const x = logDifference(coin).filter(inRange);
      const y = logDifference(Float64Array.from(rows, (i) => values[i]!)).filter(inRange);
      const found = await cell({ basis: 'changes', dayBasis: 'trading', lag });
      expect(found.n).toBe(x.length);
      expect(found.value).toBeCloseTo(pearson(x, y), 12);
    },
  );

  it('should set coins beside coins, and a coin beside its own past', async () => {
    const x = logDifference(span('btc_close', RANGE.firstDay - 1, RANGE.lastDay));
    const before = logDifference(span('btc_close', RANGE.firstDay - 2, RANGE.lastDay - 1));
    const own = await cell({ basis: 'changes', columns: ['btc'], lag: 1 });
    expect(own.value).toBeCloseTo(pearson(x, before), 12);
    const y = logDifference(span('eth_close', RANGE.firstDay - 1, RANGE.lastDay));
    expect((await cell({ basis: 'changes', columns: ['eth'] })).value).toBeCloseTo(pearson(x, y), 12);
  });

  it('should refuse a lag beyond a month or between days', async () => {
    for (const lag of [31, -31, 0.5]) {
      await expect(cell({ lag })).rejects.toThrow(`A lag of ${lag} days is not possible.`);
    }
  });

  it('should compare a monthly series by its months on trading days', async () => {
    expect((await cell({ columns: ['cpi'], dayBasis: 'trading' })).n).toBe(24);
    expect((await cell({ columns: ['cpi'], dayBasis: 'trading', view: 'known' })).n).toBe(24);
  });

  it('should count weekly releases of the dollar once a week when as known', async () => {
    const { n } = await cell({ columns: ['dxy'], dayBasis: 'trading', view: 'known' });
    expect(n).toBeGreaterThan(100);
    expect(n).toBeLessThan(106);
  });

  it('should name a series that does not exist and a range that is empty', async () => {
    const base = { view: 'known', method: 'pearson', basis: 'levels', dayBasis: 'calendar' } as const;
    const unknown = await engine.matrix({ ...base, ...RANGE, rows: ['btc'], columns: ['gold'] });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(!unknown.ok && unknown.error.message).toContain('gold');
    const empty = { firstDay: RANGE.lastDay, lastDay: RANGE.firstDay };
    expect(await engine.matrix({ ...base, ...empty, rows: ['btc'], columns: ['vix'] })).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
  });
});

describe('timeline', () => {
  it('should give one value a calendar day from trailing windows', async () => {
    const { days, values } = await timeline({});
    expect(days).toEqual(panel.days);
    const row = days.indexOf(RANGE.lastDay);
    const expected = pearson(
      span('btc_close', RANGE.lastDay - 89, RANGE.lastDay),
      span('sp500', RANGE.lastDay - 89, RANGE.lastDay),
    );
    expect(values[row]).toBeCloseTo(expected, 8);
    expect(values[10]).toBeNaN();
  });

  it('should give values on trading days only, of windows in calendar days', async () => {
    const { days, values } = await timeline({ basis: 'changes', dayBasis: 'trading', method: 'spearman' });
    expect(Array.from(days).filter((day) => weekday(day) === 0 || weekday(day) === 6)).toEqual([]);
    expect(Array.from(values.slice(80)).filter(Number.isNaN)).toEqual([]);
    expect(Math.max(...values.slice(80))).toBeLessThanOrEqual(1);
  });

  it('should move windows by a lag as the matrix does', async () => {
    const { days, values } = await timeline({ lag: 5 });
    const lastDay = RANGE.lastDay;
    const expected = await cell({ firstDay: lastDay - 89, lastDay, lag: 5 });
    expect(values[days.indexOf(lastDay)]).toBeCloseTo(expected.value, 8);
  });

  it('should have values for a monthly series on trading days', async () => {
    const { values } = await timeline({ column: 'cpi', basis: 'changes', dayBasis: 'trading', window: 365 });
    expect(Array.from(values.slice(14)).filter(Number.isNaN)).toEqual([]);
  });

  it('should place monthly values on the last day of their months', async () => {
    const { days, values } = await timeline({ window: 'monthly' });
    expect(isoFromDay(days[0]!)).toBe('2013-04-30');
    expect(isoFromDay(days.at(-1)!)).toBe('2025-12-31');
    expect(values[1]).toBeNaN();
    expect(Math.abs(values[2]!)).toBeLessThanOrEqual(1);
  });

  it('should refuse a window that holds no correlation', async () => {
    const request = { view: 'known', method: 'pearson', basis: 'levels', dayBasis: 'calendar' } as const;
    expect(await engine.timeline({ ...request, row: 'btc', column: 'vix', window: 2 })).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
  });
});
