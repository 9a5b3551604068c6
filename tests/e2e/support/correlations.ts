import { alignAsKnown, alignObserved } from '../../../src/domain/alignment';
import { dayFromIso, dayRange } from '../../../src/domain/calendar';
import { COIN_IDS, type CoinId } from '../../../src/domain/catalogue/ids';
import { dayColumn, numberColumn } from '../../../src/domain/csv';
import { yearOnYear } from '../../../src/domain/derived';
import type { Observations } from '../../../src/domain/frame';
import { pearson, spearman } from '../../../src/domain/stats/correlation';
import { shippedObservations, shippedTable } from '../../fixtures/tables';

/*
 * The figures of the Correlation page, computed once more: from the same files, by the functions of the domain,
 * without the database, the worker and the page.
 */

/** Columns of the matrix, and how each one's daily changes are taken. */
const INDICATORS = {
  fed_rate: 'difference',
  treasury_3y: 'difference',
  treasury_10y: 'difference',
  yield_curve: 'difference',
  real_yield: 'difference',
  dxy: 'log',
  cpi: 'log',
  cpi_yoy: 'difference',
  vix: 'difference',
  sp500: 'log',
  real_sp500: 'log',
  fear_greed: 'difference',
  news_svc: 'difference',
  news_transformer: 'difference',
} as const;

type MatrixIndicator = keyof typeof INDICATORS;
type Column = MatrixIndicator | CoinId;
const MATRIX_INDICATORS = Object.keys(INDICATORS) as MatrixIndicator[];

export interface Settings {
  readonly method: 'pearson' | 'spearman';
  readonly basis: 'levels' | 'changes';
  readonly view: 'observed' | 'known';
  /** ISO days, both included. */
  readonly range: readonly [first: string, last: string];
  /** Days by which the column comes first. */
  readonly lag?: number;
}

const DAYS = dayRange(dayFromIso('2013-04-29'), dayFromIso('2025-12-31'));

interface Series {
  /** One value a calendar day. */
  readonly values: Float64Array;
  /** Days on which the series has a value of its own. */
  readonly own: ReadonlySet<number>;
}

