import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import type { RunFile, RunHead } from '../../src/contracts/run-record';
import { expect, test } from './support/guard';
import { tableRows, TRAINING_MS } from './support/lab';
import { open } from './support/pages';
import { keptIn } from './support/storage';

test.setTimeout(300_000);

/** Trains a tiny network in the Lab. */
async function train(page: Page, seed: number): Promise<void> {
  await open(page, `#/lab?v=1&model=mlp&epochs=2&batch=512&backend=wasm&seed=${seed}`);
  await page.getByTestId('start').click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: TRAINING_MS });
}

const names = (page: Page) => page.getByTestId('runs').locator('tbody .name');

async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export all' }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

async function give(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.getByLabel('File of runs').setInputFiles(file);
}

test('should keep every finished run, repeat it bit for bit, and take it through a file', async ({
  page,
}) => {
  await train(page, 7);
  await train(page, 8);
  await open(page, '#/compare');
  await expect(names(page)).toHaveCount(2);

  await test.step('survives a reload, with the reader’s words', async () => {
    await names(page).first().click();
    await page.getByLabel('Tags, parted by commas').fill('tiny, second');
    // The tags are kept while the notes are typed: neither undoes the other.
    await page.getByLabel('Notes', { exact: true }).fill('trained for a test');
    await expect(page.getByTestId('runs')).toContainText('second');
    await expect.poll(() => keptNotes(page)).toContain('trained for a test');
    await page.reload();
    await expect(names(page)).toHaveCount(2);
    await expect(page.getByLabel('Notes', { exact: true })).toHaveValue('trained for a test');
  });

  await test.step('is found by what was said of it', async () => {
    await page.getByLabel(/^Search/).fill('second');
    await expect(names(page)).toHaveCount(1);
    await expect.poll(() => page.url()).toContain('search=second');
    await page.getByLabel(/^Search/).fill('no such run');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(names(page)).toHaveCount(2);
  });

  await test.step('is repeated, and matches', async () => {
    await page.getByTestId('reproduce').click();
    await expect(page.getByTestId('match')).toContainText('matched, bit for bit', { timeout: TRAINING_MS });
    await expect(names(page)).toHaveCount(3);
  });

  await test.step('stands beside another', async () => {
    for (const box of await page.getByTestId('runs').getByRole('checkbox').all()) await box.check();
    const comparison = page.getByTestId('comparison');
    await expect(comparison).toContainText('Settings in which they differ');
    const rows = await tableRows(comparison.locator('.words').first());
    expect(rows.map(([setting]) => setting)).toEqual(['Seed']);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)),
    ).toEqual([]);
  });

  const file = await test.step('is deleted, and brought back', async () => {
    const text = await exported(page);
    await page.getByTestId('delete').click();
    await expect(names(page)).toHaveCount(2);
    await page.getByTestId('deleted').getByRole('button', { name: 'Undo' }).click();
    await expect(names(page)).toHaveCount(3);
    return text;
  });

  await test.step('is taken in from a file, and refused from a damaged one', async () => {
    const { records } = JSON.parse(file) as RunFile;
    expect(records).toHaveLength(3);
    while ((await names(page).count()) > 0) {
      const left = await names(page).count();
      if (!(await page.getByTestId('delete').isVisible())) await names(page).first().click();
      await page.getByTestId('delete').click();
      await expect(names(page)).toHaveCount(left - 1);
    }
    const lines = file.split('\n');
    const damaged = [...lines.slice(0, 2), lines[2]!.slice(0, 500), ...lines.slice(3)].join('\n');
    await give(page, 'damaged.json', damaged);
    await expect(page.getByTestId('imported')).toContainText('2 runs taken in, 1 refused');
    await expect(page.getByTestId('imported')).toContainText('record 2 (line 3): it is no complete JSON');
    await expect(names(page)).toHaveCount(2);
    await give(page, 'whole.json', file);
    await expect(page.getByTestId('imported')).toContainText('1 run taken in, 2 already here');
    await expect(names(page)).toHaveCount(3);
    await give(page, 'other.json', 'Date,Value\n');
    await expect(page.getByTestId('imported')).toContainText('refused');
  });
});

test('should show what another tab has kept', async ({ context, page }) => {
  const other = await context.newPage();
  await open(other, '#/compare');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('No run is kept here yet');
  await train(page, 7);
  await expect(names(other)).toHaveCount(1);
});

test('should take in a run that was finished while no page could store it', async ({ context, page }) => {
  // The archive does not answer this tab, as if it were closed before its storing; the worker's own memory does.
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name, version) {
      return name === 'macrotide-archive' ? ({} as IDBOpenDBRequest) : open.call(this, name, version);
    };
  });
  await train(page, 7);
  await page.close();
  const next = await context.newPage();
  await open(next, '#/compare');
  await expect(names(next)).toHaveCount(1);
  await names(next).first().click();
  await expect(next.getByTestId('run-detail')).toContainText('2 epochs');
  // Taken in once: the worker keeps it no longer.
  await next.reload();
  await expect(names(next)).toHaveCount(1);
});

/** The reader's words on the runs, as the browser has kept them by now. */
async function keptNotes(page: Page): Promise<string[]> {
  const heads = await keptIn<RunHead>(page, 'macrotide-archive', 'heads');
  return heads.map(({ notes }) => notes);
}
