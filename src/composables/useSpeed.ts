import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Failure } from '../contracts/outcome';
import type { BackendId, ModelKind } from '../contracts/run';
import type { SpeedReport, SpeedTiming } from '../contracts/speed';
import type { MachineSpeed } from '../domain/speed/shared';
import { byBackend } from '../domain/speed/summary';
import { useSpeedStore } from '../stores/speed';
import { trainingClient } from './training-worker';

const DAY_MS = 86_400_000;

export interface Speed {
  readonly store: ReturnType<typeof useSpeedStore>;
  readonly state: Readonly<Ref<'idle' | 'running' | 'stopped' | 'failed'>>;
  /** 0 to 1. */
  readonly share: Readonly<Ref<number>>;
  /** What is being measured at this moment. */
  readonly now: Readonly<ShallowRef<{ readonly backend: BackendId; readonly model: ModelKind } | null>>;
  /** Figures of the measurement under way. */
  readonly timings: Readonly<ShallowRef<readonly SpeedTiming[]>>;
  readonly failure: Readonly<ShallowRef<Failure | null>>;
  start(): Promise<void>;
  stop(): void;
}

/** Measures this machine's speed in the training worker. Leaving the page ends it; what was measured before stays. */
export function useSpeed(): Speed {
  const store = useSpeedStore();
  const state = ref<'idle' | 'running' | 'stopped' | 'failed'>('idle');
  const share = ref(0);
  const now = shallowRef<Speed['now']['value']>(null);
  const timings = shallowRef<readonly SpeedTiming[]>([]);
  const failure = shallowRef<Failure | null>(null);
  let current = new AbortController();

  async function start(): Promise<void> {
    current.abort();
    const controller = new AbortController();
    current = controller;
    const { signal } = controller;
    [state.value, share.value, now.value, timings.value, failure.value] = ['running', 0, null, [], null];
    const outcome = await trainingClient().measureSpeed(
      `speed-${Date.now().toString(36)}`,
      (event) => {
        if (signal.aborted) return;
        if (event.kind === 'measuring') now.value = event;
        if (event.kind !== 'timing') return;
        share.value = event.done / event.of;
        timings.value = [...timings.value, event.timing];
      },
      signal,
    );
    if (signal.aborted) return;
    state.value = outcome.ok ? 'idle' : 'failed';
    failure.value = outcome.ok ? null : outcome.error;
    if (outcome.ok) store.setOwn({ report: outcome.value, speed: speedOf(outcome.value) });
  }

  function stop(): void {
    if (state.value !== 'running') return;
    current.abort();
    state.value = 'stopped';
  }

  onScopeDispose(() => current.abort());
  return { ...{ store, state, share, now, timings, failure, start, stop } };
}

function speedOf({ timings }: SpeedReport): MachineSpeed {
  return {
    day: Math.floor(Date.now() / DAY_MS),
    // Typed as always there; some browsers hide it.
    cores: (navigator.hardwareConcurrency as number | undefined) ?? 0,
    backends: byBackend(timings),
  };
}
