import type { ManifestSeries } from '../../src/contracts/manifest';
import { COIN_COLUMNS, COIN_IDS, coinColumnId } from '../../src/domain/catalogue/ids';
import { findSeries } from '../../src/domain/catalogue/lookup';
import { RULE_TEXT } from '../../src/domain/catalogue/rule-text';
import { NEWS_COLUMNS } from './sentiment';
import { SOURCES, coinSource, type SourceText } from './sources';

/** A series of the manifest but for what is counted from its file. */
export type SeriesEntry = Omit<ManifestSeries, 'firstDay' | 'lastDay' | 'rows' | 'sha256'>;

type Place = Pick<SeriesEntry, 'id' | 'frequency' | 'file' | 'column'>;

/** Every series of the manifest, in the order in which they are listed. */
export function listSeries(): SeriesEntry[] {
  const coins = COIN_IDS.flatMap((coin) =>
    COIN_COLUMNS.map((column) =>
      fromCatalogue(
        { id: coinColumnId(coin, column), frequency: 'daily', file: `coin_${coin}.csv`, column },
        coinSource(column),
      ),
    ),
  );
  return [...coins, ...indicators(), ...news(), ...events()];
}

function indicators(): SeriesEntry[] {
  const places: readonly (readonly [string, SeriesEntry['frequency']])[] = [
    ['fed_rate', 'business-daily'],
    ['treasury_3y', 'business-daily'],
    ['treasury_10y', 'business-daily'],
    ['dxy', 'business-daily'],
    ['cpi', 'monthly'],
    ['cpi_sa', 'monthly'],
    ['vix', 'business-daily'],
    ['sp500', 'business-daily'],
    ['fear_greed', 'daily'],
  ];
  return places.map(([id, frequency]) =>
    fromCatalogue({ id, frequency, file: `${id}.csv`, column: 'value' }, sourceOf(id)),
  );
}

function news(): SeriesEntry[] {
  return NEWS_COLUMNS.map((column) => {
    const [classifier, kind] = column.split('_');
    return {
      id: `news_${column}`,
      label: `News called ${kind} (${classifier === 'svc' ? 'support vector classifier' : 'transformer'})`,
      unit: 'articles a day',
      frequency: 'daily',
      file: 'news.csv',
      column,
      releaseRule: RULE_TEXT['next-day'],
      ...sourceOf('news'),
    };
  });
}

function events(): SeriesEntry[] {
  const irregular = { frequency: 'irregular' } as const;
  return [
    {
      id: 'fomc_scheduled',
      label: 'Rate decisions of the Federal Reserve',
      unit: '1 = scheduled meeting, 0 = between meetings',
      ...irregular,
      file: 'fomc.csv',
      column: 'scheduled',
      releaseRule: RULE_TEXT['same-day'],
      ...sourceOf('fomc_scheduled'),
    },
    {
      id: 'halvings',
      label: 'Halvings',
      unit: 'coin',
      ...irregular,
      file: 'halvings.csv',
      column: 'coin',
      releaseRule: RULE_TEXT['same-day'],
      ...sourceOf('halvings'),
    },
    {
      id: 'repairs',
      label: 'Repairs of coin prices',
      unit: 'USD',
      ...irregular,
      file: 'repairs.csv',
      column: 'after',
      releaseRule:
        'Made with hindsight: a close is repaired with the next open, which begins as its day ends.',
      ...sourceOf('repairs'),
    },
  ];
}

function fromCatalogue(place: Place, text: SourceText): SeriesEntry {
  const info = findSeries(place.id);
  if (!info) throw new Error(`The catalogue has no "${place.id}". Describe it there first.`);
  const { id, ...where } = place;
  return { id, label: info.label, unit: info.unit, ...where, releaseRule: info.releaseRule, ...text };
}

function sourceOf(id: string): SourceText {
  const text = SOURCES[id];
  if (!text) throw new Error(`No source is stated for "${id}". Add it to sources.ts.`);
  return text;
}
