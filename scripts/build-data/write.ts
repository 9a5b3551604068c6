import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A table of `public/data` as it will be written: fields as text, none of which needs quoting. */
export interface OutputTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const SIGNIFICANT_DIGITS = 6;

/** A number with six significant digits in plain decimal notation, without trailing zeros; empty for NaN. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '';
  const [mantissa = '', exponent] = value.toExponential(SIGNIFICANT_DIGITS - 1).split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  const point = Number(exponent) + 1;
  if (digits === '') return '0';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A table as CSV text: LF line ends, the last line ended too. */
export function toCsv({ file, header, rows }: OutputTable): string {
  const bad = rows.flat().find((field) => /[",\n\r]/.test(field));
  if (bad !== undefined)
    throw new Error(`${file}: the field "${bad}" would need quotes. Word it without commas.`);
  return [header, ...rows].map((fields) => `${fields.join(',')}\n`).join('');
}

/** Writes files into a folder, which is made if need be. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
}
