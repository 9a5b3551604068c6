import { INDICATOR_IDS, type IndicatorId } from '../catalogue/ids';
import { INDICATORS } from '../catalogue/indicators';
import { causalLowpass } from '../signal/causal';
import { cutoffPeriod, ownCutoff } from '../signal/sampling';
import { smoothedBy } from '../signal/volatility-smoothing';
import type { Feature, FeatureGroup } from './feature';

/** Percent in the panel, basis points in features. */
const BASIS_POINTS = 100;

/** Series with news on every trading day, which the VIX may guide; the VIX does not guide itself. */
const GUIDED = ['treasury_3y', 'treasury_10y', 'dxy', 'sp500', 'yield_curve', 'real_sp500'] as const;

function groupOf(id: IndicatorId): FeatureGroup {
  const { group } = INDICATORS[id];
  return group === 'rates' ? 'macro-rate' : group === 'volatility' ? 'macro-volatility' : 'macro-level';
}

function scaleOf(id: IndicatorId): { readonly factor: number; readonly unit: string } {
  return groupOf(id) === 'macro-rate'
    ? { factor: BASIS_POINTS, unit: 'bp' }
    : { factor: 1, unit: 'index points' };
}

function lowpassFeature(id: IndicatorId): Feature {
  const cutoff = ownCutoff(id);
  const { factor, unit } = scaleOf(id);
  const { label } = INDICATORS[id];
  return {
    id: `${id}_lowpass`,
    label: `${label}, low-pass`,
    formula: `causal third-order Butterworth of ${id}, cutoff ${cutoff} of Nyquist`,
    unit,
    group: groupOf(id),
    warmUp: 0,
    description: `${label} without swings shorter than ${cutoffPeriod(cutoff)} days. Filtered forward in time only: it comes late and is never rewritten.`,
    compute: ({ series }) => causalLowpass(series(id), cutoff).map((value) => value * factor),
  };
}

function guidedFeature(id: IndicatorId): Feature {
  const { factor, unit } = scaleOf(id);
  const { label } = INDICATORS[id];
  return {
    id: `${id}_guided`,
    label: `${label}, smoothed as the VIX allows`,
    formula: `s[t] = α ${id}[t] + (1 − α) s[t − 1], α = 0.1 + 0.4 · share of the last 30 VIX values ≤ vix[t]`,
    unit,
    group: groupOf(id),
    warmUp: 0,
    description: `${label}, smoothed: news counts for more while markets are nervous.`,
    compute: ({ series, vixAlphas }) => smoothedBy(series(id), vixAlphas()).map((value) => value * factor),
  };
}

/** Indicators without their noise, by filters that look at no later day. */
export const SIGNAL_FEATURES: readonly Feature[] = [
  ...INDICATOR_IDS.map(lowpassFeature),
  ...GUIDED.map(guidedFeature),
  {
    id: 'cpi_level_daily',
    label: 'Consumer price index, day by day',
    formula: 'level[t] of a one-sided local linear trend of ln(cpi), values on release days',
    unit: 'index points',
    group: 'macro-level',
    warmUp: 0,
    description:
      'Where prices would stand on each day by the releases so far, between them along the trend. Fixed variances.',
    compute: ({ consumerPrices }) => consumerPrices().level,
  },
  {
    id: 'cpi_growth_daily',
    label: 'Growth of consumer prices, day by day',
    formula: '100 · 365.25 · slope[t] of a one-sided local linear trend of ln(cpi), percent',
    unit: 'bp a year',
    group: 'macro-rate',
    warmUp: 0,
    description:
      'How fast prices rise by the latest releases, sooner than twelve months tell. The usual pattern of the year remains in part.',
    compute: ({ consumerPrices }) => consumerPrices().growth.map((value) => value * BASIS_POINTS),
  },
];
