import { isoFromDay } from '../calendar';
import type { Frame, Numbers } from '../frame';
import type { RowRange } from '../windows';

export interface AvailabilityRows {
  /** Rows of training, beginning where the coin's own history begins. */
  readonly train: RowRange;
  /** Rows from which forecasts will start: those of validation and test, and the last known day. */
  readonly origins: Numbers;
  /**
   * Leading training rows that a run gives up so that windows can fill and late starters can begin: 365. A
   * feature missing on a row within them costs that row; missing on a later one, it costs the feature.
   */
  readonly warmUp?: number;
}

export interface LeftOutFeature {
  readonly feature: string;
  readonly reason: string;
}

export interface Availability {
  readonly kept: readonly string[];
  readonly leftOut: readonly LeftOutFeature[];
}

/**
 * Which features a run can use: those that are present on all its training rows after the warm-up and at every
 * origin. The others are named with the reason; nothing is filled in.
 */
export function availableFeatures(
  features: Frame,
  ids: readonly string[],
  rows: AvailabilityRows,
): Availability {
  const leftOut: LeftOutFeature[] = [];
  const kept = ids.filter((feature) => {
    const reason = reasonAgainst(features, feature, rows);
    if (reason !== undefined) leftOut.push({ feature, reason });
    return reason === undefined;
  });
  return { kept, leftOut };
}

function reasonAgainst(
  features: Frame,
  id: string,
  { train, origins, warmUp = 365 }: AvailabilityRows,
): string | undefined {
  const values = features.columns[id];
  if (!values?.some(Number.isFinite)) return 'The data do not have it.';
  const trainRows = Int32Array.from(
    { length: Math.max(0, train.to - train.from - warmUp) },
    (_, i) => train.from + warmUp + i,
  );
  return (
    gaps(features.days, values, { rows: trainRows, what: 'training days after the warm-up' }) ??
    gaps(features.days, values, { rows: origins, what: 'days from which a forecast starts' })
  );
}

interface Place {
  readonly rows: Numbers;
  readonly what: string;
}

function gaps(days: Int32Array, values: Float64Array, { rows, what }: Place): string | undefined {
  const missing: number[] = [];
  for (let i = 0; i < rows.length; i++) if (!Number.isFinite(values[rows[i]!])) missing.push(rows[i]!);
  if (missing.length === 0) return undefined;
  const [first, last] = [missing[0]!, missing[missing.length - 1]!].map((row) => isoFromDay(days[row]!));
  return `Missing on ${missing.length} of ${rows.length} ${what} (${first} to ${last}).`;
}
