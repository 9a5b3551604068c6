import { formatDay } from '../../charts/format';
import type { FeatureTable } from '../../contracts/analysis';
import type { FeatureGroup } from '../../domain/features/feature';

/** What each group of features is called. */
export const GROUP_WORDS: Readonly<Record<FeatureGroup, string>> = {
  price: 'Price',
  volume: 'Volume',
  return: 'Returns and changes',
  risk: 'Risk',
  'macro-rate': 'Rates',
  'macro-level': 'Levels of the economy',
  'macro-volatility': 'Volatility of stocks',
  'macro-change': 'Changes of the economy',
  correlation: 'Rolling correlations',
  sentiment: 'Sentiment and shares',
  regime: 'Regimes',
  weight: 'Dynamic weights',
  own: 'Your own series',
};

/** How many features a coin's default run could use, and from when. */
export function featuresFinding(table: FeatureTable, coin: string): string {
  const usable = table.rows.filter(({ leftOut }) => leftOut === null).length;
  const { fitted } = table.run;
  const leftOut = table.rows.length - usable;
  return `${usable} of ${table.rows.length} features are there on every day that a run on ${coin} needs, from ${formatDay(fitted.firstDay)} on; ${leftOut} ${leftOut === 1 ? 'is' : 'are'} left out by name`;
}

/** Days before the first value, in words. */
export function warmUpWords(days: number): string {
  return days === 0 ? 'from the first day' : `after ${days} ${days === 1 ? 'day' : 'days'}`;
}
