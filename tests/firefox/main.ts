// npm run firefox -- [--to DIR] [--only pages|tasks|offline]
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Site } from '../bench/site';
import { Faults, startFirefox } from './browser';
import { tourPages } from './pages';
import { readOffline, TASKS, WITHOUT_NETWORK } from './tasks';

const PARTS = ['pages', 'tasks', 'offline'];

/** The built site in a stock Firefox: every page looked at, and what a reader does tried. Fails where anything is wrong. */
export async function main(args: readonly string[]): Promise<void> {
  const only = option(args, '--only');
  if (only && !PARTS.includes(only)) throw new Error(`--only takes one of ${PARTS.join(', ')}.`);
  const folder = option(args, '--to') ?? 'test-results/firefox';
  mkdirSync(folder, { recursive: true });
  const site = await Site.start();
  const browser = await startFirefox();
  try {
    console.log(`Firefox ${browser.version()}`);
    const context = await browser.newContext({
      baseURL: site.address,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    const faults = new Faults(page, site.address);
    if (!only || only === 'pages') await tourPages(page, faults, folder);
    if (!only || only === 'tasks') for (const task of TASKS) await attempt(page, faults, task);
    const offline = { name: 'without a network', run: () => readOffline(page, () => site.stop()) };
    if (!only || only === 'offline')
      for (const task of [offline, ...WITHOUT_NETWORK]) await attempt(page, faults, task);
    if (faults.all.length > 0) throw new Error(`${faults.all.length} faults, marked ! above.`);
    console.log(`Nothing to complain of. Pictures are in ${folder}.`);
  } finally {
    await browser.close();
    site.stop();
  }
}

async function attempt(
  page: Page,
  faults: Faults,
  { name, run }: { name: string; run: (page: Page) => Promise<string> },
): Promise<void> {
  faults.place = name;
  try {
    console.log(`  ${name}: ${await run(page)}`);
  } catch (error) {
    faults.note(error instanceof Error ? error.message : String(error));
  }
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
