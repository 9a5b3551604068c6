import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** A file of `public/data` that arrives with one byte changed. Returns the repair. */
export async function damageFile(page: Page, name: string): Promise<() => Promise<void>> {
  const body = readFileSync(new URL(`../../../public/data/${name}`, import.meta.url));
  const middle = body.length >> 1;
  body[middle] = body[middle]! ^ 1;
  return intercept(page, `**/data/${name}`, (route) => route.fulfill({ body, contentType: 'text/csv' }));
}

/** A file of `public/data` that the server does not have. Returns the repair. */
export function removeFile(page: Page, name: string): Promise<() => Promise<void>> {
  return intercept(page, `**/data/${name}`, (route) => route.fulfill({ status: 404, body: 'Not found.' }));
}

/** DuckDB's program never arrives. Returns the repair. */
export function blockDatabase(page: Page): Promise<() => Promise<void>> {
  return intercept(page, '**/duckdb-eh-*.wasm', (route) => route.abort());
}

/** No WebGPU adapter is given in the training worker, whose script gets a line before it. */
export async function refuseAdapter(page: Page): Promise<void> {
  const refusal = 'self.GPU && (GPU.prototype.requestAdapter = () => Promise.resolve(null));';
  await page.route('**/training.worker-*.js', async (route) => {
    const script = await (await route.fetch()).text();
    await route.fulfill({ body: `${refusal}\n${script}`, contentType: 'text/javascript' });
  });
}

/** Nothing can be written in the training worker, as on a full disk; its script gets a line before it. */
export async function fillDisk(page: Page): Promise<void> {
  const refusal =
    "IDBFactory.prototype.open = () => { throw new DOMException('no room is left', 'QuotaExceededError'); };";
  await page.route('**/training.worker-*.js', async (route) => {
    const script = await (await route.fetch()).text();
    await route.fulfill({ body: `${refusal}\n${script}`, contentType: 'text/javascript' });
  });
}

async function intercept(
  page: Page,
  address: string,
  answer: Parameters<Page['route']>[1],
): Promise<() => Promise<void>> {
  await page.route(address, answer);
  return () => page.unroute(address);
}
