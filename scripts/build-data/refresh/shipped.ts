import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../src/contracts/manifest';
import { dayFromIso } from '../../../src/domain/calendar';
import { parseCsv } from '../../../src/domain/csv';
import type { OutputTable } from '../write';

/** The tables as they are, field by field as text: what is kept stays the same to the last digit. */
export interface Shipped {
  readonly manifest: Manifest;
  readonly tables: ReadonlyMap<string, OutputTable>;
}

/** Reads the tables of a folder; each must be the one that the folder's manifest lists. */
export function readShipped(folder: string): Shipped {
  const manifest = JSON.parse(textOf(folder, 'manifest.json')) as Manifest;
  const tables = manifest.files.map(({ file, sha256 }): [string, OutputTable] => {
    const text = textOf(folder, file);
    if (createHash('sha256').update(text).digest('hex') !== sha256) {
      throw new Error(
        `${file} in ${folder} is not the file its manifest lists. Restore it, or rebuild all with --from.`,
      );
    }
    const { header, columns, rows } = parseCsv(text, file);
    const row = (index: number): string[] => columns.map((column) => column[index]!);
    return [file, { file, header, rows: Array.from({ length: rows }, (_, index) => row(index)) }];
  });
  return { manifest, tables: new Map(tables) };
}

function textOf(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    throw new Error(
      `${file} is not in ${folder}. The refresh continues tables that are there: name their folder with --base.`,
      {
        cause: error,
      },
    );
  }
}

/** The field of a column as a number; NaN where it is empty. */
export function numberAt(row: readonly string[], column: number): number {
  const text = row[column] ?? '';
  return text === '' ? NaN : Number(text);
}

/** The day of a row, whose first field is its date. */
export function dayAt(row: readonly string[]): number {
  return dayFromIso(row[0] ?? '');
}
