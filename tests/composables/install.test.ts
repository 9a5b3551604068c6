import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { useInstall as Use, watchInstall as Watch } from '../../src/composables/useInstall';

describe("the browser's offer to install", () => {
  const target = new EventTarget();
  let useInstall: typeof Use;
  let watchInstall: typeof Watch;

  /** What Chromium sends, once. */
  function offer(): { event: Event; prompt: ReturnType<typeof vi.fn> } {
    const prompt = vi.fn(() => Promise.resolve());
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
    target.dispatchEvent(event);
    return { event, prompt };
  }

  beforeEach(async () => {
    vi.resetModules();
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    ({ useInstall, watchInstall } = await import('../../src/composables/useInstall'));
    watchInstall();
  });
  afterEach(() => vi.unstubAllGlobals());

  it('should be kept until the reader asks, and answer once', () => {
    const { install, installed } = useInstall();
    expect(installed.value).toBe(false);
    expect(install.value).toBeNull();
    const { event, prompt } = offer();
    expect(event.defaultPrevented).toBe(true);
    expect(prompt).not.toHaveBeenCalled();
    install.value?.();
    expect(prompt).toHaveBeenCalledOnce();
    expect(install.value).toBeNull();
  });

  it('should be gone once the site is installed by another way', () => {
    const { install } = useInstall();
    offer();
    target.dispatchEvent(new Event('appinstalled'));
    expect(install.value).toBeNull();
  });
});
