/** What a model answers and how its errors count: a point (Huber or squared error), or quantiles (pinball loss). */
export type HeadKind = 'huber' | 'mse' | 'quantiles';

export const HEAD_KINDS: readonly HeadKind[] = ['huber', 'mse', 'quantiles'];

/** The quantiles of a quantile head: the median, the 10-90 % band and the 2.5-97.5 % band. */
export const QUANTILE_LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975] as const;

/** Values that a head needs for each day ahead. */
export function valuesPerDay(head: HeadKind): number {
  return head === 'quantiles' ? QUANTILE_LEVELS.length : 1;
}

/** Share of the rows before the test that calibrates the bands of a quantile head, where a run says nothing else. */
export const CALIBRATION_SHARE = 0.1;

/** Share of the rows before the test that a run sets aside for its bands: none where its head has no bands. */
export function calibrationShareOf({ head, calibrationShare }: CalibrationChoice): number {
  return head === 'quantiles' ? (calibrationShare ?? CALIBRATION_SHARE) : 0;
}

interface CalibrationChoice {
  readonly head?: HeadKind | undefined;
  readonly calibrationShare?: number | undefined;
}
