import type {
  FilterFigures,
  FrequencyRequest,
  FrequencyRow,
  FrequencyStudy,
  OwnCutoff,
} from '../../../src/contracts/analysis';
import { INDICATOR_IDS } from '../../../src/domain/catalogue/ids';
import { column, type Frame } from '../../../src/domain/frame';
import {
  dayReaching,
  directionHits,
  leadCorrelation,
  stepResponse,
} from '../../../src/domain/signal/filter-lag';
import { frequencyViews, type FrequencyViews } from '../../../src/domain/signal/frequency-views';
import { saidOnTheDay } from '../../../src/domain/signal/said-on-the-day';
import { ownCutoff } from '../../../src/domain/signal/sampling';
import { vixAlphas, volatilityGuidedSmoothing } from '../../../src/domain/signal/volatility-smoothing';

/** Days before and after that the pictures of lead and lag show. */
const STEP_REACH = 40;
const LEAD_REACH = 20;

/** One indicator of the as-known panel, raw, causal and smoothed, and what the smoothed line gives away. */
export function frequencyStudy(panel: Frame, { series, cutoff, asOfDay }: FrequencyRequest): FrequencyStudy {
  const raw = overGaps(column(panel, series));
  const views = frequencyViews(raw, cutoff);
  const said = saidOfEachDay(raw, cutoff);
  const known = panel.days.findLastIndex((day) => day <= asOfDay) + 1;
  const smoothedAsOf = new Float64Array(raw.length).fill(NaN);
  smoothedAsOf.set(frequencyViews(raw.subarray(0, known), cutoff).smoothed);
  const step = stepResponse(cutoff, STEP_REACH);
  return {
    days: panel.days,
    raw,
    ...views,
    smoothedAsOf,
    said,
    guided: volatilityGuidedSmoothing(raw, column(panel, 'vix')),
    alpha: vixAlphas(column(panel, 'vix')),
    step: { days: step.days, causal: step.causal, smoothed: step.smoothed },
    lead: {
      leads: Int32Array.from({ length: 2 * LEAD_REACH + 1 }, (_, i) => i - LEAD_REACH),
      causal: leadCorrelation(views.causal, raw, LEAD_REACH),
      smoothed: leadCorrelation(views.smoothed, raw, LEAD_REACH),
    },
    figures: figuresOf(raw, cutoff, { ...views, said }),
  };
}

/** Every indicator at the cutoff of its own frequency, those of the reader's own last. */
export function frequencyRows(panel: Frame, own: readonly OwnCutoff[]): FrequencyRow[] {
  const shipped = INDICATOR_IDS.map((series) => ({ series, cutoff: ownCutoff(series) }));
  return [...shipped, ...own].map(({ series, cutoff }) => {
    const raw = overGaps(column(panel, series));
    const said = saidOfEachDay(raw, cutoff);
    return { series, ...figuresOf(raw, cutoff, { ...frequencyViews(raw, cutoff), said }) };
  });
}

/** With the last value carried over gaps between values: a filter cannot run over days that are not there. */
function overGaps(values: Float64Array): Float64Array {
  const last = values.findLastIndex((value) => !Number.isNaN(value));
  let latest = NaN;
  return values.map((value, row) => {
    if (!Number.isNaN(value)) latest = value;
    return row <= last ? latest : NaN;
  });
}

/** As `saidOnTheDay`, of a series that may end before the panel does. */
function saidOfEachDay(values: Float64Array, cutoff: number): Float64Array {
  const end = values.findLastIndex((value) => !Number.isNaN(value)) + 1;
  const said = new Float64Array(values.length).fill(NaN);
  said.set(saidOnTheDay(values.subarray(0, end), cutoff));
  return said;
}

function figuresOf(
  raw: Float64Array,
  cutoff: number,
  { causal, smoothed, said }: FrequencyViews & { readonly said: Float64Array },
): FilterFigures {
  const step = stepResponse(cutoff, 200);
  const [causalHits, smoothedHits] = [directionHits(causal, raw), directionHits(smoothed, raw)];
  const rewritten = meanOf(said.map((value, day) => Math.abs(value - smoothed[day]!)));
  const moves = raw.map((value, day) => Math.abs(value - (raw[day - 1] ?? NaN))).filter((move) => move > 0);
  return {
    cutoff,
    causalDelay: dayReaching(step.days, step.causal, 0.5),
    smoothedLead: -dayReaching(step.days, step.smoothed, 0.1),
    causalHits: causalHits.percent,
    smoothedHits: smoothedHits.percent,
    judged: smoothedHits.judged,
    rewritten,
    rewrittenShare: rewritten / meanOf(moves),
  };
}

function meanOf(values: Float64Array): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}
