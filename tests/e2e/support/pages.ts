import { expect, type Locator, type Page } from '@playwright/test';

export const ROUTES = [
  { name: 'overview', hash: '#/' },
  { name: 'correlation', hash: '#/correlation' },
  { name: 'weights', hash: '#/correlation/weights' },
  { name: 'transmission', hash: '#/correlation/transmission' },
  { name: 'findings', hash: '#/correlation/findings' },
  { name: 'lab', hash: '#/lab' },
  { name: 'forecast', hash: '#/lab/forecast' },
  { name: 'speed', hash: '#/lab/speed' },
  { name: 'runs', hash: '#/compare' },
  { name: 'leaderboard', hash: '#/compare/leaderboard' },
  { name: 'four coins', hash: '#/compare/coins' },
  { name: 'ablations', hash: '#/compare/ablations' },
  { name: 'shock', hash: '#/shock' },
  { name: 'sensitivity', hash: '#/shock/sensitivity' },
  { name: 'hedge', hash: '#/shock/hedge' },
  { name: 'alerts', hash: '#/shock/alerts' },
  { name: 'data', hash: '#/data' },
  { name: 'quality', hash: '#/data/quality' },
  { name: 'frequency', hash: '#/data/frequency' },
  { name: 'features', hash: '#/data/features' },
  { name: 'scaling', hash: '#/data/scaling' },
  { name: 'own data', hash: '#/data/own' },
  { name: 'SQL', hash: '#/data/sql' },
  { name: 'learn', hash: '#/learn' },
  { name: 'claims', hash: '#/learn/claims' },
  { name: 'glossary', hash: '#/learn/glossary' },
  { name: 'how it works', hash: '#/learn/how' },
  { name: 'guide', hash: '#/learn/guide' },
  { name: 'this device', hash: '#/learn/device' },
  { name: 'design', hash: '#/learn/design' },
] as const;

/** Heading of the page itself: that of index.html stands there before. */
function heading(page: Page): Locator {
  return page.locator('main:not(.boot)').getByRole('heading', { level: 1, includeHidden: true }).first();
}

/** Opens a page of the site and waits for its heading. */
export async function open(page: Page, hash: string): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(heading(page)).toBeVisible();
}

/** Goes on to another page without loading the site anew, as a reader does. */
export async function turnTo(page: Page, hash: string): Promise<void> {
  const before = await page.title();
  await page.goto(`./${hash}`);
  await expect(page).not.toHaveTitle(before);
  await expect(heading(page)).toBeVisible();
}

/** Chooses one of a few choices that are all in sight; the radio buttons lie under their labels. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
}

/** The link that the Share dialog copies; the dialog is closed again. */
export async function copiedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share what is on screen' });
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** How every control of the page stands, in words: choices, figures, buttons that stay pressed. */
export function controls(page: Page): Promise<string[]> {
  return page.locator('input:checked, input[type=number], select, [aria-pressed]').evaluateAll((found) =>
    found.map((control) => {
      if (control instanceof HTMLSelectElement) return `${control.labels[0]?.textContent}: ${control.value}`;
      const name = control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : undefined;
      const state = control.ariaPressed ?? (control as HTMLInputElement).value;
      return `${(name ?? control.dataset['testid'] ?? control.textContent)?.trim()}: ${state}`;
    }),
  );
}

/** Waits until the page is there and nothing on it says that it is still busy. */
export async function settled(page: Page): Promise<void> {
  await expect(heading(page)).toBeAttached();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
}

/** Waits for the first chart and resolves to the milliseconds since navigation began. */
export async function firstChart(page: Page): Promise<number> {
  const mark = await page.waitForFunction(() => performance.getEntriesByName('first-chart')[0]?.startTime);
  return (await mark.jsonValue()) ?? NaN;
}

/** Resolves once the service worker answers this page's requests. */
export async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Whether every file of the site is kept for use without a network. */
export function offlineReady(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data === true);
        navigator.serviceWorker.controller?.postMessage('complete', [port2]);
      }),
  );
}
