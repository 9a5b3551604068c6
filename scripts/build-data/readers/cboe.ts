import { datedValues, rowsOf, type DatedValues, type RawFolder } from '../raw';

/** Closes of the VIX. */
export function readVix(raw: RawFolder): DatedValues {
  const rows = rowsOf(raw.table('cboe_vix_daily.csv', ['DATE', 'OPEN', 'HIGH', 'LOW', 'CLOSE']));
  return datedValues(rows, (row) => row.day('DATE'), 'CLOSE');
}
