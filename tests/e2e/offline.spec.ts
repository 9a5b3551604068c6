import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSiteServer, listen } from '../../scripts/serve.mjs';
import { expect, test } from './support/guard';
import { controlled, firstChart, offlineReady, open, ROUTES, settled, turnTo } from './support/pages';

test.use({ serviceWorkers: 'allow' });

test.describe('without a network', () => {
  test('should show every page with its figures after one visit', async ({ page, context }) => {
    await open(page, '#/');
    await controlled(page);
    expect(await offlineReady(page)).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await firstChart(page);
    // A link of a version to come: read as far as it can be, and the way to the rest.
    await open(page, '#/lab?v=2&coin=eth&orchard=plum');
    await expect(page.getByText('This link was made by a newer MacroTide (version 2')).toBeVisible();
    await expect(page.getByText('Reload the page with a network')).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Ethereum' })).toBeChecked();
    await open(page, '#/nowhere');
    for (const { hash } of ROUTES) {
      await turnTo(page, hash);
      await settled(page);
      await expect(page.locator('[role="alert"]')).toHaveCount(0);
    }
  });
});

test.describe('on a server of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'macrotide-site-'));
  const sent: string[] = [];
  let server: ReturnType<typeof createSiteServer>;
  let address: string;

  test.beforeAll(async () => {
    cpSync('dist', folder, { recursive: true });
    server = createSiteServer({ folder });
    // Counted where it cannot be overlooked: what a cache answers never gets here.
    server.on('request', (request, response) => {
      response.on('finish', () => {
        if (response.statusCode === 200) sent.push(request.url ?? '');
      });
    });
    address = `http://localhost:${await listen(server, { port: 43100 })}/`;
  });

  test.beforeEach(({ guard }) => {
    sent.length = 0;
    guard.allow(/request to another origin: http:\/\/localhost:431\d\d\//);
  });

  test.afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  test('should send no large file twice on the first visit', async ({ page }) => {
    await page.goto(`${address}#/correlation`);
    await controlled(page);
    await settled(page);
    expect(await offlineReady(page)).toBe(true);
    const large = sent.filter((path) => path.endsWith('.wasm'));
    expect(large).toContainEqual(expect.stringContaining('duckdb'));
    expect(large.length).toBe(new Set(large).size);
  });

  test('should keep the old version until the reader asks for the new one', async ({ page }) => {
    await page.goto(address);
    await controlled(page);
    publish(folder);
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const reload = page.getByRole('button', { name: 'Reload' });
    await expect(reload).toBeVisible();
    expect(await page.locator('meta[name="release"]').count()).toBe(0);
    await Promise.all([page.waitForEvent('load'), reload.click()]);
    await expect(page.locator('meta[name="release"]')).toHaveCount(1);
  });
});

/** Publishes the site anew with a page that can be told from the old one. */
function publish(folder: string): void {
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
