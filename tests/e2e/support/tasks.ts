import type { Page } from '@playwright/test';

/** One task of the page's main thread. */
export interface MainTask {
  /** Milliseconds of processor time, which other work on the machine does not lengthen. */
  readonly busyMs: number;
  /** Milliseconds from its begin to its end. */
  readonly wallMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Watches the tasks of the page's main thread until the returned function is called; it gives the longest first. */
export async function watchTasks(page: Page): Promise<() => Promise<readonly MainTask[]>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return mainTasks(events);
  };
}

/** Tasks of main threads of renderers: of the page, since tests open one. */
function mainTasks(events: readonly TraceEvent[]): MainTask[] {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = dur }) => ({ busyMs: tdur / 1000, wallMs: dur / 1000 }))
    .sort((a, b) => b.busyMs - a.busyMs);
}
