import type { Page } from '@playwright/test';
import { fillDisk } from './support/faults';
import { expect, test } from './support/guard';
import { figure, TRAINING_MS } from './support/lab';
import { open } from './support/pages';
import { keptIn } from './support/storage';
import { killWorker, trackWorkers } from './support/workers';

test.setTimeout(300_000);

/** Long enough to be broken off, short enough to be waited for. */
const RUN = '#/lab?v=1&batch=512&epochs=14&patience=0&backend=wasm';
const QUICK = '#/lab?v=1&model=mlp&batch=512&epochs=2&backend=wasm';

/** Starts a run and waits until so many of its epochs are kept. */
async function beginAndKeep(page: Page, epochs = 2): Promise<void> {
  await page.getByTestId('start').click();
  const kept = page.getByTestId('kept');
  const reached = async (): Promise<number> => Number(/epoch (\d+)/.exec(await kept.innerText())?.[1] ?? 0);
  await expect(kept).toBeVisible({ timeout: TRAINING_MS });
  await expect.poll(reached, { timeout: TRAINING_MS }).toBeGreaterThanOrEqual(epochs);
}

async function resumeToTheEnd(page: Page): Promise<void> {
  const offer = page.getByTestId('broken-run');
  await expect(offer).toContainText('MacroFusion on Bitcoin stopped after epoch');
  await offer.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByTestId('verdict')).toContainText('14 epochs', { timeout: TRAINING_MS });
  await expect(page.getByTestId('verdict')).toContainText('all epochs were used');
  await expect(offer).toHaveCount(0);
}

test('should end a run in a report after the page was reloaded in its middle', async ({ page }) => {
  await open(page, RUN);
  await beginAndKeep(page);
  await page.reload();
  await resumeToTheEnd(page);
});

test('should tell a second tab of the run, and offer it there once the first is closed', async ({
  page,
  context,
}) => {
  await open(page, RUN);
  await beginAndKeep(page);
  const second = await context.newPage();
  await open(second, '#/lab');
  await expect(second.getByTestId('elsewhere')).toContainText('A run is going on in another tab.');
  await expect(second.getByTestId('broken-run')).toHaveCount(0);

  await page.close();
  await expect(second.getByTestId('elsewhere')).toHaveCount(0);
  await second.reload();
  const offer = second.getByTestId('broken-run');
  await expect(offer).toContainText('stopped after epoch');
  await offer.getByRole('button', { name: 'Discard' }).click();
  await expect(offer).toHaveCount(0);
  await second.reload();
  await expect(second.getByTestId('start')).toBeVisible();
  await expect(offer).toHaveCount(0);
});

test('should offer a run whose worker was killed', async ({ page }) => {
  await trackWorkers(page);
  await open(page, RUN);
  await beginAndKeep(page);
  await killWorker(page, 'training');
  await expect(page.getByRole('alert')).toContainText('The training worker ended: killed by the test');
  await resumeToTheEnd(page);
});

test('should keep the queue beyond a reload, and train what waits one after another', async ({ page }) => {
  await open(page, RUN);
  await beginAndKeep(page, 1);
  await expect(page.getByTestId('for-next')).toBeVisible();
  await expect(page.getByTestId('run-spec')).toContainText('MacroFusion on Bitcoin: seed 7, batch 512');
  await page.getByLabel('Model', { exact: true }).selectOption('MLP');
  for (const [label, value] of [
    ['Epochs, at most', '2'],
    ['Seed', '1'],
  ] as const) {
    await page.getByRole('spinbutton', { name: label }).fill(value);
    await page.getByRole('spinbutton', { name: label }).press('Tab');
  }
  await page.getByTestId('enqueue').click();
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('2');
  await page.getByRole('spinbutton', { name: 'Seed' }).press('Tab');
  await page.getByTestId('enqueue').click();
  // The run's own settings stay on the page, whatever the controls say.
  await expect(page.getByTestId('run-spec')).toContainText('seed 7');
  const waiting = page.getByTestId('queue').locator('ol li');
  await expect(waiting).toHaveText([/MLP on Bitcoin.*seed 1/, /MLP on Bitcoin.*seed 2/]);
  const kept = async (): Promise<number> => (await keptIn(page, 'macrotide-queue', 'waiting')).length;
  await expect.poll(kept).toBeGreaterThanOrEqual(2);

  await page.reload();
  await expect(waiting).toHaveText([/MLP on Bitcoin.*seed 1/, /MLP on Bitcoin.*seed 2/]);
  await page.getByTestId('broken-run').getByRole('button', { name: 'Discard' }).click();
  await waiting
    .nth(1)
    .getByRole('button', { name: /Remove/ })
    .click();
  await page.getByRole('button', { name: 'Start the next' }).click();
  await expect(page.getByTestId('verdict')).toContainText('seed 1', { timeout: TRAINING_MS });
  await expect(waiting).toHaveCount(0);

  await page.reload();
  await expect(page.getByTestId('start')).toBeVisible();
  await expect(waiting).toHaveCount(0);
});

