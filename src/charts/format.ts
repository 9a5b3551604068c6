import { isoFromDay } from '../domain/calendar';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const MILLISECONDS_A_DAY = 86_400_000;

/** What stands for a missing figure. */
export const MISSING = '–';

/** "14 Dec 2021" from an epoch day. */
export function formatDay(day: number): string {
  if (!Number.isFinite(day)) return MISSING;
  const iso = isoFromDay(Math.round(day));
  return `${Number(iso.slice(8))} ${formatMonth(day)}`;
}

/** "Dec 2021" from an epoch day. */
export function formatMonth(day: number): string {
  if (!Number.isFinite(day)) return MISSING;
  const iso = isoFromDay(Math.round(day));
  return `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
}

/**
 * A figure with true minus sign and a fixed number of decimals; thousands apart by a comma. Rounded as it is written: half
 * away from zero of its decimals. The same words as those of `Intl.NumberFormat`, whose first use costs a page as much as
 * its first picture.
 */
export function formatNumber(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return MISSING;
  const [whole = '', part] = rounded(Math.abs(value), decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = part === undefined ? grouped : `${grouped}.${part}`;
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `−${text}` : text;
}

/** `toFixed` rounds what a binary number really is, and makes 1.00 of 1.005. Here the digits are rounded that are written. */
function rounded(size: number, decimals: number): string {
  const [whole = '', part = ''] = inFull(size).split('.');
  const kept = BigInt(whole + part.slice(0, decimals).padEnd(decimals, '0'));
  const digits = String(kept + ((part[decimals] ?? '0') >= '5' ? 1n : 0n)).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** "1.5e-7" as 0.00000015. */
function inFull(size: number): string {
  const [digits = '', exponent] = String(size).split('e-');
  return exponent === undefined ? digits : `0.${'0'.repeat(Number(exponent) - 1)}${digits.replace('.', '')}`;
}

/** A price in USD with five significant digits. */
export function formatPrice(value: number): string {
  if (!Number.isFinite(value)) return MISSING;
  if (value === 0) return '$0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.min(8, Math.max(0, 4 - magnitude));
  const sign = value < 0 ? '−' : '';
  return `${sign}$${formatNumber(Math.abs(value), decimals)}`;
}

/** A change in percent with one decimal and its sign: "+12.3 %". */
export function formatChange(percent: number): string {
  if (!Number.isFinite(percent)) return MISSING;
  const decimals = Math.abs(percent) >= 1000 ? 0 : 1;
  const text = formatNumber(percent, decimals);
  return `${percent > 0 && /[1-9]/.test(text) ? '+' : ''}${text} %`;
}

/** A correlation with two decimals and its sign. */
export function formatCorrelation(value: number): string {
  const text = formatNumber(value, 2);
  return value > 0 && text !== '0.00' ? `+${text}` : text;
}

/** Milliseconds, as time axes want them, from an epoch day, and back. */
export function dayToTime(day: number): number {
  return day * MILLISECONDS_A_DAY;
}

export function timeToDay(time: number): number {
  return Math.round(time / MILLISECONDS_A_DAY);
}
