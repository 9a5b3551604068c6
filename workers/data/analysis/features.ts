import type {
  FeatureRow,
  FeatureSeries,
  FeatureTable,
  WeightsRequest,
  WeightsStudy,
} from '../../../src/contracts/analysis';
import { buildFeatures } from '../../../src/domain/features/build';
import { dynamicWeights } from '../../../src/domain/features/dynamic-weights';
import { highInflation, hikeCycle } from '../../../src/domain/features/regimes';
import { column, sliceFrame, type Frame } from '../../../src/domain/frame';
import { runDays, type CoinRun } from './runs';

/** The catalogue with what there is of each feature for one coin. */
export function featureTable(run: CoinRun): FeatureTable {
  const reasons = new Map(run.rows.availability.leftOut.map(({ feature, reason }) => [feature, reason]));
  const rows = Object.entries(run.features.columns).map(([id, values]) =>
    featureRow(id, values, { days: run.features.days, leftOut: reasons.get(id) ?? null }),
  );
  return { coin: run.coin, rows, run: runDays(run) };
}

function featureRow(
  id: string,
  values: Float64Array,
  { days, leftOut }: { readonly days: Int32Array; readonly leftOut: string | null },
): FeatureRow {
  const isPresent = (value: number): boolean => Number.isFinite(value);
  const last = values.findLastIndex(isPresent);
  return {
    id,
    firstDay: days[values.findIndex(isPresent)] ?? NaN,
    lastDay: days[last] ?? NaN,
    values: values.filter(isPresent).length,
    latest: values[last] ?? NaN,
    leftOut,
  };
}

/** Shares of the days after which the future is taken away to see whether a feature notices. */
const CUTS = [0.25, 0.5, 0.75, 0.95];

/** One feature, the regimes of its days, and the proof that it looks at no later day. */
export function featureSeries(run: CoinRun, feature: string): FeatureSeries {
  const { panel, coin } = run;
  const values = column(run.features, feature);
  const cuts = CUTS.map((share) => Math.floor(share * panel.days.length));
  const identical = cuts.every((rows) => {
    const before = column(buildFeatures(sliceFrame(panel, 0, rows), coin, { ids: [feature] }), feature);
    return before.every((value, row) => Object.is(value, values[row]));
  });
  const compared = cuts.reduce((sum, rows) => sum + rows, 0);
  return {
    feature,
    days: panel.days,
    values,
    ...regimes(panel),
    lawOfTime: { cutDays: cuts.map((rows) => panel.days[rows - 1]!), compared, identical },
  };
}

function regimes(panel: Frame): { readonly hikeCycle: Uint8Array; readonly highInflation: Uint8Array } {
  return {
    hikeCycle: hikeCycle(column(panel, 'fed_rate')),
    highInflation: highInflation(column(panel, 'cpi_yoy')),
  };
}

/** The dynamic weights with the boosts that are asked for, which are beliefs and not found in the data. */
export function weightsStudy(panel: Frame, { coin, ...options }: WeightsRequest): WeightsStudy {
  return { ...dynamicWeights(panel, coin, options), ...regimes(panel) };
}
