import { alignAsKnown } from '../../../src/domain/alignment';
import { dayRange } from '../../../src/domain/calendar';
import { BASE_INDICATOR_IDS, COIN_COLUMNS, COIN_IDS, coinColumnId } from '../../../src/domain/catalogue/ids';
import { dayColumn, numberColumn } from '../../../src/domain/csv';
import { deriveIndicators, newsBalance, yearOnYear } from '../../../src/domain/derived';
import type { Frame } from '../../../src/domain/frame';
import { shippedObservations, shippedTable } from '../../fixtures/tables';

/** The as-known panel of the shipped tables, laid on days by the domain alone. */
export function shippedPanel(): Frame {
  const axis = dayColumn(shippedTable('coin_btc'), 'date');
  const days = dayRange(axis[0]!, axis.at(-1)!);
  const columns: Record<string, Float64Array> = {};
  for (const coin of COIN_IDS) {
    const table = shippedTable(`coin_${coin}`);
    const rowOf = new Map(Array.from(dayColumn(table, 'date'), (day, row) => [day, row]));
    for (const name of COIN_COLUMNS) {
      const values = numberColumn(table, name);
      columns[coinColumnId(coin, name)] = Float64Array.from(
        days,
        (day) => values[rowOf.get(day) ?? -1] ?? NaN,
      );
    }
  }
  for (const id of [...BASE_INDICATOR_IDS, 'fear_greed'])
    columns[id] = alignAsKnown(shippedObservations(id), days);
  columns['cpi_yoy'] = alignAsKnown(yearOnYear(shippedObservations('cpi')), days);
  return deriveIndicators({ days, columns: { ...columns, ...newsColumns(days) } });
}

/** News stand on the day they are known and are not carried on. */
function newsColumns(days: Int32Array): Record<string, Float64Array> {
  const table = shippedTable('news');
  const rowOf = new Map(Array.from(dayColumn(table, 'known'), (day, row) => [day, row]));
  const balance = (id: string): Float64Array => {
    const part = (name: string): Float64Array => numberColumn(table, `${id}_${name}`);
    const values = newsBalance(part('positive'), part('neutral'), part('negative'));
    return Float64Array.from(days, (day) => values[rowOf.get(day) ?? -1] ?? NaN);
  };
  return { news_svc: balance('svc'), news_transformer: balance('transformer') };
}
