/** Gathers what comes faster than a page can draw and hands it on in bundles. */
export interface EventBuffer<T> {
  push(item: T): void;
  /** Hands on what waits, now. */
  flush(): void;
}

/**
 * A buffer that calls `deliver` at most once every `intervalMs`: at once after a quiet time, else when the
 * interval is over. Nothing is dropped and the order is kept.
 */
export function createEventBuffer<T>(
  deliver: (items: readonly T[]) => void,
  intervalMs: number,
): EventBuffer<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    deliver(items);
    timer = setTimeout(flush, intervalMs);
  }

  function push(item: T): void {
    waiting.push(item);
    if (timer === null) flush();
  }

  return { push, flush };
}
