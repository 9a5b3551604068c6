import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeDuckDb } from '../../../../scripts/node-duckdb';
import type {
  InferenceKind,
  InferenceKinds,
  InferenceProgress,
  InferenceQuestion,
} from '../../../../src/contracts/inference';
import type { Outcome } from '../../../../src/contracts/outcome';
import { dayFromIso } from '../../../../src/domain/calendar';
import { DuckDataEngine } from '../../../../workers/data/engine';
import { shippedFiles } from '../../../fixtures/tables';
import { smallFiles } from '../small-tables';

const engine = new DuckDataEngine(startNodeDuckDb);
beforeAll(async () => {
  expect(await engine.open(shippedFiles())).toMatchObject({ ok: true });
});
afterAll(() => engine.close());

const RANGE = { firstDay: dayFromIso('2018-01-01'), lastDay: dayFromIso('2025-12-31') };
const CHANGES = { view: 'observed', method: 'pearson', basis: 'changes', dayBasis: 'trading' } as const;

async function ask<K extends InferenceKind>(
  kind: K,
  request: InferenceKinds[K]['request'],
  onProgress: (progress: InferenceProgress) => void = () => undefined,
): Promise<Outcome<InferenceKinds[K]['answer']>> {
  const question = { kind, ...request } as InferenceQuestion;
  return (await engine.infer(`test ${kind}`, question, onProgress)) as Outcome<InferenceKinds[K]['answer']>;
}

