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

/** No WebGPU adapter is given in the training worker. */
export function refuseAdapter(page: Page): Promise<void> {
  return beforeTrainingWorker(
    page,
    'self.GPU && (GPU.prototype.requestAdapter = () => Promise.resolve(null));',
  );
}

const NO_ROOM =
  "IDBFactory.prototype.open = () => { throw new DOMException('no room is left', 'QuotaExceededError'); };";

/** Nothing can be written in the training worker, as on a full disk. */
export function fillDisk(page: Page): Promise<void> {
  return beforeTrainingWorker(page, NO_ROOM);
}

/** Nothing is kept anywhere, as in a private window: neither by the page nor in the training worker. */
export async function keepNothing(page: Page): Promise<void> {
  await page.addInitScript(NO_ROOM);
  await fillDisk(page);
}

/** From the end of an epoch on, square roots in the training worker are no numbers: Adam's steps break on them. */
export function breakNumbers(page: Page, afterEpoch: number): Promise<void> {
  const fault = `{
    const plain = Math.sqrt;
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (message, ...rest) {
      const told = message?.argumentList?.[0]?.value;
      const events = Array.isArray(told) ? told : [told];
      if (events.some((event) => event?.record?.epoch === ${afterEpoch})) Math.sqrt = () => NaN;
      else if (Math.sqrt !== plain && events.some((event) => event?.kind === 'log')) Math.sqrt = plain;
      return post.call(this, message, ...rest);
    };
  }`;
  return beforeTrainingWorker(page, fault);
}

/** The training worker's script gets some lines before it. */
async function beforeTrainingWorker(page: Page, lines: string): Promise<void> {
  await page.route('**/training.worker-*.js', async (route) => {
    const script = await (await route.fetch()).text();
    await route.fulfill({ body: `${lines}\n${script}`, contentType: 'text/javascript' });
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
