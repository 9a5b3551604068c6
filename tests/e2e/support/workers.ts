import type { Page } from '@playwright/test';

type WorkerName = 'data' | 'training';

interface TrackedWorker {
  readonly address: string;
  readonly worker: Worker;
  /** Messages that have come from it. */
  messages: number;
}

declare global {
  interface Window {
    trackedWorkers: TrackedWorker[];
  }
}

/** Keeps every worker that the page will start within reach. Call it before the page is opened. */
export async function trackWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.trackedWorkers = [];
    window.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        const entry: TrackedWorker = { address: String(address), worker: this, messages: 0 };
        this.addEventListener('message', () => (entry.messages += 1));
        window.trackedWorkers.push(entry);
      }
    };
  });
}

/** Ends the newest worker of that name as the browser does one that runs out of memory; waits until it is there. */
export async function killWorker(page: Page, name: WorkerName): Promise<void> {
  await page.waitForFunction((script) => {
    const tracked = window.trackedWorkers.findLast(({ address }) => address.includes(script));
    tracked?.worker.terminate();
    tracked?.worker.dispatchEvent(new ErrorEvent('error', { message: 'killed by the test' }));
    return tracked !== undefined;
  }, `${name}.worker`);
}

/** Waits until the newest worker of that name has answered so many times more, so that its own loop has turned. */
export async function answers(page: Page, name: WorkerName, times: number): Promise<void> {
  const target = await page.evaluate(
    ([script, more]) => {
      const tracked = window.trackedWorkers.findLast(({ address }) => address.includes(script));
      return { script, messages: (tracked?.messages ?? 0) + more };
    },
    [`${name}.worker`, times] as const,
  );
  await page.waitForFunction(({ script, messages }) => {
    const tracked = window.trackedWorkers.findLast(({ address }) => address.includes(script));
    return tracked !== undefined && tracked.messages >= messages;
  }, target);
}
