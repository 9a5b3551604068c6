// Keeps the whole site for use without a network. Each file is stored under its address and hash, so an update fetches
// only what changed, and a file that arrives damaged is never kept. Files already loaded by the page come from the
// browser's own cache: nothing travels twice.
export {}; // a module: its names stay its own

declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE_FILES__: readonly { url: string; integrity: string; large: boolean }[];
declare const __SECURITY_POLICY__: string;

interface KeptFile {
  readonly href: string;
  readonly key: string;
  readonly integrity: string;
  readonly large: boolean;
}

const { scope } = self.registration;
// Several apps may share an origin, each under its own path.
const CACHE = `macrotide:${scope}`;

const files = new Map<string, KeptFile>(
  __PRECACHE_FILES__.map(({ url, integrity, large }) => {
    const { href } = new URL(url, scope);
    return [href, { href, key: `${href}?${encodeURIComponent(integrity)}`, integrity, large }];
  }),
);
const all = [...files.values()];
const inFlight = new Map<string, Promise<void>>();

self.addEventListener('install', (event) => {
  event.waitUntil(storeAll(all.filter((file) => !file.large)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([dropOutdated(), self.clients.claim()]));
});

self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') event.waitUntil(self.skipWaiting());
  if (event.data === 'complete') event.waitUntil(complete(event.ports[0]));
});

self.addEventListener('fetch', (event) => {
  const file = fileFor(event.request);
  if (file) event.respondWith(answer(event.request, file));
});

function fileFor(request: Request): KeptFile | undefined {
  if (request.method !== 'GET') return undefined;
  const url = new URL(request.url);
  url.hash = '';
  if (request.mode === 'navigate') {
    url.search = '';
    if (url.href === scope) return files.get(new URL('index.html', scope).href);
  }
  return files.get(url.href);
}

async function answer(request: Request, file: KeptFile): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const response = (await cache.match(file.key)) ?? (await store(file), await cache.match(file.key));
    if (response) return secured(request, response);
  } catch {
    // A file that could not be kept still reaches the page, which checks what it loads and says what is wrong.
  }
  return secured(request, await fetch(request));
}

/** The page's policy does not bind its workers: each brings its own in a header. */
function secured(request: Request, response: Response): Response {
  if (request.destination !== 'worker' && request.destination !== 'sharedworker') return response;
  const headers = new Headers(response.headers);
  headers.set('Content-Security-Policy', __SECURITY_POLICY__);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

async function storeAll(wanted: readonly KeptFile[]): Promise<void> {
  await Promise.all(wanted.map((file) => store(file)));
}

function store(file: KeptFile): Promise<void> {
  const running = inFlight.get(file.key);
  if (running) return running;
  const started = fetchAndPut(file).finally(() => inFlight.delete(file.key));
  inFlight.set(file.key, started);
  return started;
}

async function fetchAndPut(file: KeptFile): Promise<void> {
  const cache = await caches.open(CACHE);
  if (await cache.match(file.key)) return;
  // Names under assets/ carry a hash of their content; all others are asked for again, at the price of a "not modified".
  const mode = file.href.startsWith(`${scope}assets/`) ? 'default' : 'no-cache';
  const response = await fetch(file.href, { cache: mode, integrity: file.integrity });
  if (!response.ok) throw new Error(`${file.href}: ${response.status} ${response.statusText}`);
  // A redirected response may not answer a navigation; a copy may.
  const { status, statusText, headers } = response;
  await cache.put(
    file.key,
    response.redirected ? new Response(response.body, { status, statusText, headers }) : response,
  );
}

async function dropOutdated(): Promise<void> {
  const cache = await caches.open(CACHE);
  const wanted = new Set(all.map((file) => file.key));
  const outdated = (await cache.keys()).filter((request) => !wanted.has(request.url));
  await Promise.all(outdated.map((request) => cache.delete(request)));
}

/** Fetches what installation left out and tells the page whether everything is there. */
async function complete(reply: MessagePort | undefined): Promise<void> {
  const done = await storeAll(all).then(
    () => true,
    () => false,
  );
  reply?.postMessage(done);
}
