import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSiteServer, listen } from '../../scripts/serve.mjs';
import { expect, test } from './support/guard';
import { controlled, firstChart, offlineReady, open, ROUTES, settled } from './support/pages';

test.use({ serviceWorkers: 'allow' });

test.describe('without a network', () => {
  test('should show every page with its figures after one visit', async ({ page, context }) => {
    await open(page, '#/');
    await controlled(page);
    expect(await offlineReady(page)).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await firstChart(page);
    for (const { hash } of ROUTES) {
      await open(page, hash);
      await settled(page);
      await expect(page.locator('[role="alert"]')).toHaveCount(0);
    }
  });
});

test.describe('the copy', () => {
  test('should fetch no file twice on the first visit', async ({ page, context }) => {
    const sizes = new Map<string, number>();
    context.on('requestfinished', async (request) => {
      const answer = await request.response();
      // What comes from the service worker or the browser's own cache does not travel.
      if (!answer || answer.fromServiceWorker() || !request.url().endsWith('.wasm')) return;
      const { responseBodySize } = await request.sizes();
      if (responseBodySize > 0) sizes.set(request.url(), (sizes.get(request.url()) ?? 0) + 1);
    });
    await open(page, '#/correlation');
    await controlled(page);
    await settled(page);
    expect(await offlineReady(page)).toBe(true);
    expect([...sizes].filter(([, times]) => times > 1)).toEqual([]);
  });
});

test.describe('a new version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'macrotide-update-'));
  let server: ReturnType<typeof createSiteServer>;
  let address: string;

  test.beforeAll(async () => {
    cpSync('dist', folder, { recursive: true });
    server = createSiteServer({ folder, base: '/' });
    address = `http://localhost:${await listen(server, { port: 43100 })}/`;
  });

  test.afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  test('should wait until the reader asks for it', async ({ page, guard }) => {
    guard.allow(/request to another origin: http:\/\/localhost:431\d\d\//);
    await page.goto(address);
    await controlled(page);
    release(folder);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const reload = page.getByRole('button', { name: 'Reload' });
    await expect(reload).toBeVisible();
    expect(await page.locator('meta[name="release"]').count()).toBe(0);
    await Promise.all([page.waitForEvent('load'), reload.click()]);
    await expect(page.locator('meta[name="release"]')).toHaveCount(1);
  });
});

/** Publishes the site anew with a page that can be told from the old one. */
function release(folder: string): void {
  const pageFile = join(folder, 'index.html');
  const before = readFileSync(pageFile);
  const after = Buffer.from(
    before.toString().replace('</head>', '<meta name="release" content="2" /></head>'),
  );
  writeFileSync(pageFile, after);
  const workerFile = join(folder, 'sw.js');
  const worker = readFileSync(workerFile, 'utf8');
  writeFileSync(workerFile, worker.replaceAll(integrityOf(before), integrityOf(after)));
}

function integrityOf(bytes: Buffer): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}
