import { MODEL_KINDS } from '../../src/domain/spec/fields';
import { parseSpeed } from '../../src/domain/speed/shared';
import { expect, test } from './support/guard';
import { open } from './support/pages';

test.setTimeout(180_000);

const ROWS = MODEL_KINDS.length;

test('should measure all models within a minute, and share what it found', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#/lab/speed');
  const table = page.getByRole('table', { name: 'Milliseconds of a training step by model' });
  await expect(table.getByRole('columnheader')).toHaveText(['Model', 'PyTorch, reference']);
  const began = Date.now();
  await page.getByTestId('measure-speed').click();
  await expect(page.getByTestId('work')).toContainText('Measuring', { timeout: 60_000 });
  await expect(page.getByTestId('copy-speed')).toBeVisible({ timeout: 70_000 });
  expect(Date.now() - began).toBeLessThan(60_000);

  await expect(page.getByRole('heading', { level: 1 })).toContainText(/MacroFusion takes [\d.]+\sms here/);
  const headers = await table.getByRole('columnheader').allTextContents();
  expect(headers.slice(1, 3).every((name) => name.startsWith('WebAssembly'))).toBe(true);
  expect(headers).toContain('JavaScript');
  await expect(table.getByRole('row')).toHaveCount(ROWS + 1);
  const cells = await table.getByRole('row').nth(ROWS).getByRole('cell').allTextContents();
  expect(cells[0]).toMatch(/^[\d.]+ ms$/);

  await page.getByTestId('copy-speed').click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const code = new URLSearchParams(link.split('?')[1]).get('shared')!;
  expect(parseSpeed(code)!.backends.map(({ backend }) => backend)).toContain('wasm');

  // One's own link is no other machine; a reload has forgotten the measurement, and says whose figures these are.
  await page.goto(link);
  await expect(page.getByTestId('shared-speed')).toHaveCount(0);
  await page.reload();
  await expect(page.getByTestId('shared-speed')).toContainText('another machine');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('On another machine');
  await expect(
    table.getByRole('columnheader', { name: 'In the link: WebAssembly', exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Leave them out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How fast does this machine train?');
});

test('should end at once where the reader stops it, and leave nothing half measured', async ({ page }) => {
  await open(page, '#/lab/speed');
  await page.getByTestId('measure-speed').click();
  await expect(page.getByTestId('work')).toContainText('Measuring', { timeout: 60_000 });
  await page.getByTestId('work').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('You stopped it.')).toBeVisible();
  await expect(page.getByTestId('copy-speed')).toHaveCount(0);
  await expect(page.getByRole('columnheader')).toHaveText(['Model', 'PyTorch, reference']);
  await page.getByTestId('measure-speed').click();
  await expect(page.getByTestId('work')).toContainText('Measuring', { timeout: 60_000 });
});

test('should refuse figures in a link that cannot be read', async ({ page }) => {
  await open(page, '#/lab/speed?v=1&shared=1~2~3~wasm_fast');
  await expect(page.getByText('which is not possible', { exact: false })).toBeVisible();
  await expect(page.getByTestId('shared-speed')).toHaveCount(0);
});
