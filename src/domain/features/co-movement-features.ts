import { INDICATORS } from '../catalogue/indicators';
import { INDICATOR_IDS } from '../catalogue/ids';
import type { IndicatorId } from '../catalogue/ids';
import { rollingPearson } from '../stats/rolling-pearson';
import { WEIGHTED_INDICATORS } from './dynamic-weights';
import type { Feature } from './feature';
import type { FeatureInputs } from './inputs';
import { differences, lag, logReturns } from './trailing';

/** Their days have news of their own; a monthly or derived series would only repeat them. */
const DAILY_INDICATORS = [
  'fed_rate',
  'treasury_3y',
  'treasury_10y',
  'dxy',
  'vix',
  'sp500',
  'yield_curve',
] as const;

/** A full window in which one side does not move shows no co-movement: 0, not missing. */
function zeroWhereFlat(
  r: Float64Array,
  sides: readonly [Float64Array, Float64Array],
  window: number,
): Float64Array {
  let run = 0;
  return r.map((value, t) => {
    run = Number.isNaN(sides[0][t]! + sides[1][t]!) ? 0 : run + 1;
    return Number.isNaN(value) && run >= window ? 0 : value;
  });
}

function indicatorChange({ series }: FeatureInputs, id: IndicatorId): Float64Array {
  return INDICATORS[id].change === 'log' ? logReturns(series(id), 1) : differences(series(id), 1);
}

function levelCorrelation(id: IndicatorId, window: number): Feature {
  const { label } = INDICATORS[id];
  return {
    id: `spearman_${id}_${window}d`,
    label: `Rank correlation with ${label}, ${window} days`,
    formula: `Spearman(close[s − 1], ${id}[s]) over s = t − ${window - 1} .. t`,
    unit: '−1 to 1',
    group: 'correlation',
    warmUp: window,
    description: `Whether the coin and this indicator moved the same way over ${window} days (levels; the coin a day earlier). 0 where one stood still.`,
    compute: ({ ranks }) => ranks.dayBefore(id, window),
  };
}

function changeCorrelation(id: IndicatorId, window: number): Feature {
  const { label, change } = INDICATORS[id];
  const symbol = change === 'log' ? `Δln ${id}` : `Δ${id}`;
  return {
    id: `pearson_${id}_${window}d`,
    label: `Correlation of changes with ${label}, ${window} days`,
    formula: `Pearson(Δln close[s − 1], ${symbol}[s]) over s = t − ${window - 1} .. t`,
    unit: '−1 to 1',
    group: 'correlation',
    warmUp: window + 1,
    description: `Whether daily changes of the coin and of this indicator went together over ${window} days (the coin a day earlier). 0 where one stood still.`,
    compute: (inputs) => {
      const sides = [lag(inputs.logReturn, 1), indicatorChange(inputs, id)] as const;
      return zeroWhereFlat(rollingPearson(...sides, window), sides, window);
    },
  };
}

const WEIGHTS: readonly Feature[] = WEIGHTED_INDICATORS.map((id, i) => ({
  id: `weight_${id}`,
  label: `Dynamic weight of ${INDICATORS[id].label}`,
  formula: `share of ${id} in Σ|Spearman| over t − 90 .. t − 1, boosted, EWM span 7`,
  unit: 'share, 0 to 1',
  group: 'weight',
  warmUp: 90,
  description:
    'How much of the recent co-movement with seven indicators falls to this one, with the boosts of the coin.',
  compute: (inputs) => inputs.weights().smoothed[i]!,
}));

/** How the coin has moved with the economy. */
export const CO_MOVEMENT_FEATURES: readonly Feature[] = [
  ...INDICATOR_IDS.flatMap((id) => [7, 30, 90].map((window) => levelCorrelation(id, window))),
  ...DAILY_INDICATORS.flatMap((id) => [30, 90].map((window) => changeCorrelation(id, window))),
  ...WEIGHTS,
];
