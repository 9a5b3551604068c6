import { expect, test } from './support/guard';
import { TRAINING_MS } from './support/lab';
import { open, settled } from './support/pages';
import { watchTasks } from './support/tasks';

/** What a task of the main thread may take, milliseconds of processor time. */
const LIMIT_MS = 50;

test.setTimeout(300_000);

test('should keep the page free while a model trains and is judged', async ({ page }, testInfo) => {
  await open(page, '#/lab?v=1&batch=64&epochs=6&model=cnn&backend=wasm');
  await settled(page);
  // The page loads its drawing code when it is idle.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /register-/.test(name)),
  );
  const stop = await watchTasks(page);
  await page.getByTestId('start').click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: TRAINING_MS });
  await expect(page.getByTestId('metrics').locator('canvas')).toBeVisible();
  const tasks = await stop();
  const longest = tasks
    .slice(0, 5)
    .map(({ busyMs, wallMs }) => `${busyMs.toFixed(1)} (${wallMs.toFixed(1)})`);
  testInfo.annotations.push({ type: 'longest tasks, ms busy (wall)', description: longest.join(', ') });
  console.log(`longest of ${tasks.length} tasks, ms busy (wall): ${longest.join(', ')}`);
  expect(tasks.length).toBeGreaterThan(100);
  expect(tasks[0]?.busyMs).toBeLessThan(LIMIT_MS);
});
