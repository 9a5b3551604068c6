import { COINS } from '../../domain/catalogue/coins';
import { COIN_IDS, isOwnId } from '../../domain/catalogue/ids';
import { coinOf } from './words';

export interface SeriesGroup<T> {
  readonly title: string;
  readonly items: readonly T[];
}

/** Series by coin, indicators, sentiment and events, each in the manifest's order. */
export function groupSeries<T>(items: readonly T[], idOf: (item: T) => string): SeriesGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const title = groupOf(idOf(item));
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  return TITLES.flatMap((title) => {
    const found = groups.get(title);
    return found ? [{ title, items: found }] : [];
  });
}

const OWN = 'Your own';
const TITLES = [
  ...COIN_IDS.map((id) => COINS[id].label),
  'Indicators',
  'Sentiment',
  'Events and repairs',
  OWN,
];

function groupOf(id: string): string {
  if (isOwnId(id)) return OWN;
  const coin = coinOf(id);
  if (coin) return coin;
  if (id === 'fear_greed' || id.startsWith('news_')) return 'Sentiment';
  return ['fomc_scheduled', 'halvings', 'repairs'].includes(id) ? 'Events and repairs' : 'Indicators';
}