test('should say that a full disk keeps no checkpoints, and train on', async ({ page }) => {
  await fillDisk(page);
  // It goes on until it is stopped, so that the words stand long enough on any machine.
  await open(page, '#/lab?v=1&model=cnn&batch=128&epochs=500&patience=0&backend=wasm');
  await page.getByTestId('start').click();
  const progress = page.getByTestId('progress');
  await expect(progress).toContainText('This browser keeps no checkpoints', { timeout: TRAINING_MS });
  await expect(progress).toContainText('closing this tab would lose the run');
  await page.getByTestId('stop').click();
  await expect(page.getByTestId('verdict')).toContainText('you stopped it', { timeout: TRAINING_MS });
  await page
    .getByTestId('log')
    .getByText(/^Warnings/)
    .click();
  await expect(page.getByTestId('log').getByRole('log')).toContainText('keeps no checkpoints');
});

test('should show what was measured to choose where to compute, and obey when told', async ({ page }) => {
  await open(page, '#/lab?v=1&model=mlp&batch=512&epochs=2');
  await page.getByTestId('start').click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: TRAINING_MS });
  await page.getByText('Measured on this model and batch').click();
  const table = page.getByRole('table', { name: 'Backends on this model and batch' });
  await expect(table.getByRole('row', { name: /taken/ })).toHaveCount(1);
  await page.getByLabel('Compute on').selectOption('JavaScript');
  await expect(page.getByTestId('other-settings')).toBeVisible();
  await page.getByTestId('start').click();
  await expect(page.getByText(/^JavaScript .*as chosen$/)).toBeVisible({ timeout: TRAINING_MS });
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: TRAINING_MS });
  await expect(page.getByTestId('other-settings')).toHaveCount(0);
});

test('should pause within a batch', async ({ page }) => {
  await open(page, RUN);
  await beginAndKeep(page, 1);
  const phase = page.getByTestId('phase');
  await page.evaluate(() => {
    const from = document.querySelector('[data-testid="phase"]');
    new MutationObserver(() => {
      if (from?.textContent?.startsWith('Paused')) performance.mark('paused');
    }).observe(from!, { childList: true, characterData: true, subtree: true });
    document
      .querySelector('[data-testid="pause"]')
      ?.addEventListener('click', () => performance.mark('asked'), { capture: true });
  });
  await page.getByTestId('pause').click();
  await expect(phase).toContainText('Paused', { timeout: TRAINING_MS });
  const took = await page.evaluate(() => performance.measure('pause', 'asked', 'paused').duration);
  const speed = /([\d,]+) examples/.exec(await page.getByTestId('progress').innerText())?.[1] ?? '';
  const batchMs = (512 / figure(speed)) * 1000;
  // The longer of both, and what the way to the worker and back takes on a busy machine.
  expect(took).toBeLessThan(Math.max(250, batchMs) + 1000);
  await page.getByTestId('cancel').click();
  await expect(page.getByText('The work was cancelled.')).toBeVisible();
});

test('should say why nothing can begin', async ({ page }) => {
  await open(page, `${QUICK}&from=20000&until=20200`);
  await expect(page.getByTestId('start')).toBeDisabled();
  await expect(page.getByText('it needs at least 400 days')).toBeVisible();
  await page.getByRole('button', { name: 'All settings back to default' }).click();
  await expect(page.getByTestId('start')).toBeEnabled();
});
