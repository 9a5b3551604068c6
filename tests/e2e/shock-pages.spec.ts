import { readFile } from 'node:fs/promises';
import { expect, test } from './support/guard';
import { figure, tableRows, TRAINING_MS } from './support/lab';
import { open, settled } from './support/pages';

test.setTimeout(300_000);

test('should replay the hikes of 2022 before a past day, with seeds, a straight line and what came', async ({
  page,
}) => {
  await open(page, '#/shock?scenario=hikes-2022&lead=498&origin=20300');
  await page.getByTestId('quick-train').click();
  const apply = page.getByTestId('apply-shock');
  await expect(apply).toBeEnabled({ timeout: TRAINING_MS });
  await page.getByTestId('train-seeds').click();
  await expect(page.getByTestId('train-seeds')).toContainText('3 so far', { timeout: 2 * TRAINING_MS });
  await expect(apply).toBeEnabled({ timeout: TRAINING_MS });
  await apply.click();
  await expect(page.getByTestId('shock-path')).toBeVisible({ timeout: TRAINING_MS });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Replay of the hikes of 2022 and 2023');

  const path = await tableRows(page.getByTestId('shock-path'));
  // 31 July 2025 is in the data: its days have come.
  expect(path.map((row) => figure(row.at(-1)!)).every((price) => price > 50_000)).toBe(true);
  await expect(page.getByTestId('seed-spread')).toContainText('3 models that differ only in their seed');
  await expect(page.getByTestId('shock-linear').getByRole('heading')).toContainText('A straight line');
  await page
    .getByTestId('shock-input')
    .getByLabel('Indicator')
    .selectOption({ label: 'Consumer price index' });
  await expect(page.getByTestId('shock-input').getByRole('heading')).toContainText('Consumer price index');

  await test.step('a day that the model has seen is refused with the days that can be', async () => {
    await page.goto('./#/shock?scenario=hikes-2022&lead=498&origin=17000');
    await expect(page.getByTestId('shock-problem')).toContainText('choose a day from');
    await expect(apply).toBeDisabled();
  });

  await test.step('the models are there after a reload', async () => {
    await page.reload();
    await expect(page.getByTestId('train-seeds')).toContainText('3 so far');
  });
});

test('should keep a scenario under a name, and set the controls to it again', async ({ page }) => {
  await open(page, '#/shock?scenario=crash&amount=-40');
  await page.getByText('Saved scenarios (0)').click();
  await page.getByLabel('Save this one as').fill('Black day');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto('./#/shock');
  await page.reload();
  await page.getByText('Saved scenarios (1)').click();
  await page.getByRole('button', { name: 'Black day', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('S&P 500 crash −40 %');
  await page.getByRole('button', { name: 'Delete Black day' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Saved scenarios (1)')).toBeVisible();
});

test('should show how four coins answer to ten sizes, one indicator at a time, and every scenario', async ({
  page,
}) => {
  await open(page, '#/shock/sensitivity');
  await page.getByTestId('train-coins').click();
  await expect(page.getByTestId('train-coins')).toHaveCount(0, { timeout: 4 * TRAINING_MS });
  const pictures = page.locator('section.responses');
  await expect(pictures).toHaveCount(3);
  await expect(page.getByTestId('work')).toHaveCount(0, { timeout: TRAINING_MS });
  const sizes = await tableRows(pictures.nth(0));
  expect(sizes.map(([size]) => size)).toContain('+500 bp');
  expect(sizes).toHaveLength(10);
  expect(sizes.flatMap((row) => row.slice(1)).every((cell) => cell.endsWith('%'))).toBe(true);
  await expect(pictures.nth(1).locator('tbody tr')).toHaveCount(7);
  const scenarios = await tableRows(pictures.nth(2));
  expect(scenarios.map(([name]) => name)).toContain('Replay of March 2020');
});

test('should say of a hedge whether it helped, and give its ratios away', async ({ page }) => {
  await open(page, '#/shock/hedge?with=both&cost=20');
  await expect(page.getByTestId('hedge-verdict')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('S&P 500 and the dollar index');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save ratios as CSV' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\n');
  expect(lines[0]).toContain('sp500_ratio_held');
  expect(lines.length).toBeGreaterThan(3000);
});

test('should keep a rule of the reader, show its history, and take back a removed one', async ({ page }) => {
  await open(page, '#/shock/alerts');
  await settled(page);
  await expect(page.getByTestId('alert-detail')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Threshold', { exact: true }).fill('40');
  await page.getByLabel('Threshold', { exact: true }).press('Tab');
  await page.getByRole('button', { name: 'Add this rule' }).click();
  const own = page.getByRole('row', { name: /VIX at or above 40/ });
  await expect(own).toContainText('last on');
  await expect(page.getByTestId('alert-detail').getByRole('heading')).toContainText('VIX at or above 40');

  await page.reload();
  await expect(own).toContainText('last on', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Remove VIX at or above 40' }).click();
  await expect(own).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(own).toBeVisible();

  await page.getByLabel('File of alerts').setInputFiles({
    name: 'alerts.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"macrotide-alerts","version":1,"rules":[{"id":"x"}]}'),
  });
  await expect(page.getByText('Rule 1: The rule has no name. Give it 1 to 80 characters.')).toBeVisible();
});
