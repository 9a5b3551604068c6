import { dayFromIso, isoFromDay } from '../../src/domain/calendar';
import { knownDay } from '../../src/domain/catalogue/release';
import { knownTable } from './known-table';
import type { RawFolder } from './raw';
import { LAST_DAY } from './range';
import {
  NEWS_CLASSES,
  NEWS_CLASSIFIERS,
  readFearGreed,
  readNews,
  type NewsColumn,
} from './readers/sentiment';
import { splice } from './splice';
import { formatNumber, type OutputTable } from './write';

export const NEWS_COLUMNS: readonly NewsColumn[] = NEWS_CLASSIFIERS.flatMap((classifier) =>
  NEWS_CLASSES.map((kind): NewsColumn => `${classifier}_${kind}`),
);

/** Tables of news counts and of the Fear & Greed index. */
export function buildSentiment(raw: RawFolder): OutputTable[] {
  const { main, tail } = readFearGreed(raw);
  const fearGreed = splice([
    { values: main, until: dayFromIso('2025-06-26') },
    { values: tail, until: LAST_DAY },
  ]);
  return [buildNews(raw), knownTable('fear_greed.csv', fearGreed, (day) => knownDay('same-day', day))];
}

function buildNews(raw: RawFolder): OutputTable {
  const columns = readNews(raw);
  const days = new Set([...columns.values()].flatMap((values) => [...values.keys()]));
  const rows = [...days]
    .sort((a, b) => a - b)
    .map((day) => ({ day, known: knownDay('next-day', day) }))
    .filter(({ known }) => known <= LAST_DAY)
    .map(({ day, known }) => {
      const counts = NEWS_COLUMNS.map((id) => formatNumber(columns.get(id)?.get(day) ?? NaN));
      return [isoFromDay(day), isoFromDay(known), ...counts];
    });
  return { file: 'news.csv', header: ['date', 'known', ...NEWS_COLUMNS], rows };
}