/** Rows of a pair that enter a figure. */
interface Pairs {
  readonly days: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** What a cell says: `+0.12, 246 pairs`. */
function cellText(coin: CoinId, column: Column, settings: Settings): string {
  const { x, y } = pairsWithin(coin, column, settings);
  return `${signed(correlation(settings)(x, y))}, ${x.length} pairs`;
}

/** What all cells say, by `coin-indicator`. */
export function matrixText(settings: Settings): Record<string, string> {
  return Object.fromEntries(
    COIN_IDS.flatMap((coin) =>
      MATRIX_INDICATORS.map((id) => [`${coin}-${id}`, cellText(coin, id, settings)] as const),
    ),
  );
}

/** What the cells of coins beside coins say; a coin beside itself says nothing. */
export function coinsText(settings: Settings): Record<string, string> {
  return Object.fromEntries(
    COIN_IDS.flatMap((row) =>
      COIN_IDS.filter((column) => column !== row).map(
        (column) => [`${row}-${column}`, cellText(row, column, settings)] as const,
      ),
    ),
  );
}

/** What a straight line through time alone gives with the coin, on the days of a cell. */
export function lineText(coin: CoinId, indicator: MatrixIndicator, settings: Settings): string {
  const { days, x } = pairsWithin(coin, indicator, settings);
  return signed(correlation(settings)(days, x));
}

/** Two decimals with their sign, as the page writes them. */
function signed(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const text = Math.abs(value).toFixed(2);
  if (text === '0.00') return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

function correlation({ method }: Settings): typeof pearson {
  return method === 'pearson' ? pearson : spearman;
}

function pairsWithin(coin: CoinId, column: Column, settings: Settings): Pairs {
  const pairs = pairsOf(coin, column, settings);
  const [first, last] = settings.range.map(dayFromIso) as [number, number];
  const keep = (_: number, row: number): boolean =>
    pairs.days[row]! >= first &&
    pairs.days[row]! <= last &&
    Number.isFinite(pairs.x[row]!) &&
    Number.isFinite(pairs.y[row]!);
  return { days: pairs.days.filter(keep), x: pairs.x.filter(keep), y: pairs.y.filter(keep) };
}

/** Levels on all calendar days; changes from one day on which both have a value of their own to the next. */
function pairsOf(coin: CoinId, column: Column, { basis, view, lag = 0 }: Settings): Pairs {
  const price = closes(coin);
  const macro = later(columnSeries(column, view), lag);
  if (basis === 'levels') return { days: Float64Array.from(DAYS), x: price.values, y: macro.values };
  const rows = Array.from(DAYS.keys()).filter(
    (row) => price.own.has(DAYS[row]!) && macro.own.has(DAYS[row]!),
  );
  return {
    days: Float64Array.from(rows, (row) => DAYS[row]!),
    x: changes(price.values, rows, 'log'),
    y: changes(macro.values, rows, isCoin(column) ? 'log' : INDICATORS[column]),
  };
}

/** A series as it was some days before. */
function later({ values, own }: Series, lag: number): Series {
  return {
    values: Float64Array.from(values, (_, row) => values[row - lag] ?? NaN),
    own: new Set(Array.from(own, (day) => day + lag)),
  };
}

function isCoin(column: Column): column is CoinId {
  return COIN_IDS.some((coin) => coin === column);
}

function columnSeries(column: Column, view: Settings['view']): Series {
  return isCoin(column) ? closes(column) : indicatorSeries(column, view);
}

function changes(values: Float64Array, rows: readonly number[], kind: 'log' | 'difference'): Float64Array {
  return Float64Array.from(rows, (row, i) => {
    const [now, before] = [values[row]!, values[rows[i - 1] ?? -1] ?? NaN];
    return kind === 'log' ? Math.log(now / before) : now - before;
  });
}

function closes(coin: CoinId): Series {
  const table = shippedTable(`coin_${coin}`);
  const [days, close] = [dayColumn(table, 'date'), numberColumn(table, 'close')];
  const values = new Float64Array(DAYS.length).fill(NaN);
  days.forEach((day, row) => (values[day - DAYS[0]!] = close[row]!));
  return { values, own: new Set(days.filter((_, row) => Number.isFinite(close[row]!))) };
}

function indicatorSeries(id: MatrixIndicator, view: Settings['view']): Series {
  const minus = (a: number, b: number): number => a - b;
  if (id === 'yield_curve') return combined(['treasury_10y', 'fed_rate'], view, minus);
  if (id === 'real_yield') return combined(['treasury_10y', 'cpi_yoy'], view, minus);
  if (id === 'real_sp500') return combined(['sp500', 'cpi'], view, (a, b) => (100 * a) / b);
  if (id === 'cpi_yoy') return aligned(yearOnYear(shippedObservations('cpi')), view);
  if (id === 'fear_greed') return weekLong(shippedObservations(id), view);
  if (id === 'news_svc' || id === 'news_transformer') return weekLong(newsObservations(id), view);
  return aligned(shippedObservations(id), view);
}

/** Of two series, on the days of the first. */
function combined(
  [first, second]: readonly [MatrixIndicator, MatrixIndicator],
  view: Settings['view'],
  combine: (a: number, b: number) => number,
): Series {
  const [a, b] = [indicatorSeries(first, view), indicatorSeries(second, view)];
  return { values: a.values.map((value, row) => combine(value, b.values[row]!)), own: a.own };
}

function newsObservations(id: 'news_svc' | 'news_transformer'): Observations {
  const table = shippedTable('news');
  const part = (name: string): Float64Array => numberColumn(table, `${id.slice(5)}_${name}`);
  const [positive, neutral, negative] = [part('positive'), part('neutral'), part('negative')];
  const values = positive.map((count, row) => {
    const all = count + neutral[row]! + negative[row]!;
    return (count - negative[row]!) / all;
  });
  return { days: dayColumn(table, 'date'), knownDays: dayColumn(table, 'known'), values };
}

/** Sentiment holds for a week at most. */
function weekLong(observations: Observations, view: Settings['view']): Series {
  const dates = view === 'known' ? observations.knownDays : observations.days;
  const values = new Float64Array(DAYS.length).fill(NaN);
  const own = new Set<number>();
  dates.forEach((day, i) => {
    const value = observations.values[i]!;
    if (!Number.isFinite(value)) return;
    own.add(day);
    for (let ahead = 0; ahead <= 7; ahead++) {
      const row = day + ahead - DAYS[0]!;
      if (row >= 0 && row < values.length) values[row] = value;
    }
  });
  return { values, own };
}

function aligned(observations: Observations, view: Settings['view']): Series {
  const align = view === 'known' ? alignAsKnown : alignObserved;
  const dates = view === 'known' ? observations.knownDays : observations.days;
  const own = dates.filter((_, row) => Number.isFinite(observations.values[row]!));
  return { values: align(observations, DAYS), own: new Set(own) };
}
