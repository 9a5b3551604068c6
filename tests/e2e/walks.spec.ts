import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/guard';
import { TRAINING_MS } from './support/lab';
import { open } from './support/pages';

test.setTimeout(600_000);

const BOARD = '#/compare/leaderboard?v=1&plan=walk-forward&horizon=2&coin=eth&model=mlp&seeds=2&epochs=30';

async function deleteWalk(page: Page): Promise<void> {
  await page.getByTestId('delete-walk').click();
  await expect(page.getByTestId('walk-result')).toHaveCount(0);
}

test('should walk a neural model through the folds, go on after a closed tab, and keep what came', async ({
  page,
}) => {
  await open(page, BOARD);
  const result = page.getByTestId('walk-result');

  await test.step('stops after a fold, which stays over a reload', async () => {
    await page.getByTestId('start-walk').click();
    const progress = page.getByTestId('walk-progress');
    await expect(progress.getByRole('progressbar', { name: 'Folds' })).toHaveAttribute(
      'aria-valuenow',
      /^[1-9]$/,
      {
        timeout: TRAINING_MS,
      },
    );
    await progress.getByRole('button', { name: 'Stop, keep the folds' }).click();
    await expect(page.getByTestId('broken-walk')).toContainText('of 10 folds are trained and kept');
    await page.reload();
    await expect(page.getByTestId('broken-walk')).toContainText('MLP on Ethereum, 2 seeds');
  });

  await test.step('goes on to the end, and stands beside the baselines', async () => {
    await page.getByTestId('broken-walk').getByRole('button', { name: 'Go on' }).click();
    await expect(result).toContainText('MLP on Ethereum, 2 seeds', { timeout: TRAINING_MS });
    await expect(page.getByTestId('broken-walk')).toHaveCount(0);
    await expect(result.getByRole('row')).toHaveCount(1 + 5 + 1 + 3);
    const row = page.getByTestId('board').getByRole('row', { name: /^MLP, 2 seeds/ });
    await expect(row.getByRole('cell').nth(1)).toContainText('%', { timeout: TRAINING_MS });
    await row.getByRole('link', { name: 'its folds' }).click();
    await expect.poll(() => page.url()).toContain('walk=walk-');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)),
    ).toEqual([]);
  });

  const words = await result.locator('h3').innerText();
  const file = await test.step('leaves as a file, is deleted, and comes back', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      result.getByRole('button', { name: 'Export' }).click(),
    ]);
    await deleteWalk(page);
    await page.getByTestId('deleted').getByRole('button', { name: 'Undo' }).click();
    await expect(result.locator('h3')).toHaveText(words);
    await deleteWalk(page);
    return readFileSync(await download.path(), 'utf8');
  });

  await test.step('is taken in from the file', async () => {
    await open(page, '#/compare');
    const buffer = Buffer.from(file);
    await page
      .getByLabel('File of runs')
      .setInputFiles({ name: 'walk.json', mimeType: 'application/json', buffer });
    await expect(page.getByTestId('imported')).toContainText('1 run taken in');
    await page.getByTestId('walks').getByRole('link', { name: words }).click();
    await expect(result.locator('h3')).toHaveText(words);
  });
});
