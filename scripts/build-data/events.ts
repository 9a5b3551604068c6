import { isoFromDay } from '../../src/domain/calendar';
import type { RawFolder } from './raw';
import { HALVINGS, readFomc } from './readers/events';
import type { OutputTable } from './write';

/** Tables of rate decisions (scheduled: 1, between meetings: 0) and of halvings. */
export function buildEvents(raw: RawFolder): OutputTable[] {
  const decisions = readFomc(raw).map(({ day, scheduled }) => [isoFromDay(day), scheduled ? '1' : '0']);
  const halvings = HALVINGS.map(({ date, coin }) => [date, coin]);
  return [
    { file: 'fomc.csv', header: ['date', 'scheduled'], rows: decisions },
    { file: 'halvings.csv', header: ['date', 'coin'], rows: halvings },
  ];
}
