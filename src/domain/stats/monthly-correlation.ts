import { monthOf } from '../calendar';
import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { pearson } from './correlation';

export interface MonthlyValue {
  /** YYYY-MM */
  readonly month: string;
  readonly value: number;
}

/**
 * Rolling correlation of monthly means: the rows where both series have a value are averaged by calendar month
 * (a partial first or last month is kept), and Pearson's correlation is taken over each `months` consecutive
 * months, labelled with the last of them.
 *
 * With three months there are three points: chance alone gives |r| > 0.9 in 28.7 % of cases, and p < 0.05 needs
 * |r| > 0.997.
 *
 * @param days epoch days in increasing order
 * @param x one value a day, NaN = missing
 * @param y the same days
 * @param months length of the window
 * @returns one entry a calendar month from the first to the last with a pair; NaN until `months` months are full,
 *   across a month without any pair, and where a side is constant (norm about the mean below 1e-9 of the larger
 *   of 1 and its last value)
 * @throws RangeError when lengths differ, days decrease, or `months` is not a whole number of at least 1
 */
export function monthlyRollingCorrelation(days: Numbers, x: Numbers, y: Numbers, months = 3): MonthlyValue[] {
  requireSameLength('monthlyRollingCorrelation', days, x, y);
  requireWhole('monthlyRollingCorrelation: months', months, 1);
  const means = monthlyMeans(days, x, y);
  return means.map(({ month }, last) => {
    const window = means.slice(Math.max(0, last - months + 1), last + 1);
    return { month, value: window.length === months ? correlationOf(window) : NaN };
  });
}

interface MonthMean {
  readonly month: string;
  readonly x: number;
  readonly y: number;
}

/** Means of the complete pairs by month, without holes: a month without a pair has the mean NaN. */
function monthlyMeans(days: Numbers, x: Numbers, y: Numbers): MonthMean[] {
  const means: MonthMean[] = [];
  let sums = { month: '', x: 0, y: 0, n: 0 };
  const close = (): void => {
    if (sums.n > 0) means.push({ month: sums.month, x: sums.x / sums.n, y: sums.y / sums.n });
  };
  for (let row = 0; row < days.length; row++) {
    if (Number.isNaN(x[row]!) || Number.isNaN(y[row]!)) continue;
    const month = monthOf(days[row]!);
    if (month < sums.month) {
      throw new RangeError(
        `monthlyRollingCorrelation: ${month} follows ${sums.month} in row ${row}. Sort the rows by day.`,
      );
    }
    if (month !== sums.month) {
      close();
      if (sums.n > 0) means.push(...emptyMonths(sums.month, month));
      sums = { month, x: 0, y: 0, n: 0 };
    }
    sums.x += x[row]!;
    sums.y += y[row]!;
    sums.n++;
  }
  close();
  return means;
}

/** The months strictly between two, without a value. */
function emptyMonths(after: string, before: string): MonthMean[] {
  const between: MonthMean[] = [];
  for (let month = nextMonth(after); month < before; month = nextMonth(month)) {
    between.push({ month, x: NaN, y: NaN });
  }
  return between;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function correlationOf(window: readonly MonthMean[]): number {
  const x = window.map((mean) => mean.x);
  const y = window.map((mean) => mean.y);
  if (x.some(Number.isNaN) || isFlat(x) || isFlat(y)) return NaN;
  return pearson(x, y);
}

function isFlat(values: readonly number[]): boolean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const norm = Math.hypot(...values.map((value) => value - mean));
  return norm < 1e-9 * Math.max(1, Math.abs(values[values.length - 1]!));
}
