import { pageQuiet } from '../services/page-quiet';
import { dataClient } from './clients';

let begun = false;

/**
 * Loads the database once the page has nothing else to do, so that the next page finds it ready. Readers who
 * asked their browser to save data load it only with the page that needs it.
 */
export function warmUpDatabase(): void {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (begun || connection?.saveData === true) return;
  begun = true;
  void pageQuiet()
    .then(() => dataClient().open())
    .then(judgeAlerts);
}

/** What is news is told on every page; the rules are read only then. */
async function judgeAlerts(): Promise<void> {
  const { useAlerts } = await import('./useAlerts');
  await useAlerts().evaluate({ brief: true });
}
