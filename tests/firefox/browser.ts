import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { firefox, type Browser, type Page } from '@playwright/test';
import { speakWithStable } from './stable';

const NAMES = ['firefox-esr', 'firefox'];

/** A stock Firefox, driven over WebDriver BiDi rather than by Playwright's own patched build. */
export function startFirefox(): Promise<Browser> {
  speakWithStable();
  return firefox.launch({ channel: 'moz-firefox', executablePath: findFirefox() });
}

/** The browser named by FIREFOX, else the first on the PATH. */
function findFirefox(): string {
  const named = process.env['FIREFOX'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
  if (found) return found;
  throw new Error(
    'There is no Firefox: install it (Debian: apt-get install firefox-esr) or name one: FIREFOX=/path.',
  );
}

/** Errors that reach the console or the window, and requests to other origins, each with the page it came from. */
export class Faults {
  readonly all: string[] = [];
  place = 'start';
  #aside = false;

  constructor(page: Page, address: string) {
    const { origin } = new URL(address);
    page.on('console', (message) => {
      if (message.type() === 'error') this.note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.note(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== origin) this.note(`request to ${url.href}`);
    });
  }

  /** Something that the driver does: it lays a style over the page for a picture, which the security policy refuses. */
  async aside(act: () => Promise<unknown>): Promise<void> {
    this.#aside = true;
    await act();
    this.#aside = false;
  }

  note(words: string): void {
    if (this.#aside && words.includes('style-src-elem')) return;
    const fault = `${this.place}: ${words}`;
    if (this.all.includes(fault)) return;
    this.all.push(fault);
    console.log(`  ! ${fault}`);
  }
}
