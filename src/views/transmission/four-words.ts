import { formatChange, formatCorrelation, formatNumber } from '../../charts/format';
import { pSaid } from '../../charts/p-values';
import type { EventStudy } from '../../domain/transmission/event-study';
import type { LeadLag } from '../../domain/transmission/lead-lag';
import type { ResponsePicture } from './pictures';
import { leadLagFigures } from './words';

/** Short findings, for pictures of four coins side by side. */

/** Correlation on the same day; null where one of the two did not move. */
export function sameDay({ lags, values }: Pick<LeadLag, 'lags' | 'values'>): string | null {
  const same = values[lags.indexOf(0)] ?? NaN;
  return Number.isFinite(same) ? formatCorrelation(same) : null;
}

export function leadLagTitle(found: LeadLag, coin: string): string {
  const { beyond, ahead, expected } = leadLagFigures(found);
  const same = sameDay(found);
  if (same === null) return `${coin}: one of the two does not move`;
  return `${coin}: ${same} on the same day; ${beyond} of ${ahead} lags beyond chance, which gives ${formatNumber(expected, 1)}`;
}

export function responseTitle({ coin, response, lower, upper }: ResponsePicture): string {
  const last = response.length - 1;
  const outside = lower[last]! > 0 || upper[last]! < 0;
  const end =
    last > 0
      ? `, ${formatChange(response[last]!)} after ${last} ${last === 1 ? 'day' : 'days'} (${outside ? 'band leaves out zero' : 'band holds zero'})`
      : '';
  return `${coin}: ${formatChange(response[0]!)} on the day${end}`;
}

/** How far a coin moved on the day, either way. */
export function moveWords({ move }: Pick<EventStudy, 'move'>): string {
  return `${formatNumber(100 * move.value, 1)} %`;
}

export function eventTitle(study: EventStudy, coin: string): string {
  const { move, events } = study;
  return `${coin}: ${moveWords(study)} on ${events} days, ${formatNumber(100 * move.placebo, 1)} % on days without one (${pSaid(move.pValue)})`;
}
