import { datedValues, rowsOf, type DatedValues, type RawFolder, type RawRow } from '../raw';

export const NEWS_CLASSIFIERS = ['svc', 'transformer'] as const;
export const NEWS_CLASSES = ['positive', 'neutral', 'negative'] as const;
export type NewsColumn = `${(typeof NEWS_CLASSIFIERS)[number]}_${(typeof NEWS_CLASSES)[number]}`;

/** How many sampled news articles each classifier put into each class, by day. */
export function readNews(raw: RawFolder): ReadonlyMap<NewsColumn, DatedValues> {
  const columns = new Map<NewsColumn, DatedValues>();
  for (const classifier of NEWS_CLASSIFIERS) {
    const file = `news_sentiment_${classifier}_2013-2021.csv`;
    const rows = rowsOf(raw.table(file, ['year', 'month', 'day', ...NEWS_CLASSES]));
    for (const kind of NEWS_CLASSES) columns.set(`${classifier}_${kind}`, datedValues(rows, newsDay, kind));
  }
  return columns;
}

/** Months and days are written without leading zeros. */
function newsDay(row: RawRow): number {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => row.text(part).padStart(2, '0'));
  return row.parsedDay(`${year}-${month}-${day}`);
}

/** The Crypto Fear & Greed index: the main file, and the one that continues it. */
export function readFearGreed(raw: RawFolder): { readonly main: DatedValues; readonly tail: DatedValues } {
  const header = ['fear_greed_index', 'value_classification', 'timestamp', 'date', 'fear_greed_log_return'];
  const main = rowsOf(raw.table('feargreed_alternativeme_2018-2025.csv', header));
  const tail = rowsOf(raw.table('feargreed_tail_2025-06-20_2025-12-31.csv', ['date', 'fear_greed_index']));
  return {
    main: datedValues(main, (row) => row.day('date'), 'fear_greed_index'),
    tail: datedValues(tail, (row) => row.day('date'), 'fear_greed_index'),
  };
}
