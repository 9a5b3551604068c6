import { formatChange, formatDay, formatNumber, formatPrice } from '../../charts/format';
import type { ManifestSeries } from '../../contracts/manifest';
import { dayFromIso } from '../../domain/calendar';
import { COINS } from '../../domain/catalogue/coins';
import { COIN_IDS } from '../../domain/catalogue/ids';
import type { Repair } from '../../stores/tables';

export const FREQUENCY_WORDS: Readonly<Record<ManifestSeries['frequency'], string>> = {
  daily: 'daily',
  'business-daily': 'business days',
  monthly: 'monthly',
  irregular: 'irregular',
};

type Row = Readonly<Record<string, string>>;

/** The manifest's series as rows of a table. */
export function seriesRows(series: readonly ManifestSeries[], words: typeof FREQUENCY_WORDS): Row[] {
  return series.map((one) => ({
    label: one.label,
    unit: one.unit,
    frequency: words[one.frequency],
    first: formatDay(dayFromIso(one.firstDay)),
    last: formatDay(dayFromIso(one.lastDay)),
    rows: formatNumber(one.rows, 0),
    source: one.source,
    rule: one.releaseRule,
    vintage: one.vintage,
  }));
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
