import { createServer, type AddressInfo } from 'node:net';
import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from './scripts/browser.mjs';

/** A sub-path, since the site must work under any. */
const BASE = '/macrotide/';

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

// The workers load this file again and inherit the choice.
const port = (process.env['E2E_PORT'] ??= String(await freePort()));
const baseURL = `http://localhost:${port}${BASE}`;
const executablePath = findBrowser();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  retries: process.env['CI'] ? 1 : 0,
  // Generous, since a test may share two slow cores with other work: a test that passes does not wait.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: [...BROWSER_ARGS], ...(executablePath && { executablePath }) },
    // Most tests need no offline copy; those that do ask for it.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    timezoneId: 'UTC',
    locale: 'en-GB',
  },
  webServer: {
    // Another build than the usual one, where E2E_SITE names its folder.
    command: `node scripts/serve.mjs ${process.env['E2E_SITE'] ?? 'dist'}`,
    env: { PORT: port, BASE },
    url: baseURL,
    reuseExistingServer: false,
  },
});
