import { isoFromDay } from '../../src/domain/calendar';
import type { DatedValues } from './raw';
import { LAST_DAY } from './range';
import { formatNumber, type OutputTable } from './write';

/** A table of (date, known, value) with what was known by the last day. */
export function knownTable(file: string, values: DatedValues, known: (day: number) => number): OutputTable {
  const rows = [...values]
    .map(([day, value]) => ({ day, known: known(day), value }))
    .filter((row) => row.known <= LAST_DAY)
    .map(({ day, known, value }) => [isoFromDay(day), isoFromDay(known), formatNumber(value)]);
  return { file, header: ['date', 'known', 'value'], rows };
}
