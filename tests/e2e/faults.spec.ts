import type { Page } from '@playwright/test';
import { blockDatabase, damageFile, removeFile } from './support/faults';
import { expect, test } from './support/guard';
import { firstChart, open, settled } from './support/pages';

const LOADING_MS = 120_000;
/** The browser's own word on a request that fails. */
const FAILED_REQUEST = /Failed to load resource/;

async function expectMatrix(page: Page): Promise<void> {
  await expect(page.getByTestId('cell-btc-vix')).toHaveText(/^[+−]?\d\.\d\d$/, { timeout: LOADING_MS });
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
}

test('should name a damaged file on every page that needs it, and go on once it is whole', async ({
  page,
}) => {
  const repair = await damageFile(page, 'coin_btc.csv');
  const alert = page.getByRole('alert').first();
  await open(page, '#/');
  await expect(alert).toContainText('coin_btc.csv is damaged');
  await expect(alert).toContainText('Reload the page');
  await goTo(page, 'Correlation');
  // Of this panel: the other page's alert may still be there for a moment.
  const matrixAlert = page.locator('.matrix-panel').getByRole('alert');
  await expect(matrixAlert).toContainText('coin_btc.csv is damaged', { timeout: LOADING_MS });

  await repair();
  await matrixAlert.getByRole('button', { name: 'Try again' }).click();
  await expectMatrix(page);
  await expect(alert).toHaveCount(0);
  await goTo(page, 'Overview');
  await firstChart(page);
  await expect(alert).toHaveCount(0);
});

for (const name of ['sp500.csv', 'manifest.json']) {
  test(`should say that ${name} is missing, and go on once it is there`, async ({ page, guard }) => {
    guard.allow(FAILED_REQUEST);
    const repair = await removeFile(page, name);
    await open(page, '#/');
    const alert = page.getByRole('alert').first();
    await expect(alert).toContainText(`${name} is missing: the server answered 404`);
    await repair();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await firstChart(page);
    await settled(page);
    await expect(alert).toHaveCount(0);
  });
}

test('should draw the Overview without the database, and say on the others that it is missing', async ({
  page,
  guard,
}) => {
  guard.allow(FAILED_REQUEST);
  const repair = await blockDatabase(page);
  await open(page, '#/');
  await firstChart(page);
  await settled(page);
  await expect(page.getByRole('alert')).toHaveCount(0);

  await goTo(page, 'Correlation');
  const alert = page.getByRole('alert').first();
  await expect(alert).toContainText('program could not be fetched', { timeout: LOADING_MS });
  await repair();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expectMatrix(page);
  await settled(page);
  await expect(alert).toHaveCount(0);
});
