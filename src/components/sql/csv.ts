import type { QueryResult } from '../../contracts/data-engine';

/** A result as CSV text (RFC 4180): LF line ends, fields quoted where they must be, nothing for NULL. */
export function resultCsv({ columns, rows }: Pick<QueryResult, 'columns' | 'rows'>): string {
  return [columns, ...rows].map((fields) => `${fields.map(csvField).join(',')}\n`).join('');
}

function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
