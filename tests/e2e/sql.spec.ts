import { expect, test } from './support/guard';
import { open } from './support/pages';

test.describe('the SQL console', () => {
  test.beforeEach(({ guard }) => guard.allow(/Parser Error|Binder Error|Catalog Error/));

  test('should answer a statement, and export the answer as CSV', async ({ page }) => {
    await open(page, '#/data/sql');
    await page.getByTestId('sql-text').fill("SELECT value FROM fed_rate WHERE date = DATE '2020-03-16'");
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByTestId('result-title')).toContainText('1 row');
    await expect(page.getByRole('cell', { name: '0.25', exact: true })).toBeVisible();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Result as CSV' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.csv$/);
  });

  test("should give DuckDB's words for a mistake, and refuse to write", async ({ page }) => {
    await open(page, '#/data/sql');
    const run = async (sql: string): Promise<void> => {
      await page.getByTestId('sql-text').fill(sql);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
    };
    await run('SELECT no_such_column FROM vix');
    await expect(page.getByTestId('sql-failure')).toContainText('no_such_column');
    await run('DROP TABLE vix');
    await expect(page.getByTestId('sql-failure')).not.toContainText('no_such_column');
    await run('SELECT count(*) AS n FROM vix');
    await expect(page.getByTestId('result-title')).toContainText('1 row');
  });
});
