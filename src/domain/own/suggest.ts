import type { ColumnsGuess } from './detect-columns';
import { MAX_UNIT } from './limits';
import type { Aggregation, Dialect, SeriesMapping } from './mapping';
import { cleanName } from './names';
import { numberReader } from './numbers';

interface Source {
  readonly names: readonly string[];
  readonly guess: ColumnsGuess;
  readonly rows: readonly (readonly string[])[];
  readonly dialect: Dialect;
  readonly file: string;
}

export interface Suggestions {
  readonly all: readonly (SeriesMapping | null)[];
  readonly chosen: readonly SeriesMapping[];
}

const VOLUME = /vol|amount|turnover|trades|quantity|qty|count/i;
const HIGH = /\b(high|max|maximum|hoch)\b/i;
const LOW = /\b(low|min|minimum|tief)\b/i;
const OPEN = /\b(open|first)\b/i;
const CLOSE = /\b(adj\.? ?)?(close|last|price|schluss\w*)\b/i;
const GENERIC = /^(adj\.? ?close|close|open|high|low|last|price|value|volume|wert|column \d+)\*{0,2}$/i;
const CLOCKS = /^(unix|timestamp|epoch)\b/i;
const ROW_NUMBERS = /^(#|no\.?|s\.?no\.?|id|index|row|unnamed.*|column 1)$/i;
/** Where nothing tells which columns matter, so many are chosen. */
const CHOSEN_AT_MOST = 4;

/** What each column of numbers could become, and which are chosen unless the reader decides otherwise. */
export function seriesFor(source: Source): Suggestions {
  const { names, guess } = source;
  const market = names.some((name) => OPEN.test(name)) && names.some((name) => HIGH.test(name));
  const all = guess.columns.map(({ index, kind }) =>
    kind === 'number' ? suggest(source, index, market) : null,
  );
  const useful = all.filter((one) => one !== null).filter(({ column }) => !isBookkeeping(source, column));
  const closes = useful.filter(({ column }) => CLOSE.test(names[column]!));
  const chosen = market && closes.length > 0 ? closes.slice(0, 1) : useful.slice(0, CHOSEN_AT_MOST);
  return { all, chosen };
}

/** A second clock, or the number of the row: called so and counting up or down by one. */
function isBookkeeping({ names, rows, dialect }: Source, column: number): boolean {
  const name = names[column]!;
  if (CLOCKS.test(name)) return true;
  if (!ROW_NUMBERS.test(name)) return false;
  const read = numberReader(dialect.numbers);
  const values = rows.map((row) => Number(read(row[column] ?? '')));
  return values.every((value, i) => i === 0 || Math.abs(value - values[i - 1]!) === 1);
}

function suggest({ names, rows, dialect, file }: Source, column: number, market: boolean): SeriesMapping {
  const name = names[column]!;
  const cells = rows.map((row) => row[column] ?? '');
  const unit = unitOf(name, cells);
  const read = numberReader(dialect.numbers);
  const values = cells.map(read).filter((value) => typeof value === 'number' && !Number.isNaN(value));
  const kind = market && CLOSE.test(name) ? 'coin' : 'indicator';
  const priceLike = unit !== '%' && values.every((value) => Number(value) > 0);
  return {
    column,
    label: GENERIC.test(name) && file !== '' ? cleanName(`${file} ${name}`) : withoutUnit(name, unit),
    unit,
    kind,
    aggregation: aggregationOf(name),
    // What is traded or counted changes by percent; for anything else the reader has to say so.
    change: priceLike && (market || VOLUME.test(name)) ? 'log' : 'difference',
    release: { kind: kind === 'coin' ? 'same-day' : 'next-day' },
  };
}

function aggregationOf(name: string): Aggregation {
  if (VOLUME.test(name)) return 'sum';
  if (HIGH.test(name)) return 'high';
  if (LOW.test(name)) return 'low';
  return OPEN.test(name) ? 'first' : 'last';
}

/** The name without the unit that stands in brackets behind it. */
function withoutUnit(name: string, unit: string): string {
  const bare = name.replace(/\s*[([][^()[\]]*[)\]]\s*$/, '');
  return unit !== '' && bare !== '' && name.includes(unit) ? bare : name;
}

/** The unit in brackets behind a name, or the sign that its cells carry. */
function unitOf(name: string, cells: readonly string[]): string {
  const bracketed = /[([]([^()[\]]{1,24})[)\]]\s*$/.exec(name);
  if (bracketed && !/^\d+$/.test(bracketed[1]!)) return cleanName(bracketed[1]!, MAX_UNIT);
  const filled = cells.filter((cell) => cell.trim() !== '');
  const all = (pattern: RegExp): boolean =>
    filled.length > 0 && filled.every((cell) => pattern.test(cell.trim()));
  if (all(/%$/)) return '%';
  return all(/^[+-]?\$/) ? 'USD' : '';
}
