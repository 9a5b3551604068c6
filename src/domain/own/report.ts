import { clipped } from './names';
import { MAX_LISTED, MAX_QUOTED } from './limits';
import type { NumberProblem } from './numbers';
import type { TimeProblem } from './times';

/** Why a row was left out. */
export type BadReason = 'quote' | 'too-few-columns' | 'too-many-columns' | TimeProblem | NumberProblem;

/** A row that was left out. */
export interface BadRow {
  /** Number of the line in the file, from 1; of a row that runs over several, the first. */
  readonly line: number;
  /** Number of the column, from 1; null where the whole row is at fault. */
  readonly column: number | null;
  readonly reason: BadReason;
  /** The text at fault, clipped. */
  readonly text: string;
}

/** A row whose time appears again further down: the later row counts. */
export interface Duplicate {
  readonly line: number;
  readonly replacedBy: number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly time: number;
}

export interface ImportReport {
  /** Rows with something in them, without the header: `kept` + `bad`. */
  readonly rows: number;
  readonly kept: number;
  readonly bad: number;
  readonly badByReason: Readonly<Partial<Record<BadReason, number>>>;
  /** The first thousand. */
  readonly badRows: readonly BadRow[];
  readonly blankLines: number;
  /** Kept rows that gave way to a later one with the same time, and how many of them said something else. */
  readonly duplicates: number;
  readonly conflicting: number;
  readonly duplicateRows: readonly Duplicate[];
  readonly order: 'ascending' | 'descending' | 'mixed';
  /** Rows that stand against the order of most; they were sorted. */
  readonly disorder: number;
}

/** Counts what was left out, and lists the beginning of it. */
export class BadRowList {
  readonly rows: BadRow[] = [];
  readonly byReason: Partial<Record<BadReason, number>> = {};
  count = 0;

  add(row: BadRow): void {
    this.count += 1;
    this.byReason[row.reason] = (this.byReason[row.reason] ?? 0) + 1;
    if (this.rows.length < MAX_LISTED) this.rows.push({ ...row, text: clipped(row.text, MAX_QUOTED) });
  }
}

/** What is wrong, in words. */
export const BAD_REASON_WORDS: Readonly<Record<BadReason, string>> = {
  quote: 'A quote is not closed, or text follows the closing quote.',
  'too-few-columns': 'The row has fewer columns than the table.',
  'too-many-columns': 'The row has more columns than the table.',
  'not-a-date': 'This is not a date in the chosen format.',
  'no-such-date': 'There is no such day or hour.',
  'out-of-range': 'The date lies outside 1900 to 2100.',
  formula: 'This is a formula, not a number; formulas are never computed.',
  'not-finite': 'The number is infinite or too large.',
  'not-a-number': 'This is not a number in the chosen format.',
};
