import { MAX_LINE } from './limits';
import { OwnDataRefusal } from './refusal';
import { zeroRefusal } from './sniff';

/** `lf` also covers Windows line ends (CR LF): the CR before the LF is dropped. `cr` is that of old Macs. */
export type LineEnd = 'lf' | 'cr';

/**
 * Cuts a text that arrives in pieces into its lines. Where the pieces are cut makes no difference: a byte-order
 * mark, a CR LF and a line may all be spread over several.
 */
export class LineSplitter {
  #carry = '';
  #line = 0;
  readonly #end: string;

  constructor(
    lineEnd: LineEnd,
    private readonly take: (line: string, number: number) => void,
  ) {
    this.#end = lineEnd === 'cr' ? '\r' : '\n';
  }

  /** Lines handed on so far. */
  get count(): number {
    return this.#line;
  }

  /** @throws OwnDataRefusal at a line longer than 1 MiB, or with a zero character in it. */
  push(text: string): void {
    let start = 0;
    for (;;) {
      const end = text.indexOf(this.#end, start);
      if (end < 0) break;
      const line = this.#carry + text.slice(start, end);
      this.#carry = '';
      this.#hand(line);
      start = end + 1;
    }
    // Only the new piece is searched; joining strings costs no copying until the line is whole. Two characters
    // more than a line may have: a byte-order mark before it and a CR behind it do not count.
    this.#carry += text.slice(start);
    if (this.#carry.length > MAX_LINE + 2) throw tooLong(this.#line + 1);
  }

  /** Hands on what follows the last line end, if anything does. */
  finish(): void {
    const line = this.#carry;
    this.#carry = '';
    if (line !== '') this.#hand(line);
  }

  #hand(whole: string): void {
    let line = whole;
    this.#line += 1;
    if (this.#end === '\n' && line.endsWith('\r')) line = line.slice(0, -1);
    if (this.#line === 1 && line.charCodeAt(0) === 0xfeff) line = line.slice(1);
    if (line.length > MAX_LINE) throw tooLong(this.#line);
    if (line.includes('\0')) throw zeroRefusal(`line ${this.#line}`);
    this.take(line, this.#line);
  }
}

function tooLong(line: number): OwnDataRefusal {
  const message = `Line ${line} is longer than 1 MiB: this is not a table of rows.`;
  const hint = 'Check that the file is a CSV with one row a line, and that its line ends were not lost.';
  return new OwnDataRefusal('line-too-long', message, hint);
}