async function answer<K extends InferenceKind>(
  kind: K,
  request: InferenceKinds[K]['request'],
): Promise<InferenceKinds[K]['answer']> {
  const outcome = await ask(kind, request);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe('intervals', () => {
  const request = {
    ...CHANGES,
    ...RANGE,
    rows: ['btc', 'eth'],
    columns: ['sp500', 'vix'],
    resamples: 200,
    seed: 1,
  };

  it("should hold the matrix's own values", async () => {
    const matrix = await engine.matrix(request);
    const cells = await answer('intervals', request);
    expect(matrix.ok && matrix.value.cells.map(({ value }) => value.toFixed(10))).toEqual(
      cells.map(({ value }) => value.toFixed(10)),
    );
    for (const { lower, value, upper, n } of cells) {
      expect(lower < value && value < upper).toBe(true);
      expect(n).toBeGreaterThan(1900);
    }
    // Bitcoin with the S&P 500: some 0.3, and no chance that it is none.
    expect(cells[0]).toMatchObject({ row: 'btc', column: 'sp500' });
    expect(cells[0]!.lower).toBeGreaterThan(0.15);
  });

  it('should move with a lag as the matrix does', async () => {
    const lagged = { ...request, lag: 3 };
    const matrix = await engine.matrix(lagged);
    const cells = await answer('intervals', lagged);
    const moved = matrix.ok ? matrix.value.cells : [];
    expect(cells.map(({ n }) => n)).toEqual(moved.map(({ n }) => n));
    cells.forEach(({ value }, i) => expect(value).toBeCloseTo(moved[i]!.value, 10));
    // Nothing that far ahead is left of the link on the same day.
    expect(cells[0]!.lower < 0 && cells[0]!.upper > 0).toBe(true);
    expect(await ask('intervals', { ...request, lag: 40 })).toMatchObject({
      ok: false,
      error: { message: 'A lag of 40 days is not possible.' },
    });
  });

  it('should tell cells as they come, and how far it is', async () => {
    const news: InferenceProgress[] = [];
    const long = { ...request, method: 'spearman', resamples: 1500 } as const;
    const outcome = await ask('intervals', long, (progress) => news.push(progress));
    expect(outcome.ok).toBe(true);
    expect(news.length).toBeGreaterThan(0);
    const shares = news.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    const told = news.flatMap(({ parts }) => parts);
    expect(outcome.ok && outcome.value.slice(0, told.length)).toEqual(told);
  });

  it('should answer other questions and a cancel in the midst of it', async () => {
    const endless = { kind: 'intervals', ...request, resamples: 10_000_000 } as const;
    const running = engine.infer('endless', endless, () => undefined);
    expect(await engine.matrix(request)).toMatchObject({ ok: true });
    await engine.cancelInference('another');
    await engine.cancelInference('endless');
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('should refuse levels, unknown series and an empty range, with words', async () => {
    expect(await ask('intervals', { ...request, basis: 'levels' })).toMatchObject({
      ok: false,
      error: {
        code: 'bad-input',
        message: expect.stringContaining('On levels there is no interval') as string,
      },
    });
    expect(await ask('intervals', { ...request, rows: ['xrp'] })).toMatchObject({
      ok: false,
      error: { message: 'There is no series "xrp".' },
    });
    expect(await ask('intervals', { ...request, lastDay: 0 })).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    });
  });
});

describe('chance band', () => {
  const request = { ...CHANGES, row: 'btc', column: 'sp500', resamples: 1000, seed: 1, thresholds: [0.9] };

  it('should be narrow for long windows of changes and wide for three months', async () => {
    const year = await answer('chance-band', { ...request, window: 365 });
    expect(year.rows).toBeGreaterThan(245);
    expect(year.rows).toBeLessThan(256);
    expect(year.upper).toBeGreaterThan(0.1);
    expect(year.upper).toBeLessThan(0.25);
    const months = await answer('chance-band', {
      ...request,
      basis: 'levels',
      dayBasis: 'calendar',
      window: 'monthly',
    });
    expect(months.rows).toBe(90);
    // Means of months that wander hang together more than three independent points do: above their 28.7 %.
    expect(months.exceedance[0]).toBeGreaterThan(0.25);
    expect(months.exceedance[0]).toBeLessThan(0.6);
  });

  it('should name the cure where the window is too long', async () => {
    expect(await ask('chance-band', { ...request, window: 2500 })).toMatchObject({
      ok: false,
      error: {
        code: 'not-enough-data',
        message: expect.stringContaining('Choose a shorter window') as string,
      },
    });
  });
});

describe('all pairs', () => {
  it("should hold the timeline's values and the weights of the four coins", async () => {
    const settings = { view: 'observed', basis: 'levels' } as const;
    const request = { ...settings, rows: ['btc', 'doge'], columns: ['vix', 'fear_greed'], windows: [30, 90] };
    const { days, windows, weights } = await answer('all-pairs', request);
    for (const method of ['pearson', 'spearman'] as const) {
      const pair = { row: 'doge', column: 'fear_greed', method, dayBasis: 'calendar', window: 90 } as const;
      const timeline = await engine.timeline({ ...settings, ...pair });
      if (!timeline.ok) throw new Error(timeline.error.message);
      const expected = timeline.value.values;
      const all = windows[1]![method][1]![1]!;
      expect(days).toEqual(timeline.value.days);
      expect(expected.filter((value) => !Number.isNaN(value)).length).toBeGreaterThan(2000);
      expected.forEach((value, day) => {
        if (Number.isNaN(value)) expect(all[day]).toBeNaN();
        else expect(all[day]).toBeCloseTo(value, 9);
      });
    }
    expect(weights.map(({ coin }) => coin)).toEqual(['btc', 'eth', 'ltc', 'doge']);
    const indicators = ['vix', 'sp500', 'fed_rate', 'dxy', 'cpi', 'yield_curve', 'real_sp500'];
    const reused = await answer('all-pairs', {
      ...settings,
      rows: ['eth'],
      columns: indicators,
      windows: [90],
    });
    reused.weights.forEach(({ smoothed }, coin) =>
      smoothed.forEach((values, feature) =>
        values.forEach((value, day) =>
          expect(Math.abs(value - weights[coin]!.smoothed[feature]![day]!) > 1e-12).toBe(false),
        ),
      ),
    );
    const last = weights[1]!.smoothed.reduce((sum, values) => sum + values.at(-1)!, 0);
    expect(last).toBeCloseTo(1, 10);
  });
});

describe('transmission', () => {
  const pair = { view: 'observed', dayBasis: 'trading', ...RANGE } as const;

  it('should find the day of the S&P 500 at lag 0', async () => {
    const { lags, values, bound } = await answer('lead-lag', {
      ...pair,
      row: 'btc',
      column: 'sp500',
      method: 'pearson',
      reach: 10,
    });
    const largest = values.indexOf(Math.max(...values));
    expect(lags[largest]).toBe(0);
    expect(values[largest]).toBeGreaterThan(3 * bound[largest]!);
  });

  it('should correct all Granger tests together and say why one could not be made', async () => {
    const { rows, plain, robust } = await answer('granger', {
      ...pair,
      rows: ['btc', 'doge'],
      columns: ['vix', 'dxy', 'news_svc'],
      firstDay: dayFromIso('2021-09-20'),
      maxLag: 5,
      criterion: 'aic',
      bothWays: true,
    });
    expect(rows.map(({ cause, effect }) => `${cause}>${effect}`).slice(0, 3)).toEqual([
      'vix>btc',
      'btc>vix',
      'dxy>btc',
    ]);
    expect(rows).toHaveLength(12);
    const made = rows.filter(({ test }) => test);
    expect(made).toHaveLength(8);
    expect(rows.find(({ test }) => !test)?.reason).toMatch(/rows are too few for 5 lags/);
    rows.forEach(({ test }, i) => {
      if (!test) return expect(plain.holm[i]).toBeNaN();
      expect(plain.holm[i]).toBeGreaterThanOrEqual(plain.benjaminiHochberg[i]!);
      expect(robust.benjaminiHochberg[i]).toBeGreaterThanOrEqual(test.robust.pValue);
      expect(test.denominatorDegrees).toBe(test.n - 2 * test.lag - 1);
    });
  });

  it('should follow Bitcoin after a surprise in the VIX', async () => {
    const found = await answer('local-projection', {
      ...pair,
      row: 'btc',
      column: 'vix',
      horizon: 5,
      lags: 5,
    });
    // A day on which fear rises is a day on which Bitcoin falls, by about a percent a standard deviation.
    expect(found.upper[0]).toBeLessThan(0);
    expect(found.response[0]).toBeGreaterThan(-0.03);
    expect(found.n[5]).toBe(found.n[0]! - 5);
    expect(found.innovation).toBeGreaterThan(0.5);
  });

  it('should count decisions and releases in the range and leave the rest out', async () => {
    const request = { ...RANGE, coin: 'btc', before: 5, after: 5, placebos: 100, seed: 1 } as const;
    const fomc = await answer('event-study', { ...request, events: 'fomc' });
    // Eight a year in eight years, and two unscheduled ones in place of a cancelled one; the edges cost one or two.
    expect(fomc.events).toBeGreaterThanOrEqual(62);
    expect(fomc.events).toBeLessThanOrEqual(66);
    const cpi = await answer('event-study', { ...request, events: 'cpi' });
    expect(cpi.events).toBeGreaterThanOrEqual(92);
    expect(cpi.events).toBeLessThanOrEqual(96);
    expect(cpi.mean[4]).toBe(0);
    expect(
      await ask('event-study', { ...request, events: 'cpi', lastDay: RANGE.firstDay + 60 }),
    ).toMatchObject({
      ok: false,
      error: { code: 'not-enough-data' },
    });
  });

  it('should say so where the tables have no events', async () => {
    const small = new DuckDataEngine(startNodeDuckDb);
    await small.open(smallFiles());
    const question = {
      kind: 'event-study',
      ...RANGE,
      coin: 'btc',
      events: 'fomc',
      before: 1,
      after: 1,
      placebos: 9,
      seed: 1,
    } as const;
    const outcome = await small.infer('small', question, () => undefined);
    await small.close();
    expect(outcome).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('fomc') as string },
    });
  });
});
