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
  const open = (): void => void dataClient().open();
  // Not every browser tells when it is idle.
  if ('requestIdleCallback' in window) requestIdleCallback(open, { timeout: LATEST_MS });
  else setTimeout(open, LATEST_MS / 2);
}
