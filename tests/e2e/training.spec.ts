import type { Page } from '@playwright/test';
import type { RunReport } from '../../src/contracts/run';
import { specHash } from '../../src/domain/spec/hash';
import { expect, test } from './support/guard';
import { epochsShown, figure, lossRows, readReport, specOfLink, tableRows, TRAINING_MS } from './support/lab';
import { choose, open } from './support/pages';
import { answers, trackWorkers } from './support/workers';

test.setTimeout(300_000);

test('should train MacroFusion on Bitcoin under control, and judge it against naive', async ({ page }) => {
  await trackWorkers(page);
  // Large batches, since this is about the run and not about the model; it goes on until it is stopped.
  await open(page, '#/lab?v=1&batch=512&epochs=500&patience=0');
  await page.getByLabel('Compute on').selectOption('WebAssembly');
  await page.getByTestId('start').click();
  await expect(page.getByTestId('phase')).toHaveText('Training', { timeout: TRAINING_MS });
  await page
    .getByTestId('loss')
    .getByRole('button', { name: 'Show as table' })
    .click({ timeout: TRAINING_MS });

  const early = await epochsShown(page, 2);
  const paused = await test.step('pause', () => pauseAndLook(page));
  expect(paused.epochs.slice(0, early.length)).toEqual(early);

  await page.getByTestId('resume').click();
  const later = await epochsShown(page, 10);
  expect(later.slice(0, paused.epochs.length)).toEqual(paused.epochs);
  expect(later.map(([epoch]) => Number(epoch))).toEqual(later.map((_, i) => i + 1));
  expect(figure(later.at(-1)?.[1] ?? '')).toBeLessThan(figure(later[0]?.[1] ?? ''));

  await page.getByTestId('stop').click();
  await expect(page.getByTestId('verdict')).toContainText('you stopped it', { timeout: TRAINING_MS });
  const report = await test.step('report', () => savedReport(page));
  expect(report.stopped).toBe('user');
  expect(report.epochs.slice(0, later.length).map(shownLosses)).toEqual(later.map((row) => row.slice(0, 3)));
  expectBestKept(report);
  await test.step('forecasts and metrics', () => expectFiguresOf(page, report));
});

/** Pauses, lets the worker answer and looks at other pages meanwhile; what was shown must stand still. */
async function pauseAndLook(page: Page): Promise<{ epochs: string[][] }> {
  await page.getByTestId('pause').click();
  await expect(page.getByTestId('phase')).toContainText('Paused', { timeout: TRAINING_MS });
  const progress = await page.getByTestId('progress').innerText();
  const epochs = await lossRows(page);
  // The page asks a running worker for a sign of life every three seconds; a batch takes less than one.
  await answers(page, 'training', 2);
  await page.getByRole('link', { name: 'Correlation' }).click();
  await expect(page.getByTestId('cell-btc-vix')).not.toHaveText('–', { timeout: TRAINING_MS });
  await choose(page, 'Spearman');
  const matrix = page.getByTestId('matrix');
  await expect(matrix.locator('caption')).toContainText('Spearman');
  await expect(matrix).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect(page.getByTestId('phase')).toContainText('Paused');
  expect(await page.getByTestId('progress').innerText()).toBe(progress);
  await page.getByTestId('loss').getByRole('button', { name: 'Show as table' }).click();
  expect(await lossRows(page)).toEqual(epochs);
  return { epochs };
}

/** The downloaded report; the run it describes is the one that the address describes. */
async function savedReport(page: Page): Promise<RunReport> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Report as JSON' }).click(),
  ]);
  const report = await readReport(download);
  expect(report.spec).toEqual(specOfLink(page.url()));
  expect(report.spec).toMatchObject({ coin: 'btc', model: 'fusion', batchSize: 512, backend: 'wasm' });
  expect(report.specHash).toBe(specHash(report.spec));
  expect(report.info.backend).toBe('wasm');
  expect(download.suggestedFilename()).toContain(report.specHash.slice(0, 8));
  return report;
}

function shownLosses({ epoch, trainLoss, validationLoss }: RunReport['epochs'][number]): string[] {
  return [String(epoch), trainLoss.toPrecision(4), validationLoss.toPrecision(4)];
}

function expectBestKept(report: RunReport): void {
  const losses = report.epochs.map((record) => record.validationLoss);
  expect(report.bestEpoch).toBe(losses.indexOf(Math.min(...losses)) + 1);
  expect(report.tensors.after).toBe(report.tensors.before);
}

async function expectFiguresOf(page: Page, report: RunReport): Promise<void> {
  const forecast = page.getByTestId('test-forecast');
  await forecast.getByRole('button', { name: 'Show as table' }).click();
  const days = await tableRows(forecast);
  expect(days).toHaveLength(60);
  for (const row of days) expect(row.slice(1).map(figure).every(Number.isFinite)).toBe(true);

  const metrics = page.getByTestId('metrics');
  const model = await tableRows(metrics);
  expect(model).toHaveLength(report.spec.horizon + 1);
  expect(figure(model.at(-1)?.[2] ?? '')).toBeCloseTo(report.model.average.skill, 1);
  // The model's own table is the naive one where shrinkage made it the naive forecast.
  await choose(page, 'Unshrunk');
  const skill = async (): Promise<number> => figure((await tableRows(metrics)).at(-1)?.[2] ?? '');
  await expect.poll(skill).toBeCloseTo(report.unshrunk.average.skill, 1);
  await choose(page, 'Naive');
  await expect.poll(skill).toBe(0);
  const naive = await tableRows(metrics);
  expect(figure(naive[0]?.[5] ?? '')).toBeCloseTo(report.naive.perHorizon[0]?.mape ?? NaN, 2);

  const next = await tableRows(page.getByTestId('next-forecast'));
  expect(next.map(([day]) => day)[0]).toContain('Jan');
  expect(new Set(next.map((row) => row[2])).size).toBe(1);
}
