import type { TableFile } from '../../../src/contracts/data-engine';
import { isoFromDay } from '../../../src/domain/calendar';

/** What becomes of everything that was published after a day. */
export const TABLE_FUTURES = ['deleted', 'changed'] as const;
export type TableFuture = (typeof TABLE_FUTURES)[number];

/**
 * The shipped tables as they would be had the future been another: rows that were published after `day` (column
 * `known`, or `date` where a table has none) are deleted, or their figures multiplied.
 */
export function tablesWithFuture(files: readonly TableFile[], day: number, future: TableFuture): TableFile[] {
  const last = isoFromDay(day);
  return files.map((file) =>
    rewrite(file, ({ header, row }) => {
      const published = row[Math.max(header.indexOf('known'), header.indexOf('date'))]!;
      if (published <= last) return row;
      return future === 'deleted' ? null : row.map((field, i) => changed(header[i]!, field));
    }),
  );
}

/** The tables with every value known on its own date: what a join on dates instead of releases would see. */
export function tablesKnownAtOnce(files: readonly TableFile[]): TableFile[] {
  return files.map((file) =>
    rewrite(file, ({ header, row }) => {
      const known = header.indexOf('known');
      return row.map((field, i) => (i === known ? row[header.indexOf('date')]! : field));
    }),
  );
}

interface Line {
  readonly header: readonly string[];
  readonly row: readonly string[];
}

function rewrite(file: TableFile, change: (line: Line) => readonly string[] | null): TableFile {
  const [first = '', ...lines] = new TextDecoder().decode(file.bytes).trimEnd().split('\n');
  const header = first.split(',');
  const rows = lines.map((line) => change({ header, row: line.split(',') })).filter((row) => row !== null);
  const text = [first, ...rows.map((row) => row.join(','))].join('\n') + '\n';
  return { name: file.name, bytes: new TextEncoder().encode(text) };
}

/** Dates, names and empty fields stay: the change is to figures. */
function changed(column: string, field: string): string {
  const isFigure =
    field !== '' && !['date', 'known', 'coin', 'column', 'reason', 'scheduled'].includes(column);
  return isFigure ? String(Number(field) * 1.7 + 1) : field;
}
