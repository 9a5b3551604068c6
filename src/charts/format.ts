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

/** Made once for each number of decimals: `toLocaleString` makes one at every call, which a table notices. */
const writers: Intl.NumberFormat[] = [];

function writer(decimals: number): Intl.NumberFormat {
  return (writers[decimals] ??= new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }));
}

/** A figure with true minus sign and a fixed number of decimals; thousands apart by a comma. */
export function formatNumber(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return MISSING;
  const text = writer(decimals).format(Math.abs(value));
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `−${text}` : text;
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
