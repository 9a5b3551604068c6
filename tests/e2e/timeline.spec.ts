import type { Page } from '@playwright/test';
import { matrixText } from './support/correlations';
import { expect, test } from './support/guard';
import { choose, open, settled } from './support/pages';

const CHANGES = { method: 'pearson', basis: 'changes', view: 'observed' } as const;

/** The days that the matrix says it is of. */
async function matrixDays(page: Page): Promise<string> {
  const name = await page.getByTestId('matrix').locator('..').getAttribute('aria-label');
  return /, (\d+ \w+ \d+ to \d+ \w+ \d+),/.exec(name ?? '')?.[1] ?? '';
}

test('should drive the matrix by the strip beneath the timeline, by pointer and by keys', async ({
  page,
}) => {
  await open(page, '#/correlation?v=1&range=All');
  const brush = page.getByTestId('brush');
  await expect(page.getByTestId('cell-btc-vix')).toBeVisible({ timeout: 120_000 });
  /** From one share of the strip's width to another; the page above it changes with the matrix. */
  const draw = async (from: number, to: number): Promise<void> => {
    await settled(page);
    await brush.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await brush.boundingBox())!;
    await page.mouse.move(x + from * width, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + to * width, y + height / 2, { steps: 8 });
    await page.mouse.up();
  };
  await draw(0.005, 0.5);
  await expect.poll(() => matrixDays(page)).toMatch(/^\d+ \w+ (2018|2019) to 31 Dec 2025$/);
  await expect(page).toHaveURL(/[?&]from=\d+/);

  // What lies between the ends moves as one.
  await draw(0.75, 0.5);
  await expect.poll(() => matrixDays(page)).toMatch(/(2015|2016) to \d+ \w+ 2022$/);

  await page.getByLabel('From', { exact: true }).fill('2020-03-01');
  await page.getByLabel('To', { exact: true }).fill('2022-01-01');
  await page.getByTestId('brush-last').press('ArrowLeft');
  await expect.poll(() => matrixDays(page)).toBe('1 Mar 2020 to 31 Dec 2021');
  const expected = matrixText({ ...CHANGES, range: ['2020-03-01', '2021-12-31'] });
  await expect(page.getByTestId('cell-btc-vix')).toHaveText(expected['btc-vix']!.split(',')[0]!);
  await page.getByRole('button', { name: 'Back to All' }).click();
  await expect.poll(() => matrixDays(page)).toBe('29 Apr 2013 to 31 Dec 2025');
});

test('should simulate what chance gives, and say so meanwhile', async ({ page }) => {
  await open(page, '#/correlation?v=1&window=monthly&basis=levels&range=All');
  const band = page.getByTestId('band');
  await expect(band).toContainText('What chance alone gives is being simulated');
  await expect(band).toContainText(/95 % of windows between −\d\.\d\d and \+\d\.\d\d/, { timeout: 120_000 });
  await expect(band).toContainText(/\|r\| > 0\.9 in [34]\d %/);
  await choose(page, '90 d');
  await expect(page.getByTestId('timeline')).toContainText('Pearson over the 90 days before, levels');
});

test('should show up to four pairs, kept in the link, and let them go again', async ({ page }) => {
  await open(page, '#/correlation?v=1&with=btc-vix.eth-vix');
  const pairs = page.getByTestId('pairs');
  await expect(pairs.getByRole('button', { name: /^Take / })).toHaveCount(3);
  await page.getByRole('button', { name: 'Add a pair' }).click();
  await page.getByLabel('Coin', { exact: true }).selectOption('Dogecoin');
  await page.getByLabel('Beside', { exact: true }).selectOption('Bitcoin');
  await page.getByRole('button', { name: 'Show it too' }).click();
  await expect(pairs).toContainText('Dogecoin and Bitcoin');
  await expect(page.getByRole('button', { name: 'Add a pair' })).toHaveCount(0);
  await expect(page).toHaveURL(/[?&]with=btc-vix\.eth-vix\.doge-btc\b/);
  const timeline = page.getByTestId('timeline');
  await expect(timeline.getByRole('heading')).toContainText(/Ethereum and the VIX at [+−]0\.\d\d/, {
    timeout: 120_000,
  });

  // The chosen pair goes: the next one takes its place.
  await page.getByRole('button', { name: 'Take Bitcoin and the S&P 500 off the timeline' }).click();
  await expect(page.getByTestId('cell-btc-vix')).toHaveAttribute('aria-pressed', 'true');
  await expect(pairs.getByRole('button', { name: /^Take / })).toHaveCount(3);
});

test('should read out days with their events by keys, and let marks be switched off', async ({ page }) => {
  await open(page, '#/correlation?v=1&window=30&range=1Y');
  const timeline = page.getByTestId('timeline');
  const chart = timeline.getByRole('img');
  await expect(chart).toBeVisible({ timeout: 120_000 });
  await expect(page.getByTestId('band')).toContainText('95 % of windows', { timeout: 120_000 });
  // 10 December 2025: the last decision of the year, fourteen trading days before its end.
  const read = async (): Promise<string> => {
    await chart.focus();
    for (let i = 0; i < 15; i++) await chart.press('ArrowLeft');
    return (await timeline.locator('[aria-live]').textContent()) ?? '';
  };
  expect(await read()).toMatch(/10 Dec 2025.*The Federal Reserve decided\./);
  await page.getByLabel('FOMC decisions').uncheck();
  await expect(page).toHaveURL(/[?&]marks=cpi\.halvings\b/);
  await page.getByRole('button', { name: 'Share' }).focus();
  expect(await read()).not.toContain('Federal Reserve');
});
