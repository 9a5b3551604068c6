import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeDuckDb } from '../../../../scripts/node-duckdb';
import type { Outcome } from '../../../../src/contracts/outcome';
import { dayFromIso } from '../../../../src/domain/calendar';
import type { View } from '../../../../src/domain/catalogue/ids';
import type { SeriesMapping } from '../../../../src/domain/own/mapping';
import { choiceText, parseChoice } from '../../../../src/domain/shock/choice';
import type { OwnSeries } from '../../../../src/domain/own/series';
import { DuckDataEngine } from '../../../../workers/data/engine';
import { importText, mapping, seriesMapping } from '../../../domain/own/mapping';
import { smallFiles } from '../small-tables';

const engine = new DuckDataEngine(startNodeDuckDb);

beforeAll(async () => {
  expect(await engine.open(smallFiles())).toMatchObject({ ok: true });
});
afterAll(() => engine.close());

const value = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.error.message);
};

/** An own series of January 2020; "2:10" is the value 10 on the second. */
function own(label: string, points: readonly string[], changes: Partial<SeriesMapping> = {}): OwnSeries {
  const rows = points
    .map((point) => point.split(':'))
    .map(([day, v]) => `2020-01-${day!.padStart(2, '0')},${v}`);
  const chosen = mapping({ series: [seriesMapping({ label, ...changes })] });
  return importText(['Date,Value', ...rows].join('\n'), chosen).series[0]!;
}

async function columnOf(id: string, view: View): Promise<Record<number, number>> {
  const { days, columns } = value(await engine.panel({ view }));
  const first = dayFromIso('2020-01-01');
  return Object.fromEntries(Array.from(days, (day, row) => [day - first + 1, columns[id]![row]!]));
}

describe('own series', () => {
  it('should be a column of both panels, carried forward a week at most', async () => {
    const gold = own('Gold', ['1:10', '2:11', '3:12'], { release: { kind: 'days', days: 2 } });
    expect(await engine.setOwn([gold])).toEqual({ ok: true, value: null });
    const observed = await columnOf('own_gold', 'observed');
    expect([1, 2, 3, 10, 11].map((day) => observed[day])).toEqual([10, 11, 12, 12, NaN]);
    const known = await columnOf('own_gold', 'known');
    expect([1, 2, 3, 4, 5, 12, 13].map((day) => known[day])).toEqual([NaN, NaN, 10, 11, 12, 12, NaN]);
  });

  it('should be carried forward over a long weekend, and not beyond their end, where they are a coin', async () => {
    await engine.setOwn([
      own('Coin', ['1:10', '3:12', '9:13'], { kind: 'coin', release: { kind: 'same-day' } }),
    ]);
    const known = await columnOf('own_coin', 'known');
    expect([1, 2, 3, 7, 8, 9, 10].map((day) => known[day])).toEqual([10, 10, 12, 12, NaN, 13, NaN]);
  });

  it('should be a table in SQL, with the day of each value and the day it was known', async () => {
    await engine.setOwn([own('Gold', ['1:10.25', '2:11'])]);
    const found = value(await engine.query('SELECT date, known, value FROM own_gold ORDER BY date', 10));
    expect(found.rows).toEqual([
      ['2020-01-01', '2020-01-02', 10.25],
      ['2020-01-02', '2020-01-03', 11],
    ]);
  });

  it('should be rows and columns of the matrix, with changes as the reader says', async () => {
    // Bitcoin's closes are 101, 102, ...; the same in another coin has the same log returns.
    const days = Array.from({ length: 10 }, (_, i) => String(i + 1));
    const twin = own(
      'Twin',
      days.map((day) => `${day}:${100 + Number(day)}`),
      { kind: 'coin', change: 'log' },
    );
    const plain = own(
      'Plain',
      days.map((day) => `${day}:${Number(day) % 3}`),
    );
    await engine.setOwn([twin, plain]);
    const span = { firstDay: dayFromIso('2020-01-01'), lastDay: dayFromIso('2020-01-15') };
    const settings = { view: 'observed', method: 'pearson', basis: 'changes', dayBasis: 'trading' } as const;
    const request = { ...settings, ...span, rows: ['own_twin'], columns: ['btc', 'own_plain'] };
    const { cells } = value(await engine.matrix(request));
    expect(cells[0]?.value).toBeCloseTo(1, 9);
    expect(cells.map(({ n }) => n)).toEqual([9, 9]);
  });

  it('should give way to those that are given next, and be gone when none are', async () => {
    await engine.setOwn([own('Gold', ['1:10'])]);
    await engine.setOwn([own('Silver', ['1:2'])]);
    const names = Object.keys(value(await engine.panel({ view: 'known' })).columns).filter((id) =>
      id.startsWith('own_'),
    );
    expect(names).toEqual(['own_silver']);
    expect(await engine.query('FROM own_gold', 1)).toMatchObject({ ok: false });
    await engine.setOwn([]);
    expect(Object.keys(value(await engine.panel({ view: 'known' })).columns)).not.toContain('own_silver');
  });

  it('should be refused under a name that could be another table', async () => {
    const gold = own('Gold', ['1:10']);
    for (const id of ['btc_close', 'own_x; DROP TABLE vix', 'own_']) {
      expect(await engine.setOwn([{ ...gold, id }])).toMatchObject({
        ok: false,
        error: { code: 'bad-input' },
      });
    }
  });
});

describe('a shock to an own indicator', () => {
  const gold = own('Gold', ['1:10', '2:11', '3:12', '4:13'], { release: { kind: 'days', days: 2 } });
  const startDay = dayFromIso('2020-01-03');
  const shock = {
    indicator: 'own_gold',
    kind: 'scale',
    size: 2,
    shape: 'step',
    startDay,
    lengthDays: 30,
  } as const;

  it('should change its values from its day on, as known from their release on, and nothing else', async () => {
    await engine.setOwn([gold]);
    const base = value(await engine.panel({ view: 'known' }));
    const shocked = value(await engine.panel({ view: 'known', shocks: [shock] }));
    const first = base.days.indexOf(dayFromIso('2020-01-01'));
    const rows = [3, 4, 5, 6].map((row) => first + row - 1);
    expect(rows.map((row) => base.columns['own_gold']![row])).toEqual([10, 11, 12, 13]);
    expect(rows.map((row) => shocked.columns['own_gold']![row])).toEqual([10, 11, 24, 26]);
    expect(shocked.columns['vix']).toEqual(base.columns['vix']);
  });

  it('should be the same as one of several scenarios asked at once', async () => {
    await engine.setOwn([gold]);
    const { startDay: day, ...part } = shock;
    const choice = parseChoice(choiceText({ kind: 'mix', parts: [part] }));
    const [answer] = value(await engine.variants({ view: 'known', variants: [{ choice, startDay: day }] }));
    const whole = value(await engine.panel({ view: 'known', shocks: [shock] }));
    expect(value(answer!).columns).toEqual({ own_gold: whole.columns['own_gold'] });
  });

  it('should be refused beyond ten times the width of its values, and where the series is not there', async () => {
    await engine.setOwn([gold]);
    const huge = { ...shock, kind: 'add', size: 1e6 } as const;
    expect(await engine.panel({ view: 'known', shocks: [huge] })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('-130 to 130') as string },
    });
    await engine.setOwn([]);
    expect(await engine.panel({ view: 'known', shocks: [shock] })).toMatchObject({
      ok: false,
      error: { message: 'The series own_gold is not on this machine.' },
    });
  });
});
