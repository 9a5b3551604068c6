import { pageQuiet } from './page-quiet';

/** What the page may want to tell its reader about the copy kept for use without a network. */
export interface PwaListeners {
  /** Everything is stored: from now on the site works with the network unplugged. */
  onOfflineReady?: () => void;
  /** A newer version waits. `apply` switches to it and reloads the page; until then nothing changes. */
  onUpdateReady?: (apply: () => void) => void;
}

const UPDATE_CHECK_MS = 60 * 60 * 1000;

let failed: () => void = () => undefined;
const registrationFailed = new Promise<void>((resolve) => (failed = resolve));

/** The browser's registry, or undefined in development, on plain http and in private windows of some browsers. */
function container(): ServiceWorkerContainer | undefined {
  return import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
}

let asked: () => void = () => undefined;
const waitedFor = new Promise<void>((resolve) => (asked = resolve));

/**
 * Registers the service worker once the page is quiet, so that it never competes with the first chart, or as soon as
 * somebody waits for it.
 */
export async function registerServiceWorker(listeners: PwaListeners = {}): Promise<void> {
  const workers = container();
  if (!workers) return failed();
  await pageLoaded();
  await Promise.race([pageQuiet(), waitedFor]);
  try {
    const registration = await workers.register(new URL('sw.js', document.baseURI), {
      updateViaCache: 'none',
    });
    watchUpdates(workers, registration, listeners);
    watchFirstInstallation(registration);
    await workers.ready;
    if (await askToComplete(workers)) listeners.onOfflineReady?.();
  } catch (error) {
    // The site works without it; only the offline copy is missing.
    console.warn('No offline copy could be made:', error);
    failed();
  }
}

/**
 * Resolves to true as soon as the service worker answers this page's requests, and to false when it never will or
 * `timeoutMs` have passed. Wait for it before fetching large files, or they travel twice on the first visit.
 */
export async function serviceWorkerReady(timeoutMs: number): Promise<boolean> {
  const workers = container();
  if (!workers) return false;
  if (workers.controller) return true;
  asked();
  const registration = await workers.getRegistration();
  // A forced reload bypasses the worker for as long as the page lives.
  if (registration?.active?.state === 'activated') return workers.controller !== null;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    const settle = (ready: boolean): void => {
      clearTimeout(timer);
      resolve(ready);
    };
    workers.addEventListener('controllerchange', () => settle(true), { once: true });
    void registrationFailed.then(() => settle(false));
  });
}

function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => addEventListener('load', () => resolve(), { once: true }));
}

function watchUpdates(
  workers: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  { onUpdateReady }: PwaListeners,
): void {
  const apply = (): void => {
    const { waiting } = registration;
    // Another tab may have switched already.
    if (!waiting) return location.reload();
    workers.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('skip-waiting');
  };
  const announce = (): void => {
    // The very first installation is no update.
    if (registration.waiting && workers.controller) onUpdateReady?.(apply);
  };
  announce();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', announce);
  });
  setInterval(() => void registration.update().catch(() => undefined), UPDATE_CHECK_MS);
}

/** A first installation that fails (a file damaged on its way) leaves nothing to wait for. */
function watchFirstInstallation({ active, installing }: ServiceWorkerRegistration): void {
  if (active) return;
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'redundant') failed();
  });
}

/** Asks the active worker to fetch what its installation left out. */
function askToComplete(workers: ServiceWorkerContainer): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data === true);
    void workers.ready.then(({ active }) => active?.postMessage('complete', [port2]));
  });
}
