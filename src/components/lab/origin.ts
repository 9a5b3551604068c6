import type { ResultOrigin } from '../../stores/run';
import { agoWords } from './ago';

/** Where a result comes from that was not trained just now; empty for one that was. */
export function originWords(origin: ResultOrigin, now: number): string {
  if (origin.kind === 'trained') return '';
  if (origin.kind === 'kept') return `Trained ${agoWords(origin.savedAt, now)} and kept in this browser.`;
  return [`Read from ${origin.name}.`, ...origin.notes].join(' ');
}
