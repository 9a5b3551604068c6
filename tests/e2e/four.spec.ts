import { expect, test } from './support/guard';
import { open } from './support/pages';
import { expectDrawn } from './support/pictures';

test('should show a feature of four coins, zoomed together, and keep that in the link', async ({ page }) => {
  await open(page, '#/data/features');
  await page.getByRole('switch', { name: 'Four coins' }).check();
  await expect(page).toHaveURL(/[?&]four=yes/);
  const four = page.getByTestId('four-features');
  await expectDrawn(four, 4);
  await four.getByRole('img').first().focus();
  await page.keyboard.press('+');
  await expect(four.getByRole('button', { name: 'Show all days' })).toHaveCount(4);
  await four.getByRole('img').last().focus();
  await page.keyboard.press('0');
  await expect(four.getByRole('button', { name: 'Show all days' })).toHaveCount(0);
});

test('should put the four coins beside one indicator on the timeline', async ({ page }) => {
  await open(page, '#/correlation');
  const pairs = page.getByTestId('pairs');
  await pairs.getByRole('button', { name: 'Four coins' }).click();
  await expect(pairs).toContainText('Dogecoin and the S&P 500');
  await expect(page).toHaveURL(/with=eth-sp500\.ltc-sp500\.doge-sp500/);
  await expect(pairs.getByRole('button', { name: 'Four coins' })).toHaveCount(0);
});

test('should point at four coins together on two more pages, and keep that in the link', async ({ page }) => {
  await open(page, '#/correlation/transmission?v=1&range=1Y&reach=5');
  await page.getByRole('switch', { name: 'Four coins' }).check();
  await expect(page).toHaveURL(/[?&]four=yes/);
  const leads = page.getByTestId('four-lead-lag');
  await expectDrawn(leads, 4);
  await expect(leads.getByRole('heading', { level: 2 })).toContainText(/Bitcoin .*\d.* and Dogecoin .*\d/);
  await leads.getByRole('img').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(leads.locator('.chart-tip', { hasText: /5 days after/ })).toHaveCount(4);

  await open(page, '#/data/scaling?v=1&four=yes');
  const scaled = page.getByTestId('four-scaled');
  await expectDrawn(scaled, 4);
  await expect(scaled.getByRole('row', { name: /Dogecoin/ })).toContainText('−1.00 to 1.00');
  await page.getByRole('switch', { name: 'Four coins' }).uncheck();
  await expect(scaled).toHaveCount(0);
  await expect(page).not.toHaveURL(/four=/);
});
