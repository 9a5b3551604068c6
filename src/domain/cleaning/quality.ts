import type { ChangeKind } from '../catalogue/series';
import type { Numbers } from '../frame';
import type { Repair } from './bad-closes';
import { findGaps, type Frequency, type Gap } from './gaps';
import { checkMagnitude, type Magnitude } from './magnitude';
import { findOutliers, type Outlier } from './outliers';

/** One series as published, before it is carried forward. */
export interface QualityInput {
  readonly id: string;
  /** Epoch days, increasing. */
  readonly days: Numbers;
  /** One value a day, NaN = missing. */
  readonly values: Numbers;
  readonly frequency: Frequency;
  readonly change: ChangeKind;
  /** Smallest step in which a rate or yield is quoted; the least spread of the outlier rule. */
  readonly step?: number;
  readonly repairs?: readonly Repair[];
}

/** What is to be known about the state of one series. Nothing in it has been changed but the listed repairs. */
export interface QualityReport {
  readonly id: string;
  /** Epoch days of the first and the last value; NaN where there is none. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Number of values. */
  readonly rows: number;
  readonly gaps: readonly Gap[];
  readonly repairs: readonly Repair[];
  readonly outliers: readonly Outlier[];
  readonly magnitude: Magnitude;
}

/** The data quality report of one series: reach, gaps, repairs, outliers, magnitude. */
export function qualityReport(input: QualityInput): QualityReport {
  const { id, days, values, frequency, change, step = 0, repairs = [] } = input;
  const present: number[] = [];
  for (let row = 0; row < days.length; row++) if (!Number.isNaN(values[row]!)) present.push(days[row]!);
  return {
    id,
    firstDay: present[0] ?? NaN,
    lastDay: present[present.length - 1] ?? NaN,
    rows: present.length,
    gaps: findGaps(days, values, frequency),
    repairs,
    outliers: findOutliers(days, values, { change, leastSpread: change === 'difference' ? step : 0 }),
    magnitude: checkMagnitude(days, values),
  };
}
