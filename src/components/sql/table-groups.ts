import { BASE_INDICATOR_IDS, COIN_IDS } from '../../domain/catalogue/ids';
import { findSeries } from '../../domain/catalogue/lookup';
import { COINS } from '../../domain/catalogue/coins';
import type { SqlTable } from '../../stores/sql';

export interface TableGroup {
  readonly title: string;
  readonly tables: readonly SqlTable[];
}

const INDICATORS: readonly string[] = [...BASE_INDICATOR_IDS, 'cpi_yoy', 'cpi_sa'];
const SENTIMENT: readonly string[] = ['fear_greed', 'news', 'news_svc', 'news_transformer'];
const EVENTS: readonly string[] = ['fomc', 'halvings', 'repairs'];

/** The tables as readers look for them; what is none of ours is the reader's own. */
export function groupTables(tables: readonly SqlTable[]): TableGroup[] {
  const ours: readonly (readonly [string, readonly string[]])[] = [
    ['Coins', COIN_IDS],
    ['Indicators', INDICATORS],
    ['Sentiment', SENTIMENT],
    ['Events and repairs', EVENTS],
  ];
  const known = new Set(ours.flatMap(([, names]) => names));
  const groups = ours.map(([title, names]) => ({
    title,
    tables: names.flatMap((name) => tables.filter((table) => table.name === name)),
  }));
  const own = { title: 'Your own', tables: tables.filter(({ name }) => !known.has(name)) };
  return [...groups, own].filter((group) => group.tables.length > 0);
}

const WORDS: Readonly<Record<string, string>> = {
  news: 'Articles a day by the class two classifiers gave them',
  fomc: 'Rate decisions of the Federal Reserve',
  halvings: 'Days on which a block’s reward was halved',
  repairs: 'Every price that was changed, before and after',
};

/** What a table holds, in a few words. */
export function tableWords(name: string): string {
  const coin = COIN_IDS.find((id) => id === name);
  if (coin) return `${COINS[coin].label}, daily prices in USD`;
  return WORDS[name] ?? findSeries(name)?.label ?? 'Taken in by you';
}
