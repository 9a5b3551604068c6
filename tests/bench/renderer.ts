import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

const SAMPLE_MS = 200;

/** Resident memory of the page's process, now and at its highest. */
export class Renderer {
  #highest = 0;
  readonly #timer: ReturnType<typeof setInterval>;

  private constructor(private readonly pid: number) {
    // The browser sets the kernel's own record (VmHWM) back from time to time.
    this.#timer = setInterval(() => void this.bytes(), SAMPLE_MS);
  }

  /** Watches the largest renderer of a browser that shows one page. */
  static async of(browser: Browser): Promise<Renderer> {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const ids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    return new Renderer(ids.reduce((largest, id) => (resident(id) > resident(largest) ? id : largest)));
  }

  bytes(): number {
    const now = resident(this.pid);
    this.#highest = Math.max(this.#highest, now);
    return now;
  }

  /** The highest since the last time it was asked. */
  highest(): number {
    const found = Math.max(this.#highest, this.bytes());
    this.#highest = 0;
    return found;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

function resident(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
