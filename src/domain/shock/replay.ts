import { dayFromIso } from '../calendar';
import { BASE_INDICATOR_IDS, type BaseIndicatorId } from '../catalogue/ids';
import type { Observations } from '../frame';
import type { ShockScenario } from './scenario';

/** A stretch of history that can be laid over other days. */
export interface Replay {
  readonly id: string;
  readonly label: string;
  readonly sentence: string;
  /** First and last epoch day; what changes is measured from the last values before the first. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Days before the forecast's origin on which it begins by default. */
  readonly lead: number;
}

export const REPLAYS = [
  {
    id: 'march-2020',
    label: 'March 2020',
    sentence: 'From the top of the S&P 500 on 19 Feb 2020 through the crash to the end of April.',
    firstDay: dayFromIso('2020-02-20'),
    lastDay: dayFromIso('2020-04-30'),
    lead: 40,
  },
  {
    id: 'hikes-2022',
    label: 'The hikes of 2022 and 2023',
    sentence: 'From the first hike on 16 Mar 2022 to the last on 26 Jul 2023.',
    firstDay: dayFromIso('2022-03-16'),
    lastDay: dayFromIso('2023-07-27'),
    lead: 498,
  },
] as const satisfies readonly Replay[];

export type ReplayId = (typeof REPLAYS)[number]['id'];

/** @throws RangeError for a name that is not in the list, naming those that are */
export function replayOf(id: string): Replay {
  const found = REPLAYS.find((replay) => replay.id === id);
  if (found) return found;
  throw new RangeError(
    `There is no replay "${id}". Choose among ${REPLAYS.map((replay) => replay.id).join(', ')}.`,
  );
}

/** Rates repeat their changes in points, indices in proportion: 20 % of 2,000 is not 20 % of 6,000, and a VIX stays above 0. */
const KINDS: Readonly<Record<BaseIndicatorId, ShockScenario['kind']>> = {
  fed_rate: 'add',
  treasury_3y: 'add',
  treasury_10y: 'add',
  vix: 'scale',
  dxy: 'scale',
  cpi: 'scale',
  sp500: 'scale',
};

/**
 * What each indicator did over a replay, as shocks that begin on another day: every calendar day carries the change
 * of the latest observation by then from the last observation before the replay.
 *
 * @param observations of the indicators, from the data; those missing are left out
 * @returns one shock an indicator that moved
 */
export function replayShocks(
  { firstDay, lastDay }: Replay,
  observations: Readonly<Partial<Record<BaseIndicatorId, Observations>>>,
  startDay: number,
): ShockScenario[] {
  return BASE_INDICATOR_IDS.flatMap((indicator) => {
    const series = observations[indicator];
    const changes = series ? changesOver(series, { firstDay, lastDay, kind: KINDS[indicator] }) : null;
    if (!changes) return [];
    const extreme = changes.reduce((most, change) => (Math.abs(change) > Math.abs(most) ? change : most), 0);
    if (extreme === 0) return [];
    return [
      {
        indicator,
        kind: KINDS[indicator],
        size: KINDS[indicator] === 'scale' ? 1 + extreme : extreme,
        shape: 'path' as const,
        startDay,
        lengthDays: changes.length,
        path: changes.map((change) => change / extreme),
      },
    ];
  });
}

/** The change by each calendar day of the stretch: a difference, or a ratio less 1; null without a value before it. */
function changesOver(
  { days, values }: Observations,
  { firstDay, lastDay, kind }: { firstDay: number; lastDay: number; kind: ShockScenario['kind'] },
): number[] | null {
  let [at, before, last] = [0, NaN, NaN];
  const changes: number[] = [];
  for (let day = firstDay - 1; day <= lastDay; day++) {
    for (; at < days.length && days[at]! <= day; at++) if (!Number.isNaN(values[at]!)) last = values[at]!;
    if (day < firstDay) before = last;
    else changes.push(kind === 'add' ? last - before : last / before - 1);
  }
  return Number.isNaN(before) ? null : changes;
}
