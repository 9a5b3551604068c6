import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { WalkForwardEvent } from '../contracts/evaluation';
import type { Failure } from '../contracts/outcome';
import type { BackendId } from '../contracts/run';
import type { KeptWalk } from '../contracts/run-record';
import type { PlanDays } from '../domain/backtest/plan-choice';

/** Where a walk stands. `stopped`: by the reader, with its folds kept. */
export type WalkPhase = 'idle' | 'preparing' | 'running' | 'stopped' | 'cancelled' | 'failed' | 'done';

/** The fold under training and its last finished epoch. */
export interface WalkPlace {
  readonly seed: number;
  /** From 0. */
  readonly fold: number;
  readonly epoch: number;
}

/** The one walk-forward of a neural model that this tab trains, and those that broke off. Large values are replaced. */
export const useWalkStore = defineStore('walk', () => {
  const phase = ref<WalkPhase>('idle');
  const walk = shallowRef<KeptWalk | null>(null);
  const plan = shallowRef<PlanDays | null>(null);
  const backend = ref<BackendId | null>(null);
  const place = shallowRef<WalkPlace | null>(null);
  const failure = shallowRef<Failure | null>(null);
  /** The browser does not keep what is done; the walk goes on. */
  const shelfFailure = shallowRef<Failure | null>(null);
  const broken = shallowRef<readonly KeptWalk[]>([]);
  const busy = computed(() => phase.value === 'preparing' || phase.value === 'running');

  function begin(started: KeptWalk): void {
    phase.value = 'preparing';
    walk.value = started;
    plan.value = null;
    backend.value = null;
    place.value = null;
    failure.value = null;
    broken.value = broken.value.filter(({ id }) => id !== started.id);
  }

  /** Takes in events in the order in which they came; readers are told once for all of them. */
  function take(events: readonly WalkForwardEvent[]): void {
    for (const event of events) {
      if (event.kind === 'planned') {
        phase.value = 'running';
        plan.value = event.plan;
        backend.value = event.backend;
        if (walk.value) walk.value = { ...walk.value, steps: event.steps };
      } else if (event.kind === 'fold') {
        if (walk.value) walk.value = { ...walk.value, done: event.done, steps: event.steps };
      } else if (event.event.kind === 'epoch') {
        place.value = { seed: event.seed, fold: event.fold, epoch: event.event.record.epoch };
      }
    }
  }

  function end(how: 'done' | 'stopped' | 'cancelled'): void {
    phase.value = how;
  }
  function fail(error: Failure): void {
    phase.value = 'failed';
    failure.value = error;
  }
  function setBroken(found: readonly KeptWalk[]): void {
    broken.value = found;
  }
  function setShelfFailure(found: Failure | null): void {
    shelfFailure.value = found;
  }
  return {
    phase,
    walk,
    plan,
    backend,
    place,
    failure,
    shelfFailure,
    broken,
    busy,
    begin,
    take,
    end,
    fail,
    setBroken,
    setShelfFailure,
  };
});
