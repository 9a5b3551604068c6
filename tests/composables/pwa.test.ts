import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { usePwa } from '../../src/composables/usePwa';
import type { PwaListeners } from '../../src/services/pwa';
import { useRunStore } from '../../src/stores/run';
import { useWalkStore } from '../../src/stores/walk';

const fakes = vi.hoisted(() => ({ register: vi.fn<(listeners: PwaListeners) => Promise<void>>() }));
vi.mock('../../src/services/pwa', () => ({ registerServiceWorker: fakes.register }));
vi.mock('../../src/composables/useInstall', () => ({ watchInstall: () => undefined }));

describe('a newer version', () => {
  const apply = vi.fn();
  let pwa: ReturnType<typeof usePwa>;
  const arrive = (): void => fakes.register.mock.lastCall?.[0].onUpdateReady?.(apply);
  beforeEach(() => {
    vi.clearAllMocks();
    fakes.register.mockResolvedValue();
    setActivePinia(createPinia());
    pwa = usePwa();
  });

  it('should be offered once it waits, and be taken by the reader alone', () => {
    expect(pwa.update.value).toBeNull();
    arrive();
    expect(apply).not.toHaveBeenCalled();
    pwa.update.value?.();
    expect(apply).toHaveBeenCalledOnce();
  });

  it.each(['preparing', 'running', 'paused', 'finishing'] as const)(
    'should not be spoken of while a run is %s, and be offered when it is over',
    (phase) => {
      const run = useRunStore();
      run.phase = phase;
      arrive();
      expect(pwa.update.value).toBeNull();
      run.phase = 'done';
      expect(pwa.update.value).toBe(apply);
    },
  );

  it('should wait for a walk through the folds too', () => {
    const walk = useWalkStore();
    walk.phase = 'running';
    arrive();
    expect(pwa.update.value).toBeNull();
    walk.end('done');
    expect(pwa.update.value).toBe(apply);
  });

  it('should be left alone after Later', () => {
    arrive();
    pwa.later();
    expect(pwa.update.value).toBeNull();
  });
});
