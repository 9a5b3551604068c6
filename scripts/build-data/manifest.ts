import { createHash } from 'node:crypto';
import type { Manifest, ManifestFile, ManifestSeries } from '../../src/contracts/manifest';
import { isoFromDay } from '../../src/domain/calendar';
import { FIRST_DAY, LAST_DAY } from './range';
import type { SeriesEntry } from './series';
import { toCsv, type OutputTable } from './write';

/** The manifest of a set of tables: what each file and each series holds, with hashes of the bytes as written. */
export function makeManifest(
  tables: readonly OutputTable[],
  series: readonly SeriesEntry[],
  { firstDay, lastDay } = { firstDay: FIRST_DAY, lastDay: LAST_DAY },
): Manifest {
  const files = tables.map(describeFile).sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    version: 1,
    hash: datasetHash(files),
    firstDay: isoFromDay(firstDay),
    lastDay: isoFromDay(lastDay),
    series: series.map((entry) => describeSeries(entry, tables, files)),
    files,
  };
}

/** One name for the whole dataset: SHA-256 over a line "name hash" for each file, in order of names. */
export function datasetHash(files: readonly Pick<ManifestFile, 'file' | 'sha256'>[]): string {
  return sha256(files.map(({ file, sha256: hash }) => `${file} ${hash}\n`).join(''));
}

function describeFile(table: OutputTable): ManifestFile {
  const text = toCsv(table);
  return {
    file: table.file,
    columns: table.header,
    rows: table.rows.length,
    bytes: Buffer.byteLength(text),
    sha256: sha256(text),
  };
}

function describeSeries(
  entry: SeriesEntry,
  tables: readonly OutputTable[],
  files: readonly ManifestFile[],
): ManifestSeries {
  const table = tables.find(({ file }) => file === entry.file);
  const file = files.find((candidate) => candidate.file === entry.file);
  const value = table?.header.indexOf(entry.column) ?? -1;
  if (!table || !file || value < 0) throw new Error(`${entry.file} has no column "${entry.column}".`);
  const date = table.header.indexOf('date');
  const dates = table.rows.filter((row) => row[value] !== '').map((row) => row[date] ?? '');
  const [firstDay = '', lastDay = ''] = [dates.toSorted()[0], dates.toSorted().at(-1)];
  return { ...entry, firstDay, lastDay, rows: dates.length, sha256: file.sha256 };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
