import { derivedParts } from '../derived';
import type { TargetId } from '../catalogue/ids';
import type { Frame } from '../frame';
import { WEIGHTED_INDICATORS, type WeightedIndicator } from './dynamic-weights';
import type { Feature } from './feature';
import { featureInputs, type FeatureInputs } from './inputs';

/** Features of one panel, and which of its columns each was computed from. */
export interface TracedFeatures {
  readonly frame: Frame;
  readonly reads: ReadonlyMap<string, ReadonlySet<string>>;
  /** The rank correlations of the dynamic weights. */
  correlations(id: WeightedIndicator): Float64Array;
}

/** As `computeFeatures`, with a record of what each feature read: indicators and columns of other series. */
export function traceFeatures(panel: Frame, coin: TargetId, features: readonly Feature[]): TracedFeatures {
  const seen: Seen = { ids: new Set() };
  const plain = featureInputs(panel, coin);
  const inputs = recording(plain, seen);
  const reads = new Map<string, ReadonlySet<string>>();
  const columns: Record<string, Float64Array> = {};
  for (const feature of features) {
    seen.ids = new Set();
    columns[feature.id] = feature.compute(inputs);
    reads.set(feature.id, seen.ids);
  }
  return { frame: { days: panel.days, columns }, reads, correlations: plain.ranks.sameDay };
}

/**
 * The features of a panel that differs from a traced one in some columns: only what read one of them is computed
 * again, all else is the very array of before. Bit-identical to computing everything, since a feature is a pure
 * function of what it reads. Coins' own columns are taken to be the same in both.
 *
 * @param changed columns that differ, derived ones included
 */
export function refreshFeatures(
  base: TracedFeatures,
  { panel, changed }: { readonly panel: Frame; readonly changed: ReadonlySet<string> },
  { coin, features }: { readonly coin: TargetId; readonly features: readonly Feature[] },
): Pick<TracedFeatures, 'frame' | 'correlations'> {
  const inputs = featureInputs(panel, coin);
  const columns: Record<string, Float64Array> = {};
  for (const feature of features) {
    const before = base.frame.columns[feature.id];
    const isTouched = !before || [...(base.reads.get(feature.id) ?? [])].some((id) => changed.has(id));
    columns[feature.id] = isTouched ? feature.compute(inputs) : before;
  }
  return {
    frame: { days: panel.days, columns },
    correlations: (id) =>
      withParts(id).some((part) => changed.has(part)) ? inputs.ranks.sameDay(id) : base.correlations(id),
  };
}

interface Seen {
  ids: Set<string>;
}

/** A derived indicator stands for its parts too: a panel without its column computes it from them. */
function withParts(id: string): string[] {
  return [id, ...derivedParts(id)];
}

/** The same inputs; whatever is asked of them is written down, whether or not it was computed before. */
function recording(inputs: FeatureInputs, seen: Seen): FeatureInputs {
  const note = (...ids: readonly string[]): void => ids.flatMap(withParts).forEach((id) => seen.ids.add(id));
  return {
    days: inputs.days,
    coin: inputs.coin,
    close: inputs.close,
    logReturn: inputs.logReturn,
    coinColumn: (name, coin) => inputs.coinColumn(name, coin),
    series: (id) => (note(id), inputs.series(id)),
    ranks: {
      dayBefore: (id, window) => (note(id), inputs.ranks.dayBefore(id, window)),
      sameDay: (id) => (note(id), inputs.ranks.sameDay(id)),
    },
    consumerPrices: () => (note('cpi'), inputs.consumerPrices()),
    vixAlphas: () => (note('vix'), inputs.vixAlphas()),
    weights: () => (note(...WEIGHTED_INDICATORS, 'cpi_yoy'), inputs.weights()),
  };
}
