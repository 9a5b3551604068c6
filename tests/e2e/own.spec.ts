import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/guard';
import { open } from './support/pages';

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
  // Fifty megabytes, made in the page: a file of the test's own would have to travel first.
  await page.evaluate(() => {
    const lines = Array.from({ length: 20_000 }, (_, i) => {
      return `${new Date(1.6e12 + i * 6e4).toISOString().slice(0, 16)},${i % 977}.25,${i % 13}`;
    });
    const block = `${lines.join('\n')}\n`;
    const file = new File(['time,level,volume\n', ...Array.from({ length: 100 }, () => block)], 'large.csv');
    const transfer = new DataTransfer();
    transfer.items.add(file);
    const input = document.querySelector<HTMLInputElement>('[data-testid="file"]');
    if (!input) throw new Error('There is no place for a file.');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  });
  await page.getByTestId('import').click();
  await expect(page.getByTestId('progress')).toContainText(/[1-9][\d.]* MB of/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByTestId('mapping')).toBeVisible();
  await expect(page.getByTestId('progress')).toHaveCount(0);
});
