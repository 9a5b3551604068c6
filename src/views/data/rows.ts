import { formatChange, formatDay, formatNumber, formatPrice } from '../../charts/format';
import { groupSeries, type SeriesGroup } from '../../components/quality/groups';
import type { Manifest, ManifestFile, ManifestSeries } from '../../contracts/manifest';
import { dayFromIso } from '../../domain/calendar';
import { COINS } from '../../domain/catalogue/coins';
import { COIN_IDS } from '../../domain/catalogue/ids';
import { findSeries } from '../../domain/catalogue/lookup';
import type { Repair } from '../../stores/tables';

const FREQUENCY_WORDS: Readonly<Record<ManifestSeries['frequency'], string>> = {
  daily: 'daily',
  'business-daily': 'business days',
  monthly: 'monthly',
  irregular: 'irregular',
};

/** One series of the dictionary, in words. */
export interface DictionaryEntry {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly frequency: string;
  readonly reach: string;
  /** First and last day as shares of the time that all series cover. */
  readonly begins: number;
  readonly ends: number;
  readonly rows: string;
  readonly description: string;
  readonly rule: string;
  readonly source: string;
  readonly terms: string;
  readonly vintage: string;
  readonly file: string;
  readonly column: string;
  readonly sha256: string;
  /** Whether there is a quality report on it. */
  readonly hasReport: boolean;
  /** A statement that shows its latest rows. */
  readonly sql: string;
}

/** The manifest as a dictionary: series by coin, indicators, sentiment, events. */
export function dictionary(manifest: Manifest): SeriesGroup<DictionaryEntry>[] {
  const begin = Math.min(...manifest.series.map(({ firstDay }) => dayFromIso(firstDay)));
  const end = dayFromIso(manifest.lastDay);
  const share = (iso: string): number => (dayFromIso(iso) - begin) / (end - begin);
  return groupSeries(
    manifest.series.map((series) => entryOf(series, share)),
    ({ id }) => id,
  );
}

function entryOf(series: ManifestSeries, share: (iso: string) => number): DictionaryEntry {
  const { id, label, unit, source, terms, vintage, file, column, sha256 } = series;
  return {
    id,
    label,
    unit,
    frequency: FREQUENCY_WORDS[series.frequency],
    reach: `${formatDay(dayFromIso(series.firstDay))} – ${formatDay(dayFromIso(series.lastDay))}`,
    begins: share(series.firstDay),
    ends: share(series.lastDay),
    rows: formatNumber(series.rows, 0),
    description: findSeries(id)?.description ?? '',
    rule: series.releaseRule,
    source,
    terms,
    vintage,
    file,
    column,
    sha256,
    hasReport: series.frequency !== 'irregular',
    sql: `SELECT * FROM ${file.replace(/\.csv$/, '')} ORDER BY date DESC LIMIT 100`,
  };
}

type Row = Readonly<Record<string, string>>;

/** The files with what they weigh. */
export function fileRows(files: readonly ManifestFile[]): Row[] {
  return files.map(({ file, columns, rows, bytes, sha256 }) => ({
    file,
    columns: columns.join(', '),
    rows: formatNumber(rows, 0),
    size: `${formatNumber(bytes / 1000, bytes < 10_000 ? 1 : 0)} kB`,
    sha256,
  }));
}

/** The beginning of a hash: enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}

/** A repair as a row of a table. */
export function repairedPrice(repair: Repair): Row {
  const coin = COIN_IDS.find((id) => id === repair.coin);
  const [before, after] = [Number(repair.before), Number(repair.after)];
  return {
    coin: coin ? COINS[coin].label : repair.coin,
    date: formatDay(dayFromIso(repair.date)),
    column: repair.column,
    before: formatPrice(before),
    after: formatPrice(after),
    change: formatChange(100 * (after / before - 1)),
    reason: repair.reason,
  };
}
