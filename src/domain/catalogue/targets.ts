import { COINS } from './coins';
import { isOwnId, type TargetId } from './ids';

/** Longest name that is taken for a ticker. */
const TICKER = 3;

/**
 * What a coin is called wherever a run names it, on machines that have the series and on those that do not:
 * "Bitcoin"; of one of the reader's own, "Binance coin (own)", from its id alone.
 */
export function targetName(id: TargetId): string {
  return isOwnId(id) ? `${ownName(id)} (own)` : COINS[id].label;
}

/** The name that an own id stands for: "own_hash_rate" is "Hash rate", "own_bnb" is "BNB". */
export function ownName(id: string): string {
  const name = id.replace(/^own_/, '').replaceAll('_', ' ');
  return name.length <= TICKER ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
}
