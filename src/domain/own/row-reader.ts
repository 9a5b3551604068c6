import type { ImportMapping } from './mapping';
import { isMissing, numberReader, type ParsedNumber } from './numbers';
import type { BadReason } from './report';
import { timeReader, type ParsedTime } from './times';

/** What keeps a row from being read. */
export interface RowProblem {
  readonly reason: BadReason;
  /** Index of the column; null where the whole row is at fault. */
  readonly column: number | null;
}

/** Reads rows by a mapping. The time and the values of the row read last are in `time` and `values`. */
export class RowReader {
  time = NaN;
  readonly values: Float64Array;
  readonly #readTime: (text: string) => ParsedTime;
  readonly #readNumber: (text: string) => ParsedNumber;

  constructor(private readonly mapping: ImportMapping) {
    this.values = new Float64Array(mapping.series.length);
    this.#readTime = timeReader(mapping.timeFormat);
    this.#readNumber = numberReader(mapping.dialect.numbers);
  }

  /** What is wrong with a row; null when it was read. A row with one unreadable value is left out whole. */
  read(fields: readonly string[]): RowProblem | null {
    const { columnCount, timeColumn, series } = this.mapping;
    if (fields.length < columnCount) return { reason: 'too-few-columns', column: null };
    for (let i = columnCount; i < fields.length; i++) {
      if (fields[i]!.trim() !== '') return { reason: 'too-many-columns', column: null };
    }
    const time = this.#readTime(this.#timeText(fields));
    if (typeof time === 'string') return { reason: time, column: timeColumn };
    for (let i = 0; i < series.length; i++) {
      const { column } = series[i]!;
      const value = this.#readNumber(fields[column]!);
      if (typeof value === 'string') return { reason: value, column };
      this.values[i] = value;
    }
    this.time = time;
    return null;
  }

  #timeText(fields: readonly string[]): string {
    const { timeColumn, clockColumn } = this.mapping;
    const text = fields[timeColumn]!;
    if (clockColumn === null) return text;
    const clock = fields[clockColumn]!;
    return isMissing(clock) ? text : `${text.trim()} ${clock.trim()}`;
  }
}
