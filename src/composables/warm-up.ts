import { baseOption } from '../charts/common';
import { line } from '../charts/forecast-parts';
import { chartTheme } from '../charts/theme';
import { dataClient } from './clients';
import { inTurn } from './turns';

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

/**
 * Loads the drawing code before the first picture of a page is due, and draws a small one that nobody sees: the first
 * drawing is the slow one, and must not come while a model trains.
 */
export function warmUpCharts(): void {
  atIdle(() => void drawUnseen().catch(() => undefined));
}

async function drawUnseen(): Promise<void> {
  const { init } = await import('../charts/register');
  const theme = chartTheme('light');
  const look = { name: 'unseen', colour: theme.accent, data: [[1, 1] as const, [2, 2] as const] };
  const size = { renderer: 'canvas', width: 300, height: 150 } as const;
  await inTurn(() => {
    const chart = init(document.createElement('div'), null, size);
    chart.setOption({ ...baseOption(theme), xAxis: { type: 'value' }, yAxis: { type: 'value' } });
    chart.setOption({ series: [line(look, theme)], tooltip: { trigger: 'axis' } });
    chart.dispose();
  });
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
