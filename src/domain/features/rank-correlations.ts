import type { IndicatorId } from '../catalogue/ids';
import { WEIGHT_WINDOW, WEIGHTED_INDICATORS } from './dynamic-weights';
import { lag } from './trailing';
import { correlateRanks, orderOf, windowRanks, type WindowRanks } from './window-ranks';

/** Rank correlations of a coin's close with indicators over trailing windows, each computed once. */
export interface RankCorrelations {
  /** Of the close a day earlier, over the window that ends on each day. */
  dayBefore(id: IndicatorId, window: number): Float64Array;
  /** Of the close of the same day, over the window of the dynamic weights. */
  sameDay(id: IndicatorId): Float64Array;
}

/** @param series an indicator's levels, by id */
export function rankCorrelations(
  close: Float64Array,
  series: (id: IndicatorId) => Float64Array,
): RankCorrelations {
  const closeOrder = remembered(() => orderOf(close));
  const beforeOrder = remembered(() => orderOf(lag(close, 1)));
  const order = rememberedBy((id: IndicatorId) => orderOf(series(id)));
  const before = rememberedBy((window: number): WindowRanks => windowRanks(beforeOrder(), window));
  const same = remembered(() => windowRanks(closeOrder(), WEIGHT_WINDOW));
  // What the weights need of an indicator is found on the same walk over its ranks.
  const both = rememberedBy((id: IndicatorId) => correlateRanks(order(id), [before(WEIGHT_WINDOW), same()]));
  return {
    dayBefore: (id, window) =>
      window === WEIGHT_WINDOW && isWeighted(id)
        ? both(id)[0]!
        : correlateRanks(order(id), [before(window)])[0]!,
    sameDay: (id) => both(id)[1]!,
  };
}

function isWeighted(id: IndicatorId): boolean {
  return (WEIGHTED_INDICATORS as readonly string[]).includes(id);
}

function remembered<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function rememberedBy<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}
