import { dataClient } from './clients';

/** How long the page may stay busy before the database is loaded all the same. */
const LATEST_MS = 4000;
let begun = false;

/**
 * Loads the database once the page has nothing else to do, so that the next page finds it ready. Readers who
 * asked their browser to save data load it only with the page that needs it.
 */
export function warmUpDatabase(): void {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (begun || connection?.saveData === true) return;
  begun = true;
  atIdle(() => void dataClient().open().then(judgeAlerts));
}

/** Loads the drawing code before the first picture of a page is due, so that the two do not share a task. */
export function warmUpCharts(): void {
  atIdle(() => void import('../charts/register').catch(() => undefined));
}

function atIdle(work: () => void): void {
  // Not every browser tells when it is idle.
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: LATEST_MS });
  else setTimeout(work, LATEST_MS / 2);
}

/** What is news is told on every page; the rules are read only then. */
async function judgeAlerts(): Promise<void> {
  const { useAlerts } = await import('./useAlerts');
  await useAlerts().evaluate({ brief: true });
}
