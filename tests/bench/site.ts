import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';
import { BROWSER_ARGS, findBrowser } from '../../scripts/browser.mjs';
import { createSiteServer, listen } from '../../scripts/serve.mjs';

const BASE = '/macrotide/';
/** Another build than the usual one, where E2E_SITE names its folder. */
const FOLDER = process.env['E2E_SITE'] ?? 'dist';

/** The built site on a server of its own that counts the bytes it sends, headers included. */
export class Site {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {
    server.on('connection', (socket) => this.sockets.add(socket));
  }

  static async start(): Promise<Site> {
    if (!existsSync(`${FOLDER}/sw.js`)) throw new Error('There is no built site. Run `npm run build` first.');
    const server = createSiteServer({ folder: FOLDER, base: BASE });
    const port = await listen(server, { port: 44100 });
    return new Site(server, `http://localhost:${port}${BASE}`);
  }

  bytesSent(): number {
    return [...this.sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

export function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ args: BROWSER_ARGS, ...(executablePath && { executablePath }) });
}
