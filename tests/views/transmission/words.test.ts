import { describe, expect, it } from 'vitest';
import { buildEventChart } from '../../../src/charts/events';
import { buildLeadLagChart, lagWords } from '../../../src/charts/lead-lag';
import { buildPValueChart, pSaid, pWords } from '../../../src/charts/p-values';
import { buildResponseChart } from '../../../src/charts/response';
import { moveCursor } from '../../../src/charts/keyboard';
import { chartTheme } from '../../../src/charts/theme';
import type { GrangerTable } from '../../../src/contracts/inference';
import type { IndicatorId } from '../../../src/domain/catalogue/ids';
import { createRandom } from '../../../src/domain/random';
import { benjaminiHochberg, holm } from '../../../src/domain/stats/multiple-testing';
import { eventStudy } from '../../../src/domain/transmission/event-study';
import { grangerTest } from '../../../src/domain/transmission/granger';
import { leadLag } from '../../../src/domain/transmission/lead-lag';
import { grangerCsv, grangerRows, rankedTests } from '../../../src/views/transmission/granger-rows';
import { namesWith, surpriseUnit, type FindOwn } from '../../../src/views/transmission/names';
import {
  eventFinding,
  eventNote,
  grangerCounts,
  grangerFinding,
  leadLagFigures,
  leadLagFinding,
  movesNote,
  pageFinding,
  pairTestWords,
  refusedWords,
  responseFinding,
  responseNote,
} from '../../../src/views/transmission/words';
import { seriesOf } from '../../charts/series';

const theme = chartTheme('light');
const names = namesWith(() => undefined);
const random = createRandom(5);
const noise = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal());
const indicator = noise(300);
/** Follows the indicator two days later. */
const coin = noise(300).map((value, t) => value + 2 * (indicator[t - 2] ?? 0));
const pair = { coin: 'Bitcoin', indicator: 'the VIX' };

describe('movesNote', () => {
  it('should warn of few moves and say nothing of many', () => {
    expect(movesNote(30, 1200)).toMatch(/moves on 30 of 1,200 rows only: .* too narrow/);
    expect(movesNote(60, 1200)).toBe('');
  });
});

describe('lead and lag', () => {
  const found = leadLag(indicator, coin, { reach: 10 });

  it('should name the strongest lag and count those beyond chance', () => {
    const figures = leadLagFigures(found);
    expect(found.lags[figures.strongest]).toBe(2);
    expect(figures).toMatchObject({ ahead: 10, expected: expect.closeTo(0.5, 10) as number });
    expect(figures.beyond).toBeGreaterThanOrEqual(1);
    expect(figures.beyondJoint).toBeGreaterThanOrEqual(1);
    expect(leadLagFinding(found, pair)).toMatch(
      /^Bitcoin 2 days after the VIX: \+0\.\d\d, the strongest\. .* of 10 lags lie beyond chance, where chance alone gives 0\.5$/,
    );
    expect(pageFinding(found, { ...pair, when: 'Over the last year' })).toMatch(
      /^Over the last year Bitcoin and the VIX correlate at .* on the same day; \d+ of the 10 lags/,
    );
  });

  it('should say which comes first', () => {
    expect([1, 0, -3].map((lag) => lagWords(lag, pair))).toEqual([
      'Bitcoin 1 day after the VIX',
      'Bitcoin and the VIX on the same day',
      'Bitcoin 3 days before the VIX',
    ]);
  });

  it('should draw one point a lag, and let keys read these alone', () => {
    const option = buildLeadLagChart({ ...found, ...pair, compact: false }, theme);
    const main = seriesOf(option).find(({ id }) => id === 'correlation')!;
    expect(main.data).toHaveLength(21);
    expect(moveCursor('Home', -1, option)).toEqual({
      seriesIndex: seriesOf(option).indexOf(main),
      dataIndex: 0,
    });
  });
});

describe('Granger table', () => {
  const rows = [
    { cause: 'vix', effect: 'btc', test: grangerTest(indicator, coin, { maxLag: 3 }), reason: null },
    { cause: 'btc', effect: 'vix', test: grangerTest(coin, indicator, { maxLag: 3 }), reason: null },
    { cause: 'fed_rate', effect: 'btc', test: null, reason: 'the cause moves on 3 of 250 rows.' },
  ];
  const corrected = (p: (i: number) => number): GrangerTable['plain'] => {
    const pValues = rows.map((_, i) => p(i));
    return { holm: holm(pValues), benjaminiHochberg: benjaminiHochberg(pValues) };
  };
  const table: GrangerTable = {
    rows,
    plain: corrected((i) => rows[i]!.test?.pValue ?? NaN),
    robust: corrected((i) => rows[i]!.test?.robust.pValue ?? NaN),
  };

  it('should count what stands before and after correction', () => {
    expect(grangerCounts(table, 'robust')).toMatchObject({ tests: 2, holm: 1, bh: 1 });
    expect(grangerFinding(table, 'robust')).toMatch(
      /^Of 2 tests 1 has p below 0\.05, where chance alone gives 0; after Holm’s correction 1 stands, after Benjamini and Hochberg’s 1$/,
    );
    expect(grangerFinding({ ...table, rows: [rows[2]!] }, 'plain')).toBe(
      'No test could be made in this range',
    );
  });

  it('should list the smallest first, pairs without a test last, and no corrections before the end', () => {
    const done = grangerRows(table, 'robust', names);
    expect(done.map(({ way }) => way)).toEqual(['VIX → Bitcoin', 'Bitcoin → VIX', 'Fed funds → Bitcoin']);
    expect(done[0]).toMatchObject({ lag: 2, p: 'below 0.001', holm: 'below 0.001' });
    expect(done[2]).toMatchObject({ p: 'no test' });
    expect(grangerRows({ rows: rows.slice(1) }, 'robust', names)[0]).toMatchObject({
      way: 'Bitcoin → VIX',
      holm: '–',
    });
  });

  it('should speak of the chosen pair, and of pairs that were refused', () => {
    expect(pairTestWords(table, 'robust', { ids: ['btc', 'vix'], names })).toMatch(
      /^The chosen pair, the VIX for Bitcoin: p below 0\.001, after Holm p below 0\.001; Bitcoin for the VIX: p = 0\.\d{3}/,
    );
    expect(refusedWords(table, names)).toMatch(
      /^1 pair was not tested\. The federal funds rate for Bitcoin: the cause moves on 3/i,
    );
    expect(refusedWords({ rows: rows.slice(0, 2) }, names)).toBe('');
  });

  it('should write both forms of every test as CSV', () => {
    const csv = grangerCsv(table);
    expect(csv.rows.every((row) => row.length === csv.columns.length)).toBe(true);
    expect(csv.rows[0]![csv.columns.indexOf('p_robust')]).toBe(rows[0]!.test!.robust.pValue);
    expect(csv.rows[2]!.slice(4, 12)).toEqual(Array(8).fill(null));
  });

  it('should draw every test once, by what stands', () => {
    const option = buildPValueChart(
      rankedTests(table, 'robust', names),
      { level: 0.05, compact: false },
      theme,
    );
    const dots = seriesOf(option).filter(({ name }) => name);
    expect(dots.map(({ data }) => (data as unknown[]).length)).toEqual([1, 0, 1]);
  });
});

