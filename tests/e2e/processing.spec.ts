import { expect, test } from './support/guard';
import { open, settled } from './support/pages';

test('should rewrite the smoothed line as days come in, and never the causal one', async ({ page }) => {
  await open(page, '#/data/frequency');
  await settled(page);
  const finding = page.getByRole('heading', { level: 1 });
  await expect(finding).toHaveText(
    /^On 16\sMar 2020 the smoothed line of the VIX was drawn at 82\.69; today it is drawn at 74\.82 for that day\. The causal line has said 59\.05 ever since\.$/,
  );
  await page.getByRole('slider', { name: 'As of' }).press('ArrowRight');
  await expect(finding).toHaveText(/^On 17\sMar 2020/);
  await expect(page).toHaveURL(/day=18338/);
  await page.getByRole('button', { name: 'Fit by maximum likelihood' }).click();
  await expect(page.getByText('Fitted to 17 Mar 2020')).toBeVisible();
});

test('should find a feature by its words, draw it and prove that it knows no later day', async ({ page }) => {
  await open(page, '#/data/features?v=1&coin=doge');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('a run on Dogecoin');
  await page.getByRole('searchbox').fill('butterworth vix');
  await page.getByRole('button', { name: 'VIX, low-pass' }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: /^VIX, low-pass: .* index points/ }),
  ).toBeVisible();
  await expect(page.getByText(/came out the same to the last bit/)).toBeVisible();
  await expect(page).toHaveURL(/feature=vix_lowpass/);
});

test('should scale by the chosen preset on training days alone', async ({ page }) => {
  await open(page, '#/data/scaling?v=1&preset=standard&feature=close');
  await settled(page);
  await expect(
    page.getByRole('heading', { level: 2, name: /^Close: .* in training; in the test/ }),
  ).toBeVisible();
  await page.getByText('By group', { exact: true }).click();
  await expect(
    page.getByRole('heading', { level: 2, name: /becomes −1\.00 to 1\.00 in training/ }),
  ).toBeVisible();
  await expect(page).not.toHaveURL(/preset/);
});
