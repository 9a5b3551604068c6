import { expect, test } from './support/guard';
import { epochsShown, lossRows, TRAINING_MS } from './support/lab';
import { choose, open } from './support/pages';
import { killWorker, trackWorkers } from './support/workers';

const SOME_FIGURE = /^[+−]?\d\.\d\d$/;

test('should say that the data worker was killed, and start another', async ({ page }) => {
  await trackWorkers(page);
  await open(page, '#/correlation');
  await killWorker(page, 'data');
  const alert = page.getByRole('alert').first();
  await expect(alert).toContainText('The data worker ended: killed by the test', { timeout: 60_000 });
  await alert.getByRole('button', { name: 'Try again' }).click();
  const cell = page.getByTestId('cell-btc-vix');
  await expect(cell).toHaveText(SOME_FIGURE, { timeout: 120_000 });
  await expect(alert).toHaveCount(0);

  // One that dies between two questions is replaced without a word.
  await expect(page.getByTestId('timeline').locator('canvas')).toBeVisible();
  const before = await cell.textContent();
  await killWorker(page, 'data');
  await choose(page, 'Levels');
  await expect(cell).not.toHaveText(before ?? '', { timeout: 120_000 });
  await expect(cell).toHaveText(SOME_FIGURE);
  await expect(alert).toHaveCount(0);
});

test('should keep the curves of a run whose worker was killed, and train again', async ({ page }) => {
  test.setTimeout(240_000);
  await trackWorkers(page);
  await open(page, '#/lab?v=1&model=mlp&batch=512&epochs=500');
  await page.getByTestId('start').click();
  await page
    .getByTestId('loss')
    .getByRole('button', { name: 'Show as table' })
    .click({ timeout: TRAINING_MS });
  await epochsShown(page, 1);
  await killWorker(page, 'training');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The training worker ended: killed by the test');
  await expect(alert).toContainText('a new worker is started');
  expect((await lossRows(page)).length).toBeGreaterThan(0);

  await page.getByLabel('Epochs, at most').fill('2');
  await page.getByLabel('Epochs, at most').press('Tab');
  await alert.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByTestId('verdict')).toContainText('2 epochs', { timeout: TRAINING_MS });
  await expect(alert).toHaveCount(0);
});
