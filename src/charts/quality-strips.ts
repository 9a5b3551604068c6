import type { MonthCoverage } from '../domain/cleaning/coverage';

/** Coverage by month as a strip: full columns where every due value is there, the lack of others on top. */
export interface CoverageStrip {
  readonly width: number;
  readonly own: string;
  readonly missing: string;
}

export const STRIP_HEIGHT = 16;

/** One unit of width a month. */
export function coverageStrip(months: readonly MonthCoverage[]): CoverageStrip {
  let [own, missing] = ['', ''];
  months.forEach(({ due, own: there }, x) => {
    if (due === 0) return;
    const height = rounded((STRIP_HEIGHT * there) / due);
    if (height > 0) own += `M${x} ${STRIP_HEIGHT - height}h1v${height}h-1z`;
    if (there < due) missing += `M${x} 0h1v${rounded(STRIP_HEIGHT - height)}h-1z`;
  });
  return { width: months.length, own, missing };
}

const POINTS = 96;
export const SPARK_HEIGHT = 24;

/**
 * The course of a series in a small space: a line through the means of equal spans of days, on a logarithmic
 * scale where asked (of positive values only).
 */
export function sparkPath(
  days: ArrayLike<number>,
  values: ArrayLike<number>,
  { firstDay, lastDay, log }: { firstDay: number; lastDay: number; log: boolean },
): string {
  const sums = new Float64Array(POINTS);
  const counts = new Float64Array(POINTS);
  for (let row = 0; row < days.length; row++) {
    const value = log && values[row]! > 0 ? Math.log(values[row]!) : log ? NaN : values[row]!;
    const bin = Math.floor(((days[row]! - firstDay) / (lastDay - firstDay + 1)) * POINTS);
    if (bin < 0 || bin >= POINTS || !Number.isFinite(value)) continue;
    sums[bin]! += value;
    counts[bin]! += 1;
  }
  const means = Array.from(sums, (sum, i) => (counts[i]! > 0 ? sum / counts[i]! : NaN));
  const there = means.filter((mean) => !Number.isNaN(mean));
  const [low, high] = [Math.min(...there), Math.max(...there)];
  const spread = high > low ? high - low : 1;
  return means
    .flatMap((mean, x) =>
      Number.isNaN(mean) ? [] : [[x, 1 + (1 - (mean - low) / spread) * (SPARK_HEIGHT - 2)] as const],
    )
    .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${rounded(y)}`)
    .join('');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
