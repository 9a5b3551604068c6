import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import type { RunReport, RunSpec } from '../../../src/contracts/run';
import { specOf, type RunSettings } from '../../../src/composables/run-spec';
import { dayFromIso } from '../../../src/domain/calendar';
import { parseLink } from '../../../src/services/link';
import { expect } from './guard';

/** Training on a slow machine that does other things beside. */
export const TRAINING_MS = 150_000;

/** The epochs of the loss table: number, training loss, validation loss. */
export function lossRows(page: Page): Promise<string[][]> {
  return tableRows(page.getByTestId('loss'));
}

/** The cells of a panel's table, line by line, without its head. */
export async function tableRows(panel: Locator): Promise<string[][]> {
  return panel
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.children, (cell) => cell.textContent?.trim() ?? '')),
    );
}

/** Waits until so many epochs are in the loss table, which must be open. */
export async function epochsShown(page: Page, least: number): Promise<string[][]> {
  await expect
    .poll(async () => (await lossRows(page)).length, { timeout: TRAINING_MS })
    .toBeGreaterThanOrEqual(least);
  return lossRows(page);
}

/** Starts what the address describes and reads the report of its end. */
export async function trainedReport(page: Page): Promise<RunReport> {
  await page.getByTestId('start').click();
  await expect(page.getByTestId('verdict')).toBeVisible({ timeout: TRAINING_MS });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Report as JSON' }).click(),
  ]);
  return readReport(download);
}

/** The report in a downloaded file. */
export async function readReport(download: Download): Promise<RunReport> {
  return JSON.parse(readFileSync(await download.path(), 'utf8')) as RunReport;
}

/** The run that the address of a page describes, on the data as shipped. */
export function specOfLink(address: string): RunSpec {
  const query = Object.fromEntries(new URLSearchParams(new URL(address).hash.split('?')[1]));
  const manifest = JSON.parse(
    readFileSync(new URL('../../../public/data/manifest.json', import.meta.url), 'utf8'),
  ) as { hash: string; lastDay: string };
  const { hash, lastDay } = manifest;
  return specOf(parseLink(query, 'lab').state as RunSettings, { hash, lastDay: dayFromIso(lastDay) });
}

/** A figure as the page writes it. */
export function figure(text: string): number {
  return Number(text.replace('−', '-').replace(/[$,%+]/g, ''));
}
