import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageQuiet } from '../../src/services/page-quiet';

/** What the browser offers at each look, milliseconds; the last one stays. */
function browserOffers(...remaining: number[]): void {
  const idle = (tell: (deadline: { timeRemaining: () => number }) => void): void => {
    const ms = remaining.length > 1 ? remaining.shift()! : remaining[0]!;
    tell({ timeRemaining: () => ms });
  };
  vi.stubGlobal('requestIdleCallback', idle);
  vi.stubGlobal('window', { requestIdleCallback: idle });
}

async function quietAfter(): Promise<number> {
  const begin = performance.now();
  let ms = NaN;
  void pageQuiet().then(() => (ms = performance.now() - begin));
  await vi.advanceTimersByTimeAsync(10_000);
  return ms;
}

describe('pageQuiet', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('should wait for three looks in a row that find nothing to do', async () => {
    browserOffers(50);
    expect(await quietAfter()).toBe(600);
    browserOffers(50, 50, 3, 50);
    expect(await quietAfter()).toBe(1200);
  });

  it('should go on after four seconds however busy the page is', async () => {
    browserOffers(1);
    expect(await quietAfter()).toBe(4000);
  });

  it('should wait a little where the browser does not tell', async () => {
    vi.stubGlobal('window', {});
    expect(await quietAfter()).toBe(600);
  });
});
