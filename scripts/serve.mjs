// A small static server for the built site: compressed, revalidated by ETag, at the root or under a sub-path.
//   PORT=4173 HOST=127.0.0.1 BASE=/macrotide/ node scripts/serve.mjs [FOLDER]
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
};
const ALREADY_COMPRESSED = new Set(['.png', '.ico']);
const ATTEMPTS = 20;

/** A server for `folder`; requests outside `base` are not found. */
export function createSiteServer({ folder, base = '/' }) {
  const root = resolve(folder);
  const files = new Map();
  return createServer((request, response) => {
    respond({ request, root, base, files }).then(
      ({ status, headers = {}, body = '' }) => {
        response.writeHead(status, { 'X-Content-Type-Options': 'nosniff', ...headers });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      (error) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
}

async function respond({ request, root, base, files }) {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, headers: { Allow: 'GET, HEAD' } };
  const path = pathOf(request.url);
  if (path === null) return plain(400, 'This address cannot be read.');
  if (`${path}/` === base) return { status: 301, headers: { Location: base } };
  const file = path.startsWith(base) ? fileIn(root, path.slice(base.length)) : null;
  const entry = file && (await load(file, files));
  if (!entry) return plain(404, 'Not found.');
  const headers = {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    // Names under assets/ carry a hash of their content.
    'Cache-Control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: entry.etag,
    Vary: 'Accept-Encoding',
  };
  if (request.headers['if-none-match'] === entry.etag) return { status: 304, headers };
  const zipped = entry.zipped && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = zipped ? entry.zipped : entry.bytes;
  if (zipped) headers['Content-Encoding'] = 'gzip';
  return { status: 200, headers: { ...headers, 'Content-Length': body.length }, body };
}

function plain(status, body) {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

function pathOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.includes('\0') ? null : path;
  } catch {
    return null;
  }
}

/** The file an address means, or null where it would leave the folder. */
function fileIn(root, path) {
  const file = resolve(join(root, path === '' || path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(root + sep) ? file : null;
}

async function load(file, files) {
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) return null;
  const known = files.get(file);
  if (known?.modified === info.mtimeMs) return known;
  const bytes = await readFile(file);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  const zipped = ALREADY_COMPRESSED.has(extname(file)) ? null : await compress(bytes, { level: 6 });
  const entry = { modified: info.mtimeMs, bytes, zipped, etag };
  files.set(file, entry);
  return entry;
}

/**
 * Listens on `port`, or on the next one that is free, and returns the port.
 * @param {import('node:http').Server} server
 * @param {{ port: number, host?: string, onTaken?: (port: number) => void }} options
 */
export async function listen(server, { port, host = '127.0.0.1', onTaken = () => {} }) {
  for (let candidate = port; candidate < port + ATTEMPTS; candidate++) {
    if (await tryToListen(server, candidate, host)) return server.address().port;
    onTaken(candidate);
  }
  throw new Error(
    `Ports ${port} to ${port + ATTEMPTS - 1} are all taken. Choose another one: PORT=9000 npm start`,
  );
}

function tryToListen(server, port, host) {
  return new Promise((done, fail) => {
    const onError = (error) => {
      if (error.code === 'EADDRINUSE') done(false);
      else
        fail(
          new Error(
            `Cannot listen on ${host}, port ${port}: ${error.message}. Choose another one: PORT=9000`,
          ),
        );
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      done(true);
    });
  });
}

/** Serves `folder` as the environment asks, says where, and ends on an interrupt. */
export async function serve(folder, environment = process.env) {
  const base = `/${environment.BASE ?? ''}/`.replace(/\/+/g, '/');
  const host = environment.HOST || '127.0.0.1';
  const port = Number(environment.PORT || 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${environment.PORT}".`);
  }
  const server = createSiteServer({ folder, base });
  const onTaken = (taken) => console.log(`Port ${taken} is taken; trying the next one.`);
  const chosen = await listen(server, { port, host, onTaken });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
  console.log(`MacroTide is ready: http://${host === '127.0.0.1' ? 'localhost' : host}:${chosen}${base}`);
  return server;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  serve(process.argv[2] ?? 'dist').catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
