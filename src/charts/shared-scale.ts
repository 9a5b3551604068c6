import type { EChartsOption } from 'echarts';
import { timeAxis, type DaySpan } from './common';
import type { ChartTheme } from './theme';

/** A vertical scale with round ends. */
export interface SharedScale {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

const STEPS = [1, 2, 2.5, 5, 10];
/** Steps that a small picture has room for. */
const FEW = 4;

/**
 * The narrowest scale with round ends that holds all values, so that pictures side by side can be compared.
 *
 * @param values missing ones (NaN) do not count
 * @returns null where there is no value
 */
export function sharedScale(values: Iterable<number>): SharedScale | null {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return null;
  const rough = (high - low || Math.abs(high) || 1) / FEW;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = clean(power * STEPS.find((step) => step * power >= rough * (1 - 1e-9))!);
  const min = clean(Math.floor(low / interval + 1e-9) * interval);
  const max = clean(Math.ceil(high / interval - 1e-9) * interval);
  return { min, max: max > min ? max : clean(min + interval), interval };
}

/**
 * The ends between which a share of the values lies, as much left out above as below: a few days beyond all measure
 * would leave nothing to see of the others.
 */
export function innerEnds(values: readonly number[], share: number): readonly number[] {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  const left = Math.floor((sorted.length * (1 - share)) / 2);
  return sorted.length === 0 ? [] : [sorted[left]!, sorted[sorted.length - 1 - left]!];
}

/** The option with its vertical axis on a scale; unchanged where there is none. */
export function onScale(option: EChartsOption, scale: SharedScale | null): EChartsOption {
  return scale && option.yAxis && !Array.isArray(option.yAxis)
    ? ({ ...option, yAxis: { ...option.yAxis, ...scale } } as EChartsOption)
    : option;
}

/** The option on the days that others are drawn on. */
export function onDays(option: EChartsOption, span: DaySpan, theme: ChartTheme): EChartsOption {
  return { ...option, xAxis: timeAxis(theme, span) };
}

/** Without the last digits that sums of binary fractions leave. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
