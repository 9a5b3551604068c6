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
