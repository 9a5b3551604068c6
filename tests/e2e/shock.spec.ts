import type { Page } from '@playwright/test';
import { expect, test } from './support/guard';
import { figure, tableRows, TRAINING_MS } from './support/lab';
import { choose, open } from './support/pages';

test.setTimeout(240_000);

/** Columns of the path's table. */
const [BASE, SHOCKED, DIFFERENCE, NAIVE] = [1, 2, 3, 5] as const;

async function apply(page: Page): Promise<void> {
  await page.getByTestId('apply-shock').click();
  await expect(page.getByTestId('apply-shock')).toHaveText('Apply the shock', { timeout: TRAINING_MS });
}

/** The path's table, one line a day, with the shrinkage of the model lifted: a shrunk model may not move at all. */
async function unshrunkPath(page: Page): Promise<string[][]> {
  await choose(page, 'Unshrunk (× 1.00)');
  await expect(page.getByTestId('shock-path').getByRole('heading')).toContainText('Unshrunk');
  return tableRows(page.getByTestId('shock-path'));
}

test('should answer a shock with both paths, nothing with none, and the absurd with the allowed range', async ({
  page,
}) => {
  await open(page, '#/shock');
  await page.getByTestId('quick-train').click();
  await expect(page.getByTestId('apply-shock')).toBeVisible({ timeout: TRAINING_MS });
  const size = page.getByRole('spinbutton', { name: 'Size, exactly (bp)' });
  await expect(size).toHaveValue('200');

  await test.step('+200 bp on the fed funds rate', async () => {
    await apply(page);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Fed funds rate +200 bp');
    const path = await unshrunkPath(page);
    expect(path).toHaveLength(5);
    expect(path.some((row) => row[BASE] !== row[SHOCKED])).toBe(true);
    for (const row of path) {
      const gap = figure(row[SHOCKED]!) - figure(row[BASE]!);
      // Prices are shown to the dollar, the difference to three digits.
      expect(Math.abs(figure(row[DIFFERENCE]!) - gap)).toBeLessThanOrEqual(1 + Math.abs(gap) / 100);
    }
    expect(new Set(path.map((row) => row[NAIVE])).size).toBe(1);
    await expectInputRaised(page);
  });

  await test.step('nothing', async () => {
    await size.fill('0');
    await size.press('Tab');
    await expect(page.getByText('The settings have changed since this answer.')).toBeVisible();
    await apply(page);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Fed funds rate 0 bp');
    await expect(page.getByTestId('shock-input').getByRole('heading')).toContainText('as it was');
    for (const row of await unshrunkPath(page)) {
      expect(row[SHOCKED]).toBe(row[BASE]);
      expect(row[DIFFERENCE]).toBe('0');
    }
  });

  await test.step('5,000 %', async () => {
    await page.getByLabel('Indicator', { exact: true }).selectOption('S&P 500');
    const percent = page.getByRole('spinbutton', { name: 'Size, exactly (%)' });
    await percent.fill('5000');
    await percent.press('Tab');
    await expect(page.getByTestId('shock-problem')).toContainText('+5,000 %');
    await expect(page.getByTestId('shock-problem')).toContainText('−90 % to +200 %');
    await expect(page.getByTestId('apply-shock')).toBeDisabled();
    await percent.fill('-20');
    await percent.press('Tab');
    await expect(page.getByTestId('shock-problem')).toHaveCount(0);
    await expect(page.getByTestId('apply-shock')).toBeEnabled();
  });
});

/** The indicator as the model knew it: as it was up to some day, two points higher from then on. */
async function expectInputRaised(page: Page): Promise<void> {
  const input = page.getByTestId('shock-input');
  await input.getByRole('button', { name: 'Show as table' }).click();
  const raised = (await tableRows(input)).map(([, before, after]) =>
    Math.round(100 * (figure(after!) - figure(before!))),
  );
  const first = raised.indexOf(200);
  expect(first).toBeGreaterThan(0);
  expect(raised.slice(0, first).every((points) => points === 0)).toBe(true);
  expect(raised.slice(first).every((points) => points === 200)).toBe(true);
}
