import { expect, type Page } from '@playwright/test';
import { controlled, offlineReady, open, ROUTES, settled, turnTo } from '../e2e/support/pages';
import { expectDrawn } from '../e2e/support/pictures';

export interface Task {
  readonly name: string;
  /** What was seen, in words. */
  run(page: Page): Promise<string>;
}

const TRAINING_MS = 300_000;
const READY_MS = 120_000;

/** What a reader does on the pages, from one to the next in the same tab. */
export const TASKS: readonly Task[] = [
  { name: 'what the device offers', run: offers },
  { name: 'a small model, from start to verdict', run: train },
  { name: 'a range, a coin and a method', run: correlate },
  { name: 'a table of one’s own', run: takeIn },
  { name: 'a question in SQL', run: ask },
  { name: 'a link to the clipboard', run: share },
  { name: 'a day by the calendar field', run: chooseDay },
  { name: 'keys on a chart', run: readByKeys },
];

/** What needs no network either, so it is tried again after the server has been stopped. */
export const WITHOUT_NETWORK: readonly Task[] = TASKS.filter(({ run }) => [train, takeIn, ask].includes(run));

/** Where the browser has no WebGPU, the list says so and the others are there. */
async function offers(page: Page): Promise<string> {
  await open(page, '#/lab');
  const reasons = page.locator('details.reasons');
  await reasons.locator('summary').click({ timeout: READY_MS });
  await expect(reasons).toContainText('WebGPU');
  const here = await page.evaluate(() => 'gpu' in navigator);
  const option = page.getByLabel('Compute on').locator('option', { hasText: /^WebGPU( \(not here\))?$/ });
  const words = (await reasons.locator('dl').innerText()).replace(/\s*\n\s*/g, ' ');
  if (!here) await expect(option).toBeDisabled();
  await expect(page.getByLabel('Compute on').locator('option', { hasText: /^WebAssembly$/ })).toBeEnabled();
  return `navigator.gpu ${here ? 'exists' : 'is missing'}; “${await option.innerText()}”; ${words}`;
}

async function train(page: Page): Promise<string> {
  await turnTo(page, '#/learn');
  await open(page, '#/lab?v=1&model=mlp&epochs=5&backend=wasm');
  const begin = performance.now();
  await page.getByTestId('start').click();
  await expect(page.getByTestId('metrics')).toBeVisible({ timeout: TRAINING_MS });
  await expectDrawn(page.getByTestId('loss'));
  await expectDrawn(page.getByTestId('test-forecast'));
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  return `${seconds} s; ${(await page.getByRole('heading', { level: 1 }).first().innerText()).trim()}`;
}

async function correlate(page: Page): Promise<string> {
  await open(page, '#/correlation');
  await settled(page);
  const cell = page.getByTestId('cell-btc-sp500');
  const before = await cell.innerText();
  for (const word of ['1Y', 'Spearman']) await page.locator('label', { hasText: word }).first().click();
  await settled(page);
  await expect(cell).not.toHaveText(before);
  return `Bitcoin and the S&P 500: ${before}, then ${await cell.innerText()}`;
}

async function takeIn(page: Page): Promise<string> {
  await open(page, '#/data/own');
  const rows = Array.from({ length: 400 }, (_, i) => {
    const day = new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
    return `${day};${(100 + 20 * Math.sin(i / 9)).toFixed(3).replace('.', ',')}`;
  });
  const buffer = Buffer.from(['Day;Tide', ...rows].join('\n'));
  await page.getByTestId('file').setInputFiles({ name: 'tide.csv', mimeType: 'text/csv', buffer });
  await page.getByTestId('import').click({ timeout: READY_MS });
  await expect(page.getByTestId('report')).toContainText('400 rows read', { timeout: READY_MS });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('series of your own with');
  return 'kept over a reload (IndexedDB)';
}

async function ask(page: Page): Promise<string> {
  await open(page, '#/data/sql');
  const text = page.getByTestId('sql-text');
  await text.fill('SELECT count(*) AS days FROM coin_btc');
  await text.press('Control+Enter');
  await expect(page.getByTestId('result-title')).toContainText('1 row', { timeout: READY_MS });
  return (await page.getByTestId('result-title').innerText()).trim();
}

async function share(page: Page): Promise<string> {
  await open(page, '#/correlation');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share what is on screen' });
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.keyboard.press('Escape');
  return 'copied';
}

async function chooseDay(page: Page): Promise<string> {
  await open(page, '#/lab');
  await page.getByTestId('more-settings').locator('summary').first().click();
  const field = page.locator('input[type="date"]').first();
  await field.fill('2019-03-01');
  await field.press('Tab');
  await expect(page).toHaveURL(/2019-03-01|=17956/);
  return new URL(page.url()).hash;
}

async function readByKeys(page: Page): Promise<string> {
  await open(page, '#/');
  const chart = page.locator('.chart [role="img"]').first();
  await expectDrawn(page.locator('.chart').first());
  await chart.focus();
  await chart.press('ArrowRight');
  await chart.press('ArrowRight');
  const spoken = page.locator('.chart [aria-live]').first();
  await expect(spoken).not.toHaveText('');
  return (await spoken.innerText()).trim();
}

/** Every page once more after the server has been stopped. */
export async function readOffline(page: Page, stop: () => void): Promise<string> {
  await open(page, '#/');
  await controlled(page);
  expect(await offlineReady(page)).toBe(true);
  stop();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await turnTo(page, '#/nowhere');
  for (const { hash } of ROUTES) {
    await turnTo(page, hash);
    await settled(page);
    await expect(page.locator('[role="alert"]')).toHaveCount(0);
  }
  return `${ROUTES.length} pages`;
}
