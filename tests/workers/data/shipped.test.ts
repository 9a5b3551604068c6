import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignAsKnown, alignObserved } from '../../../src/domain/alignment';
import { dayFromIso, isoFromDay } from '../../../src/domain/calendar';
import { BASE_INDICATOR_IDS, COIN_COLUMNS, COIN_IDS, type View } from '../../../src/domain/catalogue/ids';
import { PANEL_SERIES } from '../../../src/domain/catalogue/lookup';
import { dayColumn, numberColumn } from '../../../src/domain/csv';
import { deriveIndicators, newsBalance, yearOnYear } from '../../../src/domain/derived';
import type { Frame, Observations } from '../../../src/domain/frame';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../workers/data/engine';
import { shippedFiles, shippedObservations, shippedTable } from '../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
const panels = {} as Record<View, Frame>;

beforeAll(async () => {
  expect(await engine.open(shippedFiles())).toMatchObject({ ok: true });
  panels.observed = await panelOf('observed');
  panels.known = await panelOf('known');
});
afterAll(() => engine.close());

async function panelOf(view: View): Promise<Frame> {
  const panel = await engine.panel({ view });
  if (!panel.ok) throw new Error(panel.error.message);
  return panel.value;
}

function at(view: View, column: string, iso: string): number {
  const { days, columns } = panels[view];
  return columns[column]![days.indexOf(dayFromIso(iso))]!;
}

/** The value of a series on the day it describes. */
function value(series: string, iso: string): number {
  const { days, values } = shippedObservations(series);
  return values[days.indexOf(dayFromIso(iso))]!;
}

describe('panels of the shipped tables', () => {
  it('should have every column of the catalogue over 2013-04-29 to 2025-12-31', () => {
    for (const { days, columns } of Object.values(panels)) {
      expect(Object.keys(columns).sort()).toEqual(PANEL_SERIES.map((series) => series.id).sort());
      expect(isoFromDay(days[0]!)).toBe('2013-04-29');
      expect(isoFromDay(days.at(-1)!)).toBe('2025-12-31');
      expect(days).toHaveLength(4630);
    }
  });

  it.each(['observed', 'known'] as const)('should equal the plain alignment bit by bit: %s', (view) => {
    const expected = plainPanel(view, panels[view].days);
    for (const [id, column] of Object.entries(expected.columns)) {
      const different = column.findIndex((plain, row) => !Object.is(plain, panels[view].columns[id]![row]));
      expect(different === -1 ? 'equal' : `${id} on ${isoFromDay(expected.days[different]!)}`).toBe('equal');
    }
  });

  it('should know a CPI month only from its release', () => {
    // May 2022 was published on Friday 10 June 2022.
    expect(at('observed', 'cpi', '2022-05-15')).toBe(value('cpi', '2022-05-01'));
    expect(at('known', 'cpi', '2022-06-09')).toBe(value('cpi', '2022-04-01'));
    expect(at('known', 'cpi', '2022-06-10')).toBe(value('cpi', '2022-05-01'));
  });

  it('should carry September over October 2025, which was never published', () => {
    const september = value('cpi', '2025-09-01');
    expect(at('observed', 'cpi', '2025-10-31')).toBe(september);
    expect(at('known', 'cpi', '2025-12-17')).toBe(september);
    expect(at('known', 'cpi', '2025-12-18')).toBe(value('cpi', '2025-11-01'));
    expect(at('known', 'cpi_yoy', '2025-12-18')).toBe(
      100 * (value('cpi', '2025-11-01') / value('cpi', '2024-11-01') - 1),
    );
  });

  it('should know the dollar of a week from the following Monday', () => {
    // Friday 6 March 2020 becomes known on Monday the 9th.
    expect(at('observed', 'dxy', '2020-03-06')).toBe(value('dxy', '2020-03-06'));
    expect(at('known', 'dxy', '2020-03-08')).toBe(value('dxy', '2020-02-28'));
    expect(at('known', 'dxy', '2020-03-09')).toBe(value('dxy', '2020-03-06'));
    // Monday 20 January 2020 was a holiday: Tuesday.
    expect(at('known', 'dxy', '2020-01-20')).toBe(value('dxy', '2020-01-10'));
    expect(at('known', 'dxy', '2020-01-21')).toBe(value('dxy', '2020-01-17'));
  });

  it("should know Friday's fed funds rate on Monday", () => {
    // The emergency cut of Sunday 15 March 2020.
    expect(at('observed', 'fed_rate', '2020-03-13')).toBe(value('fed_rate', '2020-03-13'));
    expect(at('known', 'fed_rate', '2020-03-14')).toBe(value('fed_rate', '2020-03-12'));
    expect(at('known', 'fed_rate', '2020-03-16')).toBe(value('fed_rate', '2020-03-13'));
    expect(at('known', 'fed_rate', '2020-03-17')).toBe(value('fed_rate', '2020-03-16'));
  });

  it('should know yields on the next day and the S&P 500 and VIX on the same', () => {
    expect(at('known', 'treasury_10y', '2020-03-09')).toBe(value('treasury_10y', '2020-03-06'));
    expect(at('known', 'treasury_10y', '2020-03-10')).toBe(value('treasury_10y', '2020-03-09'));
    expect(at('known', 'sp500', '2020-03-09')).toBe(value('sp500', '2020-03-09'));
    expect(at('known', 'vix', '2020-03-09')).toBe(value('vix', '2020-03-09'));
  });

  it('should end news with its source', () => {
    expect(at('observed', 'news_svc', '2021-09-30')).not.toBeNaN();
    for (const view of ['observed', 'known'] as const) expect(at(view, 'news_svc', '2021-10-09')).toBeNaN();
  });
});

