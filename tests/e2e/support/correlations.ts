import { alignAsKnown, alignObserved } from '../../../src/domain/alignment';
import { dayFromIso, dayRange } from '../../../src/domain/calendar';
import { COIN_IDS, type CoinId } from '../../../src/domain/catalogue/ids';
import { dayColumn, numberColumn } from '../../../src/domain/csv';
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
  dxy: 'log',
  cpi: 'log',
  vix: 'difference',
  sp500: 'log',
} as const;

export type MatrixIndicator = keyof typeof INDICATORS;
export const MATRIX_INDICATORS = Object.keys(INDICATORS) as MatrixIndicator[];

export interface Settings {
  readonly method: 'pearson' | 'spearman';
  readonly basis: 'levels' | 'changes';
  readonly view: 'observed' | 'known';
  /** ISO days, both included. */
  readonly range: readonly [first: string, last: string];
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
export function cellText(coin: CoinId, indicator: MatrixIndicator, settings: Settings): string {
  const { x, y } = pairsWithin(coin, indicator, settings);
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

/** What a straight line through time alone gives with the coin, on the days of a cell. */
export function lineText(coin: CoinId, indicator: MatrixIndicator, settings: Settings): string {
  const { days, x } = pairsWithin(coin, indicator, settings);
  return signed(correlation(settings)(days, x));
}

/** Two decimals with their sign, as the page writes them. */
function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (text === '0.00') return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

function correlation({ method }: Settings): typeof pearson {
  return method === 'pearson' ? pearson : spearman;
}

function pairsWithin(coin: CoinId, indicator: MatrixIndicator, settings: Settings): Pairs {
  const pairs = pairsOf(coin, indicator, settings);
  const [first, last] = settings.range.map(dayFromIso) as [number, number];
  const keep = (_: number, row: number): boolean =>
    pairs.days[row]! >= first &&
    pairs.days[row]! <= last &&
    Number.isFinite(pairs.x[row]!) &&
    Number.isFinite(pairs.y[row]!);
  return { days: pairs.days.filter(keep), x: pairs.x.filter(keep), y: pairs.y.filter(keep) };
}

/** Levels on all calendar days; changes from one day on which both have a value of their own to the next. */
function pairsOf(coin: CoinId, indicator: MatrixIndicator, { basis, view }: Settings): Pairs {
  const price = closes(coin);
  const macro = indicatorSeries(indicator, view);
  if (basis === 'levels') return { days: Float64Array.from(DAYS), x: price.values, y: macro.values };
  const rows = Array.from(DAYS.keys()).filter(
    (row) => price.own.has(DAYS[row]!) && macro.own.has(DAYS[row]!),
  );
  return {
    days: Float64Array.from(rows, (row) => DAYS[row]!),
    x: changes(price.values, rows, 'log'),
    y: changes(macro.values, rows, INDICATORS[indicator]),
  };
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
  if (id !== 'yield_curve') return aligned(shippedObservations(id), view);
  const [long, short] = [indicatorSeries('treasury_10y', view), indicatorSeries('fed_rate', view)];
  return { values: long.values.map((value, row) => value - short.values[row]!), own: long.own };
}

function aligned(observations: Observations, view: Settings['view']): Series {
  const align = view === 'known' ? alignAsKnown : alignObserved;
  const dates = view === 'known' ? observations.knownDays : observations.days;
  const own = dates.filter((_, row) => Number.isFinite(observations.values[row]!));
  return { values: align(observations, DAYS), own: new Set(own) };
}
