import type { Page } from '@playwright/test';
import { expect, test } from './support/guard';
import { choose, controls, copiedLink, open, ROUTES } from './support/pages';

const NOTICE = '.notices [role="status"]';

async function type(page: Page, label: string, value: string): Promise<void> {
  // A label may have its definition beside it, under the same name.
  const field = page.locator('input').and(page.getByLabel(label));
  await field.fill(value);
  await field.press('Tab');
}

/** Everything on each page that is not at its default, set by hand. */
const CHANGES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  '#/': async (page) => {
    await choose(page, '1Y');
    await choose(page, 'USD');
    await page.getByRole('button', { name: 'DOGE, Dogecoin' }).click();
  },
  '#/correlation': async (page) => {
    for (const name of ['All', 'Levels', 'Spearman', 'As known', '90 d']) await choose(page, name);
    await page.getByTestId('cell-eth-vix').click({ timeout: 120_000 });
  },
  '#/lab': async (page) => {
    await choose(page, 'Litecoin');
    await page.getByLabel('Model', { exact: true }).selectOption('MLP');
    await type(page, 'Epochs, at most', '12');
    await type(page, 'Batch', '128');
    await type(page, 'History', '14');
    await type(page, 'Forecast (days)', '3');
    await type(page, 'Seed', '99');
    await page.getByLabel('Compute on').selectOption('JavaScript');
    await page.getByLabel('Answer').selectOption({ index: 2 });
    await page.getByText('More settings').click();
    await page.getByLabel('All four coins train it').selectOption('Yes');
    await page.getByLabel('First day').fill('2016-07-18');
    await page.getByLabel('First day').press('Tab');
    await type(page, 'Days before the test', '75');
    await type(page, 'Dropout', '35');
    await type(page, 'L2 penalty', '0.0001');
    await type(page, 'Noise', '0.7');
    await type(page, 'Patience', '4');
    await page.getByLabel('Rate over time').selectOption('Cosine');
    await page.getByLabel('AMSGrad').selectOption('No');
    await type(page, 'Units a day', '32');
  },
  '#/compare/leaderboard': async (page) => {
    for (const name of ['Five folds', 'Direction', 'Ethereum']) await choose(page, name);
    await type(page, 'Days ahead, from 1 to', '3');
    await page.getByLabel('Model', { exact: true }).selectOption('LSTM');
    await type(page, 'Seeds', '2');
    await type(page, 'Epochs, at most', '12');
  },
  '#/shock': async (page) => {
    await choose(page, 'Ethereum');
    await page.getByLabel('Indicator', { exact: true }).selectOption('VIX');
    await type(page, 'Size, exactly', '40');
    await choose(page, 'Pulse');
    await type(page, 'Begins before the forecast', '60');
  },
};

test.describe('a shared link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  for (const [hash, change] of Object.entries(CHANGES)) {
    const name = ROUTES.find((route) => route.hash === hash)?.name;
    test(`should open the whole view of ${name} again`, async ({ page, context }) => {
      await open(page, hash);
      const untouched = await controls(page);
      await change(page);
      const chosen = await controls(page);
      const link = await copiedLink(page);
      expect(chosen).not.toEqual(untouched);

      const other = await context.newPage();
      await other.goto(link);
      await expect.poll(() => controls(other), { timeout: 120_000 }).toEqual(chosen);
      await expect(other.locator(NOTICE)).toHaveCount(0);
    });
  }
});

test.describe('a link', () => {
  test('should leave defaults out', async ({ page }) => {
    await open(page, '#/?v=1&range=3Y');
    await choose(page, '5Y');
    await expect(page).toHaveURL(/#\/$/);
  });

  test('should be changed back by the back button', async ({ page }) => {
    await open(page, '#/?v=1&range=3Y');
    await choose(page, '1Y');
    await expect(page).toHaveURL(/[?&]range=1Y\b/);
    await page.goBack();
    await expect(page.getByRole('radio', { name: '3Y' })).toBeChecked();
  });

  for (const { what, hash, says, cure } of [
    {
      what: 'a key it does not know',
      hash: '#/?v=1&flavour=vanilla',
      says: '“flavour”, which this page does not know',
      cure: 'This page understands: range',
    },
    {
      what: 'a range that is not possible',
      hash: '#/?v=1&range=900Y',
      says: 'range=900Y, which is not possible; 5Y is shown instead',
      cure: 'one of 1Y, 3Y, 5Y, All',
    },
    {
      what: 'a version newer than ours',
      hash: '#/lab?v=99&coin=eth&model=quantum',
      says: 'made by a newer MacroTide (version 99',
      cure: 'Reload the page with a network to get the newest one, then open the link again',
    },
    {
      what: 'a value out of bounds',
      hash: '#/lab?v=1&epochs=-3',
      says: 'epochs=-3, which is not possible; 40 is shown instead',
      cure: 'a whole number from 1 to 1000',
    },
    {
      what: 'a shock beyond all measure',
      hash: '#/shock?v=1&indicator=sp500&size=5000',
      says: 'size=5000, which is not possible',
      cure: 'a number from -100 to 1000',
    },
    {
      what: 'other data',
      hash: '#/lab?v=1&data=0123456789ab&engine=3',
      says: 'made with other data (0123456789ab',
      cure: 'Reload the page in case newer data are out',
    },
  ]) {
    test(`should say so when it has ${what}, and show the page`, async ({ page }) => {
      await open(page, hash);
      const notice = page.locator(NOTICE).filter({ hasText: says });
      await expect(notice).toContainText(cure);
      await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
      // What could not be read is gone from the address: a copy of it is whole again.
      await expect.poll(() => new URL(page.url()).hash).not.toMatch(/flavour|900Y|99|quantum|-3|5000|0123/);
      await notice.getByRole('button', { name: 'Dismiss' }).click();
      await expect(notice).toHaveCount(0);
    });
  }

  test('should keep what it can of a newer version', async ({ page }) => {
    await open(page, '#/lab?v=99&coin=eth&epochs=12');
    await expect(page.getByRole('radio', { name: 'Ethereum' })).toBeChecked();
    await expect(page.getByLabel('Epochs, at most')).toHaveValue('12');
  });

  test('should lead on from an address that does not exist', async ({ page }) => {
    await open(page, '#/nowhere');
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page).toHaveURL(/#\/$/);
  });
});
