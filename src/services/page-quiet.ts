/** How long the page may stay busy before what waits goes on all the same. */
const LATEST_MS = 4000;
/** Between looks at the page, so that what is being fetched can come in between. */
const LOOK_MS = 200;
/** As many looks in a row must find nothing to do. */
const LOOKS = 3;
/** What an idle browser offers, of at most 50 ms. */
const IDLE_MS = 40;

/**
 * Resolves when the page has had nothing to do for a while: what nobody waits for, such as the copy for use without a
 * network, must not take the processor from the first picture.
 */
export async function pageQuiet(): Promise<void> {
  const latest = performance.now() + LATEST_MS;
  // A page that nobody sees is not told when it is idle, and not every browser tells.
  const tells = 'requestIdleCallback' in window;
  for (let idle = 0; idle < LOOKS && performance.now() < latest;) {
    await pause(LOOK_MS);
    idle = tells && (await idleTime(latest - performance.now())) < IDLE_MS ? 0 : idle + 1;
  }
}

function idleTime(timeout: number): Promise<number> {
  return new Promise((resolve) => {
    requestIdleCallback((deadline) => resolve(deadline.timeRemaining()), { timeout: Math.max(1, timeout) });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
