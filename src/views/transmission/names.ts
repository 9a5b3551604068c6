import { COINS } from '../../domain/catalogue/coins';
import type { CoinId, IndicatorId } from '../../domain/catalogue/ids';
import { INDICATORS } from '../../domain/catalogue/indicators';
import { changeKind } from '../../domain/catalogue/lookup';
import { withArticle } from '../../domain/catalogue/spoken';

/** "Bitcoin", "the VIX": any series of these pages inside a sentence. */
export function spoken(id: string): string {
  const coin = Object.hasOwn(COINS, id) ? COINS[id as CoinId] : undefined;
  if (coin) return coin.label;
  const info = Object.hasOwn(INDICATORS, id) ? INDICATORS[id as IndicatorId] : undefined;
  return info ? withArticle(info.label) : id;
}

/** "VIX": for tables, where room is short. */
export function shortName(id: string): string {
  if (Object.hasOwn(COINS, id)) return COINS[id as CoinId].label;
  return Object.hasOwn(INDICATORS, id) ? INDICATORS[id as IndicatorId].shortLabel : id;
}

/** What counts as a surprise of one unit, as a number in the unit of changes and in words. */
export function surpriseUnit(indicator: IndicatorId): { readonly size: number; readonly words: string } {
  if (changeKind(indicator) === 'log') return { size: 0.01, words: '1 %' };
  return indicator === 'vix' ? { size: 1, words: '1 point' } : { size: 1, words: '1 percentage point' };
}