/** The panel in plain TypeScript: the same rules without SQL. */
function plainPanel(view: View, days: Int32Array): Frame {
  const columns: Record<string, Float64Array> = {};
  for (const coin of COIN_IDS) {
    const table = shippedTable(`coin_${coin}`);
    const row = new Map(Array.from(dayColumn(table, 'date'), (day, i) => [day, i]));
    for (const column of COIN_COLUMNS) {
      const values = numberColumn(table, column);
      columns[`${coin}_${column}`] = Float64Array.from(days, (day) => values[row.get(day) ?? -1] ?? NaN);
    }
  }
  for (const id of [...BASE_INDICATOR_IDS, 'cpi_sa'])
    columns[id] = aligned(shippedObservations(id), days, view);
  columns.cpi_yoy = aligned(yearOnYear(shippedObservations('cpi')), days, view);
  columns.fear_greed = aligned(shippedObservations('fear_greed'), days, view, 7);
  for (const classifier of ['svc', 'transformer']) {
    columns[`news_${classifier}`] = aligned(newsObservations(classifier), days, view, 7);
  }
  return deriveIndicators({ days, columns });
}

function newsObservations(classifier: string): Observations {
  const table = shippedTable('news');
  const [positive, neutral, negative] = ['positive', 'neutral', 'negative'].map((call) =>
    numberColumn(table, `${classifier}_${call}`),
  ) as [Float64Array, Float64Array, Float64Array];
  const values = newsBalance(positive, neutral, negative);
  return { days: dayColumn(table, 'date'), knownDays: dayColumn(table, 'known'), values };
}

// eslint-disable-next-line max-params -- a test's own helper, read at one glance
function aligned(
  observations: Observations,
  days: Int32Array,
  view: View,
  carryDays = Infinity,
): Float64Array {
  const align = view === 'observed' ? alignObserved : alignAsKnown;
  const from = view === 'observed' ? observations.days : observations.knownDays;
  // The day of each value that holds, by aligning the days themselves.
  const own = Float64Array.from(from, (day, i) => (Number.isNaN(observations.values[i]!) ? NaN : day));
  const since = align({ ...observations, values: own }, days);
  return align(observations, days).map((held, row) => (days[row]! - since[row]! <= carryDays ? held : NaN));
}
