import { createImporter, type ImportResult } from '../../../src/domain/own/importer';
import type { Dialect, ImportMapping, SeriesMapping } from '../../../src/domain/own/mapping';
import { proposeMapping, type Proposal } from '../../../src/domain/own/propose';

export function dialect(changes: Partial<Dialect> = {}): Dialect {
  return {
    delimiter: ',',
    quote: '"',
    encoding: 'utf-8',
    byteOrderMark: false,
    lineEnd: 'lf',
    windows: false,
    skipLines: 0,
    header: true,
    numbers: { decimal: '.', thousands: '' },
    ...changes,
  };
}

export function seriesMapping(changes: Partial<SeriesMapping> = {}): SeriesMapping {
  return {
    column: 1,
    label: 'Value',
    unit: '',
    kind: 'indicator',
    aggregation: 'last',
    change: 'difference',
    release: { kind: 'next-day' },
    ...changes,
  };
}

/** Date and value, ISO dates, with a header. */
export function mapping(changes: Partial<ImportMapping> = {}): ImportMapping {
  return {
    dialect: dialect(),
    columnCount: 2,
    timeColumn: 0,
    clockColumn: null,
    timeFormat: 'iso',
    series: [seriesMapping()],
    ...changes,
  };
}

export function importText(text: string, chosen: ImportMapping = mapping()): ImportResult {
  const importer = createImporter(chosen);
  importer.push(text);
  return importer.finish();
}

export function propose(text: string, fileName = ''): Proposal {
  return proposeMapping({ text, complete: true }, { encoding: 'utf-8', fileName });
}

/** What a reader gets who confirms what is proposed. */
export function importAsProposed(text: string): ImportResult {
  return importText(text, propose(text).mapping);
}
