import type { IndicatorId } from '../catalogue/ids';

/** How often a series has news of its own. */
export type SamplingFrequency = 'daily' | 'weekly' | 'monthly';

/**
 * Where the low-pass filter cuts, by how often a series has news: a fraction of the Nyquist frequency of daily
 * data. 0.5 lets pass what takes longer than 4 days, 0.2 than 10, 0.1 than 20.
 */
export const OWN_CUTOFFS: Readonly<Record<SamplingFrequency, number>> = {
  daily: 0.5,
  weekly: 0.2,
  monthly: 0.1,
};

/** The dollar index has a value a day but is published once a week; derived series move with their daily part. */
export const INDICATOR_SAMPLING: Readonly<Record<IndicatorId, SamplingFrequency>> = {
  fed_rate: 'daily',
  treasury_3y: 'daily',
  treasury_10y: 'daily',
  dxy: 'weekly',
  cpi: 'monthly',
  vix: 'daily',
  sp500: 'daily',
  yield_curve: 'daily',
  real_yield: 'daily',
  real_sp500: 'daily',
};

/** The cutoff that belongs to an indicator's own frequency, of Nyquist. */
export function ownCutoff(id: IndicatorId): number {
  return OWN_CUTOFFS[INDICATOR_SAMPLING[id]];
}

/** Days of the shortest swing that a cutoff (of Nyquist, on daily data) lets pass at half its power. */
export function cutoffPeriod(cutoff: number): number {
  return 2 / cutoff;
}