describe('responses and events', () => {
  const response = {
    coin: 'Bitcoin',
    indicator: 'the VIX',
    surprise: '1 point',
    response: [-0.7, -0.5, -0.4],
    lower: [-0.9, -0.9, -0.8],
    upper: [-0.5, -0.1, 0.1],
  };

  it('should give the response on the day and at the end with its band', () => {
    expect(responseFinding(response)).toBe(
      'After the VIX surprises by 1 point upwards, Bitcoin moves −0.7 % (−0.9 % to −0.5 %) on the day, and after 2 days −0.4 % (−0.8 % to +0.1 %)',
    );
    expect(responseNote(response)).toMatch(
      /^At 2 of 3 horizons the band leaves out zero; .* about 0\.2 would/,
    );
    const [lower, distance] = seriesOf(
      buildResponseChart({ ...response, pValue: [0, 0, 0], n: [9, 9, 9], colour: '#123456' }, theme),
    );
    expect(lower!.data).toEqual([
      [0, -0.9],
      [1, -0.9],
      [2, -0.8],
    ]);
    (distance!.data as [number, number][]).forEach(([h, width]) =>
      expect(width).toBeCloseTo(response.upper[h]! - response.lower[h]!, 12),
    );
  });

  it('should know what one unit of each indicator is', () => {
    const unit = (id: IndicatorId): unknown => surpriseUnit(id, () => undefined);
    expect(unit('sp500')).toEqual({ size: 0.01, words: '1 %' });
    expect(unit('vix')).toEqual({ size: 1, words: '1 point' });
    expect(unit('fed_rate')).toEqual({ size: 1, words: '1 percentage point' });
    expect([names.spoken('dxy'), names.spoken('doge'), names.short('dxy')]).toEqual([
      'the US dollar index',
      'Dogecoin',
      'Dollar',
    ]);
  });

  it('should call own series as their reader does, and know their units', () => {
    const series = { own_rate: { label: 'Rate <b>', unit: 'TH/s', change: 'difference' } } as const;
    const find: FindOwn = (id) => series[id as keyof typeof series];
    const own = namesWith(find);
    expect([own.spoken('own_rate'), own.short('own_rate'), own.spoken('own_gold')]).toEqual([
      'Rate <b>',
      'Rate <b>',
      'Gold',
    ]);
    expect(surpriseUnit('own_rate', find)).toEqual({ size: 1, words: '1 TH/s' });
    expect(surpriseUnit('own_gold', find).words).toBe('one of its units');
    expect(surpriseUnit('own_rate', () => ({ ...series.own_rate, change: 'log' })).words).toBe('1 %');
    expect(surpriseUnit('own_rate', () => ({ ...series.own_rate, unit: '%' })).words).toMatch(/percentage/);
  });

  it('should set events beside placebo days', () => {
    const days = Int32Array.from({ length: 600 }, (_, i) => 18_000 + i);
    let level = 0;
    const price = noise(600).map((value) => (level += 0.01 * value));
    const events = days.filter((_, i) => i % 40 === 20);
    const study = eventStudy(days, price, { eventDays: events, before: 3, after: 3, placebos: 200, seed: 1 });
    expect(eventFinding(study, 'Bitcoin', 'Fed decisions')).toMatch(
      /^On 15 days of Fed decisions Bitcoin moved \d\.\d % either way, on days without one \d\.\d %: .* \(p = [01]\.\d{3}\)$/,
    );
    expect(eventNote(study, 'Fed decision')).toMatch(/^3 days after it .* 200 sets of as many days/);
    const option = buildEventChart(
      { ...study, coin: 'Bitcoin', colour: '#123456', eventWord: 'Fed decision' },
      theme,
    );
    expect(seriesOf(option).at(-1)!.data).toHaveLength(7);
  });

  it('should write p-values by their size', () => {
    expect([0.0004, 0.05, NaN].map(pWords)).toEqual(['below 0.001', '0.050', '–']);
    expect([0.0004, 0.05].map(pSaid)).toEqual(['p below 0.001', 'p = 0.050']);
  });
});
