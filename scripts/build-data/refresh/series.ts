import type { Manifest } from '../../../src/contracts/manifest';
import { dayFromIso, isoFromDay } from '../../../src/domain/calendar';
import { LAST_DAY } from '../range';
import { listSeries, type SeriesEntry } from '../series';
import type { Extended } from './extend';
import type { Answered } from './run';

/**
 * The manifest's series with what a refresh has changed about them: from which day on they come from which source,
 * and of which day its figures are. A table whose source failed keeps the words of the refresh before.
 */
export function refreshedSeries(
  before: Manifest,
  answers: readonly Answered[],
  today: number,
): SeriesEntry[] {
  const asked = isoFromDay(today);
  return listSeries().map((entry) => {
    const answer = answers.find(({ file }) => file === entry.file);
    if (!answer) return entry;
    const { outcome } = answer;
    if (!('table' in outcome)) {
      const old = before.series.find(({ id }) => id === entry.id);
      return {
        ...entry,
        source: old?.source ?? entry.source,
        vintage: old?.vintage ?? entry.vintage,
        terms: old?.terms ?? entry.terms,
      };
    }
    const first = outcome.table.rows.find((row) => knownOf(outcome, row) > LAST_DAY);
    if (!first) return entry;
    return {
      ...entry,
      source: `${entry.source} From ${first[0] ?? ''} on: ${answer.source.name}.`,
      terms: `${entry.terms} From ${first[0] ?? ''} on: ${answer.source.terms}`,
      vintage: `${entry.vintage} Days after that as the source gave them on ${asked}.`,
    };
  });
}

/** The build from raw files writes what was known by its last day; all that was known later came by refresh. */
function knownOf(outcome: Extended, row: readonly string[]): number {
  return dayFromIso(row[outcome.table.header[1] === 'known' ? 1 : 0] ?? '');
}
