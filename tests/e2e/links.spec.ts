import { expect, test } from './support/guard';
import { open } from './support/pages';

test.describe('a link', () => {
  test('should open the view it was copied from', async ({ page }) => {
    await open(page, '#/correlation?v=1&range=3Y&method=spearman');
    await expect(page.getByRole('radio', { name: '3Y' })).toBeChecked();
    await page.getByRole('radio', { name: '1Y' }).check({ force: true });
    await expect(page).toHaveURL(/[?&]range=1Y\b/);
    await expect(page).toHaveURL(/[?&]method=spearman\b/);
    const copied = page.url();
    await page.goto('about:blank');
    await page.goto(copied);
    await expect(page.getByRole('radio', { name: '1Y' })).toBeChecked();
  });

  test('should leave defaults out', async ({ page }) => {
    await open(page, '#/?v=1&range=3Y');
    await page.getByRole('radio', { name: '5Y' }).check({ force: true });
    await expect(page).toHaveURL(/#\/$/);
  });

  for (const { what, hash, notice } of [
    { what: 'a key it does not know', hash: '#/?flavour=vanilla', notice: 'flavour' },
    { what: 'a range that is not possible', hash: '#/?range=900Y', notice: 'range=900Y' },
    { what: 'a version newer than ours', hash: '#/?v=99', notice: 'newer MacroTide' },
    { what: 'a value out of bounds', hash: '#/lab?epochs=-3', notice: 'epochs=-3' },
  ]) {
    test(`should say so when it has ${what}, and show the page`, async ({ page }) => {
      await open(page, hash);
      await expect(page.getByRole('status').filter({ hasText: notice })).toBeVisible();
      await expect(page.getByRole('main')).not.toBeEmpty();
    });
  }

  test('should lead on from an address that does not exist', async ({ page }) => {
    await open(page, '#/nowhere');
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page).toHaveURL(/#\/$/);
  });
});
