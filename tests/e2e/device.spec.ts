import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/guard';
import { open, settled } from './support/pages';

test('should show what is kept by part, and clear one after asking', async ({ page }) => {
  await open(page, '#/');
  await page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        localStorage.setItem('macrotide.theme', 'dark');
        const request = indexedDB.open('macrotide-queue', 1);
        request.onupgradeneeded = () => void request.result.createObjectStore('orders', { keyPath: 'id' });
        request.onsuccess = () => {
          const write = request.result.transaction('orders', 'readwrite');
          write.objectStore('orders').put({ id: 'a', words: 'x'.repeat(1000) });
          write.oncomplete = () => (request.result.close(), done());
          write.onabort = () => fail(write.error ?? new Error('not written'));
        };
      }),
  );
  await open(page, '#/learn/device');
  await settled(page);
  const queue = page.getByTestId('kept-queue');
  await expect(queue).toContainText('2.0 kB');
  await expect(page.getByTestId('kept-own')).toContainText('nothing');
  await expect(page.getByTestId('kept-own').getByRole('button')).toBeDisabled();

  await queue.getByRole('button', { name: 'Clear: Runs that wait' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Clear: Runs that wait?' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(queue).toContainText('2.0 kB');
  await queue.getByRole('button').click();
  await dialog.getByRole('button', { name: 'Clear' }).click();
  await expect(queue).toContainText('nothing');
  // Nothing else went with it.
  await expect(page.getByTestId('kept-choices')).not.toContainText('nothing');
});

test("should hand on the browser's offer to install, once", async ({ page }) => {
  await open(page, '#/learn/device');
  const app = page.getByRole('region', { name: 'As an app' });
  const install = app.getByRole('button', { name: 'Install MacroTide' });
  await expect(app).toContainText('the icon at the end of the address bar');
  await expect(install).toHaveCount(0);
  /** As Chromium makes it where a site can be installed; its own comes only to a person. */
  const offer = (): Promise<boolean> =>
    page.evaluate(() => {
      const event = new Event('beforeinstallprompt', { cancelable: true });
      const prompt = (): Promise<void> => {
        document.body.dataset['prompts'] = `${Number(document.body.dataset['prompts'] ?? 0) + 1}`;
        return Promise.resolve();
      };
      dispatchEvent(Object.assign(event, { prompt }));
      return event.defaultPrevented;
    });
  // Kept for this button rather than shown by the browser in the middle of something else.
  expect(await offer()).toBe(true);
  await expect(page.locator('body[data-prompts]')).toHaveCount(0);
  await install.click();
  await expect(page.locator('body[data-prompts="1"]')).toHaveCount(1);
  await expect(install).toHaveCount(0);
  await offer();
  await expect(install).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('appinstalled')));
  await expect(install).toHaveCount(0);
  await expect(page.locator('body[data-prompts="1"]')).toHaveCount(1);
});
