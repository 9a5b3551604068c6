import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { open, ROUTES, settled } from '../e2e/support/pages';
import { Site, startBrowser } from './site';

export interface MemoryResult {
  readonly name: string;
  readonly bytes: number;
}

const TRAINING_MS = 10 * 60_000;
/** The browser gives memory back when it finds the time. */
const REST_MS = 30_000;

/** Memory of the page's process with the database, tfjs, a trained model and every page of the site loaded. */
export async function memory(): Promise<MemoryResult[]> {
  if (process.platform !== 'linux') throw new Error('Memory is read from /proc, which only Linux has.');
  const site = await Site.start();
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ baseURL: site.address, viewport: { width: 1440, height: 900 } });
    await open(page, '#/');
    const begin = await rendererBytes(browser);
    await loadEverything(page);
    const end = await rendererBytes(browser);
    await page.waitForTimeout(REST_MS);
    const rest = await rendererBytes(browser);
    return [
      { name: 'renderer after the first chart', bytes: begin.now },
      { name: 'renderer with everything loaded', bytes: end.now },
      { name: 'renderer at rest', bytes: rest.now },
      { name: 'renderer peak', bytes: rest.peak },
    ];
  } finally {
    await browser.close();
    site.stop();
  }
}

async function loadEverything(page: Page): Promise<void> {
  await open(page, '#/lab?v=1&epochs=2');
  await page.getByTestId('start').click();
  await page.getByTestId('metrics').waitFor({ timeout: TRAINING_MS });
  for (const { hash } of ROUTES) {
    await open(page, hash);
    await settled(page);
  }
}

/** Resident bytes of the largest renderer, now and at its peak. */
async function rendererBytes(browser: Browser): Promise<{ now: number; peak: number }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => readFileSync(`/proc/${id}/status`, 'utf8'))
    .map((status) => ({ now: statusBytes(status, 'VmRSS'), peak: statusBytes(status, 'VmHWM') }));
  return renderers.reduce((largest, one) => (one.now > largest.now ? one : largest));
}

function statusBytes(status: string, key: string): number {
  return 1024 * Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]);
}
