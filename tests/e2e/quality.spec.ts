import { expect, test } from './support/guard';
import { open, settled } from './support/pages';
import { expectDrawn } from './support/pictures';

test('should draw what every day has of a series, its values and its unusual moves', async ({ page }) => {
  await open(page, '#/data/quality');
  await settled(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Of [\d,]+ values in 35 series 45 were repaired/,
  );
  await expect(page.getByTestId('report-title')).toHaveText(/^Bitcoin close: 4,630 values/);
  // The values and a repair of the chosen series; the calendar has a colour for each state of a day.
  await expectDrawn(page.locator('main'), 2);
  const overview = page.getByTestId('series-cpi').locator('xpath=ancestor::tr');
  await expect(overview.locator('svg').first()).toBeVisible();
});

test('should show a repaired close before and after, each repair of the list', async ({ page }) => {
  await open(page, '#/data/quality?v=1&series=doge_close');
  await settled(page);
  await expect(page.getByTestId('report-title')).toHaveText(/^Dogecoin close: .*24 repairs/);
  const repairs = page.getByRole('combobox', { name: 'Repaired day' });
  expect(await repairs.locator('option').count()).toBe(24);
  const title = page.getByRole('heading', { level: 2, name: /in the feed, .* after repair$/ });
  const first = await title.innerText();
  const [, before, after] = /: \$(\S+) in the feed, \$(\S+) after repair$/.exec(first) ?? [];
  expect(before).not.toBe(after);
  await repairs.selectOption({ index: 3 });
  await expect(title).not.toHaveText(first);
  const panel = page.locator('section, article').filter({ has: title }).last();
  await panel.getByRole('button', { name: 'Show as table' }).click();
  await expect(panel.getByRole('row')).toHaveCount(25);
});

test('should say of CPI that October 2025 was never published', async ({ page }) => {
  await open(page, '#/data/quality?v=1&series=cpi');
  await settled(page);
  await expect(page.getByTestId('report-title')).toContainText('1 due value missing');
  await expect(page.getByText(/Oct 2025/).first()).toBeVisible();
});

test('should open the series of a link again, and fall back with a word where there is none', async ({
  page,
}) => {
  await open(page, '#/data/quality');
  await settled(page);
  await page.getByTestId('series-vix').click();
  await expect(page).toHaveURL(/series=vix/);
  await expect(page.getByTestId('report-title')).toHaveText(/^VIX/);
  await page.reload();
  await settled(page);
  await expect(page.getByTestId('report-title')).toHaveText(/^VIX/);
  await open(page, '#/data/quality?v=1&series=gold');
  await settled(page);
  await expect(page.getByText('There is no series “gold”.')).toBeVisible();
});
