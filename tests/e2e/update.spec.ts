import { expect, test } from './support/guard';
import { open } from './support/pages';

/** The browser's and the router's own words on a file that is not there. */
const MISSING = [/Failed to load resource/, /dynamically imported module/, /Unable to preload/];

test('should say that a page of an older version is gone, and open it after reloading', async ({
  page,
  guard,
}) => {
  guard.allow(...MISSING);
  await open(page, '#/?range=1Y');
  await page.route('**/assets/LabView-*', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('navigation').getByRole('link', { name: 'Lab', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'A part of this site could not be loaded' });
  await expect(alert).toContainText('newer version');
  // The page one was on still works.
  await expect(page).toHaveURL(/#\/\?/);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();

  await page.unroute('**/assets/LabView-*');
  await alert.getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveURL(/#\/lab/);
  await expect(page.getByTestId('start')).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('should say that a worker of an older version is gone', async ({ page, guard }) => {
  guard.allow(...MISSING);
  await page.route('**/assets/data.worker-*', (route) => route.fulfill({ status: 404 }));
  await open(page, '#/correlation');
  await expect(page.getByRole('alert').first()).toContainText('The data worker could not be loaded');
  await expect(page.getByRole('alert').first()).toContainText('reload the page');
});

test('should open the Overview under the name that people type', async ({ page }) => {
  await open(page, '#/overview?v=1&range=1Y');
  await expect(page).toHaveURL(/#\/\?(?:.*&)?range=1Y/);
  await expect(page).toHaveTitle('Overview · MacroTide');
});
