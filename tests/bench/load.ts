import type { Browser, Page } from '@playwright/test';
import { controlled, firstChart, offlineReady } from '../e2e/support/pages';
import { Site, startBrowser } from './site';
import { median } from './timing';

export interface LoadResult {
  readonly name: string;
  readonly ms: number;
  readonly bytes: number;
}

type Visit = Readonly<
  Record<'first' | 'complete' | 'again', { readonly ms: number; readonly bytes: number }>
>;

const VISITS = 3;

/** How soon the first chart stands and what had travelled by then; what everything costs; and the second visit. */
export async function load(): Promise<LoadResult[]> {
  const site = await Site.start();
  const browser = await startBrowser();
  try {
    await visit(browser, site); // the server compresses each file once
    const visits: Visit[] = [];
    for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, site));
    return [
      summary('first chart, first visit', visits, 'first'),
      summary('everything stored for offline use', visits, 'complete'),
      summary('first chart, second visit', visits, 'again'),
    ];
  } finally {
    await browser.close();
    site.stop();
  }
}

async function visit(browser: Browser, site: Site): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const before = site.bytesSent();
  const begin = performance.now();
  await page.goto(site.address);
  const first = await chartCost(page);
  await controlled(page);
  if (!(await offlineReady(page))) throw new Error('The offline copy could not be completed.');
  const complete = { ms: performance.now() - begin, bytes: site.bytesSent() - before };
  await page.reload();
  const again = await chartCost(page);
  await context.close();
  return { first, complete, again };
}

/** When the first chart stood, and what the page had received by then, headers included. */
async function chartCost(page: Page): Promise<{ ms: number; bytes: number }> {
  const ms = await firstChart(page);
  const bytes = await page.evaluate((until) => {
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    return entries
      .filter((entry) => entry.responseEnd <= until)
      .reduce((sum, entry) => sum + entry.transferSize, 0);
  }, ms);
  return { ms, bytes };
}

function summary(name: string, visits: readonly Visit[], part: keyof Visit): LoadResult {
  const of = (unit: 'ms' | 'bytes'): number => Math.round(median(visits.map((one) => one[part][unit])));
  return { name, ms: of('ms'), bytes: of('bytes') };
}
