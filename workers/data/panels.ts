import { COIN_COLUMNS, COIN_IDS, coinColumnId, type View } from '../../src/domain/catalogue/ids';
import type { ChangeKind } from '../../src/domain/catalogue/series';
import { deriveIndicators } from '../../src/domain/derived';
import type { Frame } from '../../src/domain/frame';
import { doubles, epochDay, integers, orNaN, type Connection } from './observations';
import { JOINED_SERIES, type JoinedSeries } from './series';
import { identifier } from './tables';

/** A panel, and for every column the days on which it has a value of its own rather than one carried forward. */
export interface Panel {
  readonly frame: Frame;
  readonly own: Readonly<Record<string, Uint8Array>>;
  /** How changes of columns that the catalogue does not know are taken. */
  readonly changes?: Readonly<Record<string, ChangeKind>>;
}

/** Tables that stand in for the shipped ones, by series: the shocked observations. */
export type Replacements = Readonly<Record<string, string>>;

/**
 * Lays every series on the days of the coins, by SQL, and derives the indicators that combine others. Each series is
 * joined by a statement of its own: one for all holds the memory of every join at once, and WebAssembly keeps it.
 */
export async function buildPanel(
  connection: Connection,
  view: View,
  replacements: Replacements = {},
): Promise<Panel> {
  const coins = await connection.query(coinsSql());
  const days = integers(coins, 'day');
  const columns: Record<string, Float64Array> = {};
  const own: Record<string, Uint8Array> = {};
  for (const id of COIN_IDS.flatMap((coin) => COIN_COLUMNS.map((column) => coinColumnId(coin, column)))) {
    columns[id] = doubles(coins, id);
    own[id] = Uint8Array.from(columns[id], (value) => (Number.isNaN(value) ? 0 : 1));
  }
  for (const series of JOINED_SERIES) {
    const { id } = series;
    const joined = await connection.query(seriesSql(series, stepsSql(view, replacements[id] ?? id)));
    columns[id] = doubles(joined, 'value');
    const since = integers(joined, 'since');
    own[id] = Uint8Array.from(since, (start, row) => (start === days[row] ? 1 : 0));
  }
  return { frame: deriveIndicators({ days, columns }), own: { ...own, ...derivedOwnDays(own) } };
}

/** A derived indicator has a value of its own on the days of its market series; CPI and fed funds move behind it. */
function derivedOwnDays(own: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const of = (id: string): Uint8Array => own[id] ?? new Uint8Array();
  return { yield_curve: of('treasury_10y'), real_yield: of('treasury_10y'), real_sp500: of('sp500') };
}

/** One row a day from Bitcoin's first to its last. */
const AXIS = `axis AS (
    SELECT unnest(range(min(${epochDay('date')}), max(${epochDay('date')}) + 1))::INTEGER AS day FROM coin_btc)`;

function coinsSql(): string {
  const columns = COIN_IDS.flatMap((coin) =>
    COIN_COLUMNS.map((column) => `${orNaN(`coin_${coin}.${column}`)} AS ${coinColumnId(coin, column)}`),
  );
  const joins = COIN_IDS.map(
    (coin) => `LEFT JOIN coin_${coin} ON ${epochDay(`coin_${coin}.date`)} = axis.day`,
  );
  return `WITH ${AXIS} SELECT axis.day AS day, ${columns.join(', ')} FROM axis ${joins.join('\n')} ORDER BY axis.day`;
}

/** A series' value on each day, and the day since which it holds. */
function seriesSql({ carryDays }: JoinedSeries, steps: string): string {
  const value = carryDays === null ? 'value' : `CASE WHEN axis.day - since <= ${carryDays} THEN value END`;
  return `WITH ${AXIS} SELECT ${orNaN(value)} AS value, coalesce(since, -2147483648) AS since
    FROM axis ASOF LEFT JOIN (${steps}) AS steps ON axis.day >= steps.since ORDER BY axis.day`;
}

/**
 * The days since which a value holds. Observed: its own date. As known: the day of its release; of several
 * released together the latest by date counts, and one that came out after a later one was known never counts.
 */
function stepsSql(view: View, table: string): string {
  const present = `${identifier(table)} WHERE value IS NOT NULL AND NOT isnan(value)`;
  if (view === 'observed') return `SELECT ${epochDay('date')} AS since, value FROM ${present}`;
  return `SELECT ${epochDay('known')} AS since, value FROM (
      SELECT known, max(date) AS date, arg_max(value, date) AS value
      FROM ${present} AND known IS NOT NULL GROUP BY known)
    QUALIFY date > coalesce(
      max(date) OVER (ORDER BY known ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), DATE '0001-01-01')`;
}
