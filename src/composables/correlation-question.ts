import type { CorrelationSettings } from '../contracts/data-engine';
import type { LinkState } from '../contracts/link-state';

type Choices = Pick<LinkState, 'view' | 'method' | 'basis' | 'dayBasis' | 'matrixLag'>;

/** The choices as the data worker takes them: automatic days resolved. */
export function settingsOf({ view, method, basis, dayBasis, matrixLag }: Choices): CorrelationSettings {
  const usual = basis === 'changes' ? 'trading' : 'calendar';
  return { view, method, basis, dayBasis: dayBasis === 'auto' ? usual : dayBasis, lag: matrixLag };
}

/** One question at a time: asking again, or leaving, gives up the one before. */
export function latest(): { next: () => AbortSignal; stop: () => void } {
  let current = new AbortController();
  return {
    next: () => {
      current.abort();
      current = new AbortController();
      return current.signal;
    },
    stop: () => current.abort(),
  };
}
