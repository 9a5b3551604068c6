import { readLine, splitFields, type FieldRules, type OpenRecord } from './fields';
import { MAX_LINE } from './limits';

/** A record with the number of its first line; `null` where a quote in its line is not closed. */
export interface FileRecord {
  readonly line: number;
  readonly fields: readonly string[] | null;
  readonly text: string;
}

/**
 * Joins lines to records. A quoted field may run over several lines, but a quote that was forgotten must not
 * swallow the rows behind it: when no valid record comes of the lines it has taken in, or `accepts` says that
 * the record is of no use, each of those lines is read by itself. Every line is read twice at most.
 */
export class RecordReader {
  #held: string[] = [];
  #heldFrom = 0;
  #heldLength = 0;
  #record: OpenRecord = { fields: [], open: null };

  constructor(
    private readonly rules: FieldRules,
    private readonly take: (record: FileRecord) => void,
    private readonly accepts: (fields: readonly string[]) => boolean,
  ) {}

  line(text: string, number: number): void {
    if (this.#held.length > 0) this.#goOn(text, number);
    else this.#begin(text, number);
  }

  /** Ends the file: a quote that is still open was never closed. */
  finish(): void {
    if (this.#held.length > 0) this.#takeApart();
  }

  #begin(text: string, line: number): void {
    if (!text.includes(this.rules.quote)) {
      this.take({ line, fields: splitFields(text, this.rules), text });
      return;
    }
    this.#record = { fields: [], open: null };
    const ending = readLine(text, this.#record, this.rules);
    if (ending !== 'open') {
      this.take({ line, fields: ending === 'complete' ? this.#record.fields : null, text });
      return;
    }
    this.#held = [text];
    this.#heldFrom = line;
    this.#heldLength = text.length;
  }

  #goOn(text: string, line: number): void {
    this.#heldLength += text.length + 1;
    const ending = this.#heldLength > MAX_LINE ? 'junk' : readLine(text, this.#record, this.rules);
    if (ending === 'junk') {
      this.#takeApart();
      this.#begin(text, line);
      return;
    }
    this.#held.push(text);
    if (ending === 'complete') this.#close();
  }

  #close(): void {
    const { fields } = this.#record;
    if (!this.accepts(fields)) {
      const lines = this.#held.map((text) => splitFields(text, this.rules));
      if (lines.some((one) => one !== null && this.accepts(one))) {
        this.#takeApart();
        return;
      }
    }
    this.take({ line: this.#heldFrom, fields, text: this.#held[0] ?? '' });
    this.#held = [];
  }

  #takeApart(): void {
    const lines = this.#held;
    this.#held = [];
    lines.forEach((text, i) =>
      this.take({ line: this.#heldFrom + i, fields: splitFields(text, this.rules), text }),
    );
  }
}
