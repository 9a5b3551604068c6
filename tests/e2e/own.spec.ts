import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/guard';
import { lossRows, specOfLink, TRAINING_MS } from './support/lab';
import { open, settled } from './support/pages';
import { expectDrawn } from './support/pictures';

const HOSTILE = '<img src=x onerror=alert(1)>';

/** Two years of days, semicolons, decimal commas, a bad row, and a name that would be HTML. */
function table(): string {
  const rows = Array.from({ length: 730 }, (_, i) => {
    const [year, month, day] = new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10).split('-');
    return `${day}.${month}.${year};${(100 + 20 * Math.sin(i / 9)).toFixed(3).replace('.', ',')};${i % 9}`;
  });
  return [`Datum;${HOSTILE};Coin X`, ...rows, 'gestern;1;2', '01.01.2022;=1+1;2', ''].join('\r\n');
}

async function give(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await page.getByTestId('file').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

async function takeIn(page: Page): Promise<void> {
  await open(page, '#/data/own');
  await give(page, 'own.csv', table());
  await expect(page.getByTestId('mapping')).toBeVisible();
  await page.getByLabel('It is').nth(1).selectOption('coin');
  await page.getByTestId('import').click();
  await expect(page.getByTestId('report')).toContainText('732 rows read: 730 kept, 2 left out');
}

test('should show what it detected, list what it left out, and keep the rest', async ({ page }) => {
  await takeIn(page);
  await expect(page.getByTestId('bad-rows').getByRole('row')).toHaveText([
    /Line/,
    /732\s*Datum\s*This is not a date in the chosen format\.\s*gestern/,
    /733\s*<img .*>\s*This is a formula, not a number.*=1\+1/,
  ]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 series of your own');
});

test('should become a coin and an indicator of the matrix, and a table in SQL, until removed', async ({
  page,
}) => {
  await takeIn(page);
  await open(page, '#/correlation');
  const cell = page.getByTestId('cell-own_coin_x-own_img_src_x_onerror_alert_1');
  await expect(cell).toBeVisible({ timeout: 60_000 });
  await cell.click();
  await expect(page.getByTestId('timeline')).toContainText(`Coin X and ${HOSTILE}`);
  await page.reload();
  await expect(page.getByTestId('cell-own_coin_x-sp500')).toBeVisible({ timeout: 60_000 });

  await open(page, '#/data/sql');
  await expect(page.getByText('own_coin_x').first()).toBeVisible({ timeout: 60_000 });

  await open(page, '#/data/own');
  await page.getByRole('button', { name: 'Remove Coin X' }).click();
  await page.getByTestId('own_coin_x').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByTestId('own_coin_x')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 series of your own');
});

test('should refuse what is no table, and say why', async ({ page }) => {
  await open(page, '#/data/own');
  await give(page, 'book.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
  await expect(page.getByTestId('refusal')).toContainText('zip archive or an Excel workbook');
  await give(page, 'wide.csv', 'x,'.repeat(200_000));
  await expect(page.getByTestId('refusal')).toContainText('no complete row');
});

test('should go on in memory and say so where the browser keeps nothing', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('A mutation operation was attempted.', 'InvalidStateError');
    };
  });
  await takeIn(page);
  await expect(page.getByText('This browser does not keep your series')).toBeVisible();
  await expect(page.getByTestId('own_coin_x')).toBeVisible();
});

test('should stay alive and tell its progress while a large file is read, and stop when told to', async ({
  page,
}) => {
  await open(page, '#/data/own');
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: 'longtask' });
  });
  // Two hundred megabytes, made in the page: a file of the test's own would have to travel first.
  await page.evaluate(() => {
    const lines = Array.from({ length: 20_000 }, (_, i) => {
      return `${new Date(1.6e12 + i * 6e4).toISOString().slice(0, 16)},${i % 977}.25,${i % 13}`;
    });
    const block = `${lines.join('\n')}\n`;
    const file = new File(['time,level,volume\n', ...Array.from({ length: 390 }, () => block)], 'large.csv');
    const transfer = new DataTransfer();
    transfer.items.add(file);
    const input = document.querySelector<HTMLInputElement>('[data-testid="file"]');
    if (!input) throw new Error('There is no place for a file.');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  });
  await page.getByTestId('import').click();
  await expect(page.getByTestId('progress')).toContainText(/[1-9][\d.]* MB of 2\d\d\.\d MB/);
  await page.evaluate(() => ((window as unknown as { longest: { ms: number } }).longest.ms = 0));
  await expect(page.getByTestId('progress')).toContainText(/[3-9]\d\.\d MB of|1\d\d\.\d MB of/);
  const { ms } = await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest);
  expect(ms).toBeLessThan(500);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('mapping')).toBeVisible();
  await expect(page.getByTestId('progress')).toHaveCount(0);
});

const DAYS = 1500;
const FIRST = Date.UTC(2019, 0, 1);

/** Closes of a coin and an indicator of somebody's own, with nothing else. */
function closes(): string {
  const rows = Array.from({ length: DAYS }, (_, i) => {
    const day = new Date(FIRST + i * 86_400_000).toISOString().slice(0, 10);
    const close = 50 * Math.exp(0.4 * Math.sin(i / 60) + 0.03 * Math.sin(i * i));
    return `${day},${close.toFixed(4)},${(100 + 10 * Math.cos(i / 45)).toFixed(3)}`;
  });
  return ['Date,Gold coin,Hash rate', ...rows, ''].join('\n');
}

