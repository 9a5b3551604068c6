/** Where in a statement DuckDB found a mistake: line and column count from 1, offsets are those of the text. */
export interface ErrorPlace {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

const EXCERPT = /^LINE (\d+): (.*)\n( *)\^/m;
const CUT = '...';

/**
 * Reads the place out of DuckDB's words, which end in an excerpt and a mark:
 *
 *     LINE 2: FORM btc
 *                  ^
 *
 * Long lines are cut at both ends in the excerpt, so it is looked up in the reader's own line.
 * Null where the words name no place, or one that the statement does not have.
 */
export function errorPlace(message: string, sql: string): ErrorPlace | null {
  const found = EXCERPT.exec(message);
  if (!found) return null;
  const [, number = '', excerpt = '', blanks = ''] = found;
  const line = Number(number);
  const text = sql.split('\n')[line - 1];
  if (text === undefined) return null;
  const at = indexAtWidth(excerpt, blanks.length - `LINE ${number}: `.length);
  const shift = shiftOf(excerpt, text);
  if (at < 0 || shift === null) return null;
  const column = Math.min(at + shift, text.length);
  const start = lineStart(sql, line) + column;
  return { line, column: column + 1, start, end: start + wordLength(sql.slice(start)) };
}

/** How far the excerpt's characters lie from the line's; null when the line does not hold it. */
function shiftOf(excerpt: string, line: string): number | null {
  if (line.startsWith(excerpt)) return 0;
  const head = excerpt.startsWith(CUT) ? CUT.length : 0;
  const body = excerpt.slice(head, excerpt.endsWith(CUT) ? -CUT.length : undefined);
  const where = line.indexOf(body);
  return where < 0 ? null : where - head;
}

/** The character that stands under so many columns: a tab takes none in DuckDB's excerpt, a wide letter two. */
function indexAtWidth(text: string, width: number): number {
  if (width < 0) return -1;
  let [index, used] = [0, 0];
  for (const character of text) {
    const own = /\p{Cc}/u.test(character)
      ? 0
      : /\p{Script=Han}|\p{Emoji_Presentation}/u.test(character)
        ? 2
        : 1;
    if (used >= width && own > 0) break;
    index += character.length;
    used += own;
  }
  return index;
}

function lineStart(sql: string, line: number): number {
  let start = 0;
  for (let n = 1; n < line; n++) start = sql.indexOf('\n', start) + 1;
  return start;
}

/** The word, the quoted text or the single sign that is marked; one character at the end of the text. */
function wordLength(rest: string): number {
  return /^(?:[\p{L}\p{N}_]+|"[^"]*"|'[^'\n]*'?|\S)/u.exec(rest)?.[0].length ?? 1;
}
