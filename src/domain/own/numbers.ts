/** How a table writes its numbers: the decimal mark, and what stands between thousands ('' = nothing). */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  readonly thousands: '' | ',' | '.' | ' ' | "'";
}

/** All formats, the likelier first. */
export const NUMBER_FORMATS: readonly NumberFormat[] = [
  { decimal: '.', thousands: '' },
  { decimal: ',', thousands: '' },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ' ' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: "'" },
];

export type NumberProblem = 'formula' | 'not-finite' | 'not-a-number';

/** A number (NaN where the cell says that there is none), or why it cannot be read. */
export type ParsedNumber = number | NumberProblem;

/** What tables write where there is no value. */
const MISSING = new Set(['', '.', '-', '–', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nd', '..']);
const INFINITE = /^[+-]?(inf|infinity|∞)$/i;
/** A number is never longer; what is, is text, and need not be looked at. */
const LONGEST = 64;
const SUFFIX: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** Whether a cell is empty or says that its value is missing. */
export function isMissing(text: string): boolean {
  return text.length <= 5 && MISSING.has(text.trim().toLowerCase());
}

/**
 * A reader of numbers in one format. A currency sign before and a percent sign behind are dropped, K, M, B and T
 * behind multiply (1.2M = 1,200,000). Thousands must stand in groups of three. Nothing is ever computed: a
 * formula is a text.
 */
export function numberReader(format: NumberFormat): (text: string) => ParsedNumber {
  const plain = plainPattern(format);
  const grouping = format.thousands;
  const read = (text: string): number => {
    if (!plain.test(text)) return NaN;
    let digits = text;
    if (grouping !== '') digits = digits.replaceAll(grouping, '');
    if (format.decimal === ',') digits = digits.replace(',', '.');
    return Number(digits);
  };
  return (cell) => {
    if (cell.length > LONGEST) return cell.startsWith('=') ? 'formula' : 'not-a-number';
    const direct = read(cell);
    if (Number.isFinite(direct)) return direct;
    const text = cell.trim();
    if (isMissing(text)) return NaN;
    if (/^[=@]/.test(text)) return 'formula';
    if (INFINITE.test(text)) return 'not-finite';
    const { body, factor } = undressed(text, grouping);
    const value = read(body) * factor;
    if (Number.isFinite(value)) return value;
    return Number.isNaN(value) ? 'not-a-number' : 'not-finite';
  };
}

function plainPattern({ decimal, thousands }: NumberFormat): RegExp {
  const point = decimal === '.' ? '\\.' : ',';
  const group = thousands === '' ? '' : `[1-9]\\d{0,2}(?:${thousands === '.' ? '\\.' : thousands}\\d{3})+|`;
  return new RegExp(`^[+-]?(?:(?:${group}\\d+)(?:${point}\\d*)?|${point}\\d+)(?:[eE][+-]?\\d{1,4})?$`);
}

/** The number without what people write around it: signs of money and percent, wide spaces, a magnitude. */
function undressed(text: string, grouping: string): { body: string; factor: number } {
  let body = text.replace('−', '-').replace(/^([+-]?)\s*[$€£¥]\s*/, '$1');
  body = body.replace(/\s*[%$€£¥]$/, '');
  if (grouping === ' ') body = body.replace(/[\u00a0\u2009\u202f]/g, ' ');
  if (grouping === "'") body = body.replaceAll('’', "'");
  const suffix = SUFFIX[body.slice(-1).toLowerCase()];
  return suffix === undefined ? { body, factor: 1 } : { body: body.slice(0, -1).trimEnd(), factor: suffix };
}
