import { COIN_SERIES } from './coins';
import { EXTRA_SERIES } from './extras';
import { INDICATORS } from './indicators';
import { EXTRA_SERIES_IDS, INDICATOR_IDS } from './ids';
import type { ChangeKind, SeriesInfo } from './series';

/** Every column of a panel, in the order in which they are listed. */
export const PANEL_SERIES: readonly SeriesInfo[] = [
  ...COIN_SERIES,
  ...INDICATOR_IDS.map((id) => INDICATORS[id]),
  ...EXTRA_SERIES_IDS.map((id) => EXTRA_SERIES[id]),
];

const BY_ID: ReadonlyMap<string, SeriesInfo> = new Map(PANEL_SERIES.map((info) => [info.id, info]));

/** What there is to say about a column of a panel; undefined for one that is not ours, such as a user's own. */
export function findSeries(id: string): SeriesInfo | undefined {
  return BY_ID.get(id);
}

/** How daily changes of a column are taken; a plain difference for one that is not ours. */
export function changeKind(id: string): ChangeKind {
  return findSeries(id)?.change ?? 'difference';
}
