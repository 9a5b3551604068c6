import type { Numbers } from '../frame';
import { pearson } from '../stats/correlation';
import { frequencyViews, type FrequencyViews } from './frequency-views';

/** How two lines answer a jump from 0 to 1 on day 0, from `reach` days before it to `reach` days after. */
export interface StepResponse extends FrequencyViews {
  readonly days: Int32Array;
}

/** Rows of rest before and after the jump, so that no end of the series is felt. */
const REST = 400;

/**
 * The causal and the zero-phase low-pass on a jump from 0 to 1. The causal one stands at 0 until the jump and
 * comes late; the other one moves before anything has happened.
 */
export function stepResponse(cutoff: number, reach: number): StepResponse {
  const x = Float64Array.from({ length: 2 * REST }, (_, row) => (row < REST ? 0 : 1));
  const { causal, smoothed } = frequencyViews(x, cutoff);
  const around = (values: Float64Array): Float64Array => values.slice(REST - reach, REST + reach + 1);
  return {
    days: Int32Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach),
    causal: around(causal),
    smoothed: around(smoothed),
  };
}

/**
 * The first day, before (negative) or after the jump, on which a line has done `share` of it; NaN where it never
 * does within the reach.
 */
export function dayReaching(days: Numbers, line: Numbers, share: number): number {
  for (let i = 0; i < days.length; i++) if (line[i]! >= share) return days[i]!;
  return NaN;
}

/**
 * Correlation of a line's daily changes with the raw series' changes `lead` days later, for lead −reach .. reach:
 * what stands right of 0 is knowledge of days that had not yet come.
 */
export function leadCorrelation(line: Numbers, raw: Numbers, reach: number): Float64Array {
  const [ofLine, ofRaw] = [changes(line), changes(raw)];
  return Float64Array.from({ length: 2 * reach + 1 }, (_, i) => {
    const lead = i - reach;
    const later = Float64Array.from(ofLine, (_change, day) => ofRaw[day + lead] ?? NaN);
    return pearson(ofLine, later);
  });
}

function changes(x: Numbers): Float64Array {
  return Float64Array.from({ length: x.length }, (_, day) => x[day]! - (x[day - 1] ?? NaN));
}

/** How often a line tells the way of the next move of its own series. */
export interface DirectionHits {
  /** Percent of the days judged; 50 is a coin's toss. */
  readonly percent: number;
  readonly judged: number;
}

/**
 * On each day before a move of the raw series: does the line stand on the side to which the series moves next
 * (above it before a rise, below it before a fall)? Days before no move, and those on which both are equal, are
 * not judged.
 */
export function directionHits(line: Numbers, raw: Numbers): DirectionHits {
  let [hits, judged] = [0, 0];
  for (let day = 0; day + 1 < raw.length; day++) {
    const product = (line[day]! - raw[day]!) * (raw[day + 1]! - raw[day]!);
    if (!(product > 0 || product < 0)) continue;
    judged++;
    if (product > 0) hits++;
  }
  return { percent: judged > 0 ? (100 * hits) / judged : NaN, judged };
}
