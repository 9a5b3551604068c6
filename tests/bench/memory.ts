import type { Page } from '@playwright/test';
import { open, ROUTES, settled } from '../e2e/support/pages';
import { Renderer } from './renderer';
import { Site, startBrowser } from './site';

export interface MemoryResult {
  readonly name: string;
  readonly bytes: number;
}

const TRAINING_MS = 10 * 60_000;
/** A glance at each page; a reader takes longer. */
const GLANCE_MS = 3_000;
/** Reading a run's charts. Idle workers are released by then, and the browser has given back what they held. */
const READING_MS = 30_000;

/**
 * Resident memory of the page's process, along the way of a reader who sees everything: the first chart, the
 * database and its figures, a trained model and its charts, an answered shock, every page of the site, and the
 * charts of the run again.
 */
export async function memory(): Promise<MemoryResult[]> {
  if (process.platform !== 'linux') throw new Error('Memory is read from /proc, which only Linux has.');
  const site = await Site.start();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ baseURL: site.address, viewport: { width: 1440, height: 900 } });
    await open(page, '#/');
    const renderer = await Renderer.of(browser);
    const results = await measure(page, renderer);
    renderer.stop();
    return results.map(({ name, bytes }) => ({ name: `renderer ${name}`, bytes }));
  } finally {
    await browser.close();
    site.stop();
  }
}

async function measure(page: Page, renderer: Renderer): Promise<MemoryResult[]> {
  const results: MemoryResult[] = [];
  const note = (name: string, bytes: number): void => void results.push({ name, bytes });
  note('after the first chart', renderer.bytes());
  await openDatabase(page);
  note('with the database open', renderer.bytes());
  renderer.highest();
  await train(page);
  note('highest while a model trains', renderer.highest());
  await page.waitForTimeout(READING_MS);
  note("with a run's result", renderer.bytes());
  renderer.highest();
  await shock(page);
  for (const { hash } of ROUTES) await glance(page, hash);
  note('highest while all pages are opened', renderer.highest());
  await open(page, '#/lab');
  await page.getByTestId('metrics').waitFor();
  await page.waitForTimeout(READING_MS);
  note('with everything loaded', renderer.bytes());
  return results;
}

async function openDatabase(page: Page): Promise<void> {
  await open(page, '#/correlation');
  await page.getByTestId('timeline').locator('canvas').waitFor();
  await settled(page);
  await page.waitForTimeout(GLANCE_MS);
}

async function train(page: Page): Promise<void> {
  await open(page, '#/lab?v=1&epochs=10');
  await page.getByTestId('start').click();
  await page.getByTestId('metrics').waitFor({ timeout: TRAINING_MS });
}

async function shock(page: Page): Promise<void> {
  await open(page, '#/shock');
  await page.getByTestId('apply-shock').click();
  await page.getByTestId('shock-path').locator('canvas').waitFor();
}

async function glance(page: Page, hash: string): Promise<void> {
  await open(page, hash);
  await settled(page);
  await page.waitForTimeout(GLANCE_MS);
}
