import type { Browser, Page } from '@playwright/test';

/** What is read of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread. */
  readonly tdur?: number;
  readonly args: {
    readonly data?: {
      readonly interactionId?: number;
      readonly timeStamp: number;
      readonly commitFinishTime?: number;
    };
  };
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Traces the page from now on. The answer ends that: each interaction's processor time until its paint, ms. */
export async function traceInteractions(
  browser: Browser,
  page: Page,
): Promise<() => Promise<Map<number, number>>> {
  await browser.startTracing(page, { categories: CATEGORIES });
  return async () => {
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    return processorTimes(trace.traceEvents);
  };
}

/**
 * By interaction the processor time that its page's main thread had from the event to the frame's commit: what others on
 * the machine do does not count, nor what the page does after the paint.
 */
function processorTimes(events: readonly TraceEvent[]): Map<number, number> {
  const tasks = events.filter(({ name, ph }) => name === 'RunTask' && ph === 'X');
  const times = new Map<number, number>();
  for (const { name, ph, args, ts, pid, tid } of events) {
    const { interactionId, commitFinishTime = 0, timeStamp = 0 } = args.data ?? {};
    if (name !== 'EventTiming' || ph !== 'b' || !interactionId || commitFinishTime < timeStamp) continue;
    const end = ts + 1000 * (commitFinishTime - timeStamp);
    const own = tasks.filter(
      (task) => task.pid === pid && task.tid === tid && task.ts < end && task.ts + (task.dur ?? 0) > ts,
    );
    const ms = own.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
    times.set(interactionId, Math.max(ms, times.get(interactionId) ?? 0));
  }
  return times;
}
