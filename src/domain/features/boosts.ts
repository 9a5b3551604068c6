import { COIN_IDS, type CoinId } from '../catalogue/ids';
import { COIN_BOOSTS, type Boosts, type WeightedIndicator } from './dynamic-weights';

/** One factor of one coin, as a link writes it: `btc-vix`. */
export type CoinBoostKey = `${CoinId}-${WeightedIndicator}`;

/** Every factor of every coin, in the order of the coins. */
export const COIN_BOOST_KEYS: readonly CoinBoostKey[] = COIN_IDS.flatMap(boostKeys);

/** The factors of one coin. */
export function boostKeys(coin: CoinId): CoinBoostKey[] {
  return boostEntries(coin).map(([id]) => `${coin}-${id}` as const);
}

/** A coin's factors without those that are switched off. */
export function boostsWithout(coin: CoinId, off: readonly CoinBoostKey[]): Boosts {
  return Object.fromEntries(boostEntries(coin).filter(([id]) => !off.includes(`${coin}-${id}`)));
}

function boostEntries(coin: CoinId): [WeightedIndicator, number][] {
  return Object.entries(COIN_BOOSTS[coin]) as [WeightedIndicator, number][];
}
