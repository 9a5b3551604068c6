// Finds a Chromium for the end-to-end tests, or brings one.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runPackage } from './setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What tests start a browser with: nothing that calls out, and no sandbox, which containers refuse. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser named by CHROMIUM, else the first on the PATH, else undefined: then Playwright uses its own.
 * @returns {string | undefined}
 */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  return NAMES.map(onPath).find((path) => path !== undefined);
}

/**
 * @param {string} name
 * @returns {string | undefined}
 */
function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Makes sure that a browser is there; says what to do where none can be had. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) {
    if (starts(found)) return;
    if (process.env.CHROMIUM)
      throw new Error(`CHROMIUM names ${found}, which does not start. Name another browser.`);
  }
  if (await hasPlaywrightBrowser()) return;
  console.log('Installing a browser for the tests (once) ...');
  if ((await installDebianPackage()) && starts(findBrowser())) return;
  if ((await runPackage('@playwright/test/cli.js', ['install', 'chromium'])) === 0) return;
  throw new Error(
    'No browser for the end-to-end tests: install Chromium (Debian: apt-get install chromium) ' +
      'or name one: CHROMIUM=/path/to/chromium npm test',
  );
}

/** @param {string | undefined} path */
function starts(path) {
  return (
    path !== undefined && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  );
}

async function hasPlaywrightBrowser() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

async function installDebianPackage() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  return (
    (await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env })) === 0
  );
}
