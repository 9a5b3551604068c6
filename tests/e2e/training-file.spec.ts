import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './support/guard';
import { tableRows, TRAINING_MS } from './support/lab';
import { open } from './support/pages';

test.setTimeout(240_000);

/** Saves the model on the page and gives the path of its file. */
async function savedModel(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Model as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^macrotide-btc-mlp-seed7-[0-9a-f]{8}\.macrotide$/);
  return download.path();
}

async function expectSameForecast(page: Page, forecast: string[][]): Promise<void> {
  await expect(page.getByTestId('origin')).toContainText('Read from', { timeout: TRAINING_MS });
  await expect(page.getByTestId('origin')).toContainText('computed again here and is the same');
  expect(await tableRows(page.getByTestId('next-forecast'))).toEqual(forecast);
}

test('should forecast the same from a file, chosen or dropped', async ({ page, context }) => {
  await open(page, '#/lab?v=1&model=mlp&batch=512&epochs=2&head=quantiles&backend=wasm');
  await page.getByTestId('start').click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: TRAINING_MS });
  await expect(page.getByTestId('bands').getByRole('heading')).toContainText('80 % band held on');
  const forecast = await tableRows(page.getByTestId('next-forecast'));
  const path = await savedModel(page);

  const chooser = await context.newPage();
  await open(chooser, '#/lab');
  await chooser.getByTestId('model-file').locator('input[type=file]').setInputFiles(path);
  await expectSameForecast(chooser, forecast);
  // The controls follow the file.
  await expect(chooser).toHaveURL(/[?&]model=mlp\b.*&head=quantiles\b/);
  await chooser.close();

  const dropper = await context.newPage();
  await open(dropper, '#/lab?v=1&seed=3');
  const bytes = readFileSync(path).toString('base64');
  const carried = await dropper.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    const content = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([content], 'model.macrotide'));
    return transfer;
  }, bytes);
  await dropper.getByTestId('model-file').dispatchEvent('drop', { dataTransfer: carried });
  await expectSameForecast(dropper, forecast);
});
