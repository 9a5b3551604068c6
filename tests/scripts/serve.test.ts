import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteServer, listen } from '../../scripts/serve.mjs';

const outer = mkdtempSync(join(tmpdir(), 'macrotide-serve-'));
const folder = join(outer, 'dist');
let server: Server;
let origin: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<p>tide</p>');
  writeFileSync(join(folder, 'assets/a.wasm'), 'x'.repeat(5000));
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  server = createSiteServer({ folder, base: '/macrotide/' });
  origin = `http://127.0.0.1:${await listen(server, { port: 42100 })}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(outer, { recursive: true });
});

/** Status of a raw path, which `fetch` would tidy up first. */
function statusOf(path: string): Promise<number | undefined> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    request({ port, path, host: '127.0.0.1' }, (response) => done(response.resume().statusCode))
      .on('error', fail)
      .end();
  });
}

describe('the static server', () => {
  it('should answer under its base and nowhere else', async () => {
    expect(await (await fetch(`${origin}/macrotide/`)).text()).toBe('<p>tide</p>');
    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect((await fetch(`${origin}/macrotide`, { redirect: 'manual' })).headers.get('location')).toBe(
      '/macrotide/',
    );
  });

  it('should name WebAssembly, compress it and let it be kept', async () => {
    const response = await fetch(`${origin}/macrotide/assets/a.wasm`);
    expect(response.headers.get('content-type')).toBe('application/wasm');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect((await response.text()).length).toBe(5000);
  });

  it('should answer "not modified" to the tag it gave', async () => {
    const etag = (await fetch(`${origin}/macrotide/index.html`)).headers.get('etag') ?? '';
    const again = await fetch(`${origin}/macrotide/index.html`, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  it.each(['/macrotide/../secret.txt', '/macrotide/..%2fsecret.txt', '/macrotide/%2e%2e/%2e%2e/etc/passwd'])(
    'should not leave its folder for %s',
    async (path) => {
      expect(await statusOf(path)).toBe(404);
    },
  );

  it('should call an unreadable address and an unknown method by their names', async () => {
    expect(await statusOf('/macrotide/%E0%A4%A')).toBe(400);
    expect((await fetch(`${origin}/macrotide/`, { method: 'POST' })).status).toBe(405);
  });

  it('should say that a port is taken and use the next one', async () => {
    const { port } = server.address() as AddressInfo;
    const taken: number[] = [];
    const second = createSiteServer({ folder });
    const chosen = await listen(second, { port, onTaken: (busy: number) => void taken.push(busy) });
    second.close();
    expect(taken[0]).toBe(port);
    expect(chosen).toBeGreaterThan(port);
  });
});
