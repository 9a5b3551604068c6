import type { OwnId } from '../catalogue/ids';
import type { SeriesInfo } from '../catalogue/series';
import { targetName } from '../catalogue/targets';
import { OWN_CUTOFFS, type SamplingFrequency } from '../signal/sampling';
import { clipped } from './names';
import { releaseWords, type Coverage, type OwnSeries } from './series';

const SHORT = 16;
/** Figures of a value that tell it from the next one. */
const DIGITS = 5;
const MOST_DECIMALS = 8;

/** A series of the reader's own under the heads by which shipped ones are described. */
export function ownSeriesInfo(series: OwnSeries): SeriesInfo {
  const { id, label, unit, source, release, change, observations } = series;
  return {
    id,
    label,
    shortLabel: clipped(label, SHORT),
    unit: unit || 'units of its own',
    group: series.kind === 'coin' ? 'price' : 'levels',
    description: `Your own series, from ${source || 'a file'}.`,
    releaseRule: releaseWords(release),
    decimals: decimalsFor(observations.values),
    change,
    inputs: [id],
  };
}

/** Decimals that show the largest value of a series with five digits. */
function decimalsFor(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  if (largest === 0 || values.every(Number.isInteger)) return 0;
  return Math.min(MOST_DECIMALS, Math.max(0, DIGITS - 1 - Math.floor(Math.log10(largest))));
}

/** Steps, in days, from which a series counts as one of weeks or of months. */
const WEEKLY_STEP = 4;
const MONTHLY_STEP = 20;

/** How often an own series has news, by its usual step from one value to the next. */
export function ownSampling({ frequency, step }: Coverage): SamplingFrequency {
  if (frequency === 'monthly' || step >= MONTHLY_STEP) return 'monthly';
  return step >= WEEKLY_STEP ? 'weekly' : 'daily';
}

/** Where the low-pass filter cuts an own series, of Nyquist: by its own frequency, as for shipped ones. */
export function ownSeriesCutoff({ coverage }: Pick<OwnSeries, 'coverage'>): number {
  return OWN_CUTOFFS[ownSampling(coverage)];
}

/** An own series that is not on this machine, as far as its id tells. */
export function absentSeriesInfo(id: OwnId): SeriesInfo {
  const label = targetName(id);
  return {
    id,
    label,
    shortLabel: clipped(label, SHORT),
    unit: 'units of its own',
    group: 'levels',
    description: 'A series of somebody’s own that is not on this machine.',
    releaseRule: '',
    decimals: 2,
    change: 'difference',
    inputs: [id],
  };
}