async function takeInCloses(page: Page): Promise<void> {
  await open(page, '#/data/own');
  await give(page, 'closes.csv', closes());
  await expect(page.getByTestId('mapping')).toBeVisible();
  await page.getByLabel('It is').first().selectOption('coin');
  await page.getByLabel('It is').nth(1).selectOption('indicator');
  await page.getByTestId('import').click();
  await expect(page.getByTestId('report')).toContainText('all of them');
}

test('should train on an own coin with an own indicator, say what was left out, and share it by name', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  await takeInCloses(page);
  await open(page, '#/lab?v=1&model=mlp&epochs=2&batch=256&backend=wasm');
  await page.getByRole('radio', { name: 'Gold coin' }).check({ force: true });
  await page.getByRole('checkbox', { name: /Hash rate/ }).check();
  await expect(page).toHaveURL(/coin=own_gold_coin.*own=own_hash_rate/);
  await page.getByTestId('start').click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: TRAINING_MS });
  await expect(page.getByRole('heading', { level: 1 }).locator('xpath=..')).toContainText('Gold coin');
  await page.getByTestId('loss').getByRole('button', { name: 'Show as table' }).click();
  expect(await lossRows(page)).toHaveLength(2);
  await expect(page.getByText('own_hash_rate').or(page.getByText('Hash rate (own)')).first()).toBeAttached();
  await expectDrawn(page.getByTestId('next-forecast'));
  expect(specOfLink(page.url())).toMatchObject({ coin: 'own_gold_coin', covariates: ['own_hash_rate'] });

  await test.step('on another machine the link says what is missing', async () => {
    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await other.goto(page.url());
    await expect(other.getByTestId('missing-own')).toContainText(
      'Gold coin and Hash rate: not on this machine',
    );
    await other.getByTestId('start').click();
    await expect(other.getByText(/The run uses Gold coin and Hash rate/)).toBeVisible({
      timeout: TRAINING_MS,
    });
    await elsewhere.close();
  });
});

test('should be among features and scalings, with what an own coin has', async ({ page }) => {
  await takeInCloses(page);
  await open(page, '#/data/features?v=1&coin=own_gold_coin&feature=own_hash_rate');
  await settled(page);
  await expect(page.getByRole('heading', { level: 2, name: /^Hash rate: / })).toBeVisible();
  await expect(page.getByText(/came out the same to the last bit/)).toBeVisible();
  await open(page, '#/data/scaling?v=1&coin=own_gold_coin&feature=own_hash_rate');
  await settled(page);
  await expect(page.getByRole('heading', { level: 2, name: /^Hash rate: .* in training/ })).toBeVisible();
  await open(page, '#/data');
  await expect(page.getByTestId('own-entries')).toContainText('own_gold_coin');
});

test('should be forecast, weighed and set beside its driver', async ({ page }) => {
  await takeInCloses(page);
  await open(page, '#/lab/forecast?v=1&coin=own_gold_coin&days=5');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gold coin in 5 days: eight times');
  await expectDrawn(page.getByTestId('fan'));
  await open(page, '#/correlation/transmission?v=1&range=All&coin=own_gold_coin&indicator=own_hash_rate');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gold coin and Hash rate correlate');
  await expect(page.getByTestId('granger')).toContainText('The chosen pair, Hash rate for Gold coin');
  await open(page, '#/correlation/weights?v=1&coin=own_gold_coin&day=18700');
  await expect(page.getByTestId('weight-steps')).toContainText('How Gold coin comes to give');
  await expect(page.getByTestId('own-boosts')).toBeVisible();
});

test('should be the same in two tabs', async ({ page, context }) => {
  await takeInCloses(page);
  const second = await context.newPage();
  await open(second, '#/data/own');
  await expect(second.getByTestId('own_hash_rate')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Hash rate' }).click();
  await page.getByTestId('own_hash_rate').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(second.getByTestId('own_hash_rate')).toHaveCount(0);
  await expect(second.getByTestId('own_gold_coin')).toBeVisible();
  await second.getByRole('button', { name: 'Remove Gold coin' }).click();
  await second.getByTestId('own_gold_coin').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByTestId('own_gold_coin')).toHaveCount(0);
});

test('should stand on the Overview, and have its filters and its quality report', async ({ page }) => {
  await takeInCloses(page);
  await open(page, '#/?v=1&range=All');
  const prices = page.getByTestId('price-chart');
  await expect(prices).toContainText('Four coins and 1 of your own on one scale');
  await expectDrawn(prices);
  await prices.getByRole('button', { name: 'Show as table' }).click();
  await expect(prices.getByRole('row', { name: /Gold coin/ })).toContainText('1 Jan 2019');
  const indicators = page.getByTestId('indicator-chart');
  // Its picture is drawn when it comes into sight.
  await indicators.scrollIntoViewIfNeeded();
  await indicators.getByRole('button', { name: 'Show as table' }).click();
  await expect(indicators.getByRole('row', { name: /Hash rate/ })).toBeVisible();
  await page.getByText('USD', { exact: true }).first().click();
  await expect(prices).toContainText('Not in USD, and so left out: Gold coin (no unit given)');

  await open(page, '#/data/frequency?v=1&series=own_hash_rate&day=18700');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('the smoothed line of Hash rate');
  await expect(page.getByRole('row', { name: /Hash rate/ })).toContainText('daily');

  await open(page, '#/data/quality?v=1&series=own_hash_rate');
  await expect(page.getByTestId('report-title')).toContainText(
    `Hash rate: ${DAYS.toLocaleString('en-GB')} values`,
    {
      timeout: 60_000,
    },
  );
  await expect(page.getByTestId('import-words')).toContainText('none was left out. No value was changed.');
  await expect(page.getByTestId('series-own_gold_coin')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
