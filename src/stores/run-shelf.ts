import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { LinkState } from '../contracts/link-state';
import type { Failure } from '../contracts/outcome';
import type { RunSpec } from '../contracts/run';
import type { KeptRun, TrainingResult } from '../contracts/training-engine';
import type { Frame } from '../domain/frame';

/** A run that another page asks for: exactly this specification, and what it is for. */
export interface RunOrder {
  readonly spec: RunSpec;
  readonly tags?: readonly string[];
  /** Name of the run that it repeats. */
  readonly reproduces?: string;
}

/** A run that starts when those before it are over. */
export interface WaitingRun {
  readonly id: string;
  readonly settings: LinkState;
  /** Where it was ordered rather than set with the controls. */
  readonly order?: RunOrder;
}

/** A result of this visit, or the one that was kept from the last. */
export interface FinishedRun {
  readonly id: string;
  readonly result: TrainingResult;
  /** Null where its rows were not read in this visit. */
  readonly panel: Frame | null;
  /** Milliseconds since 1970. */
  readonly finishedAt: number;
}

const MOST_FINISHED = 8;

/** The runs around the one under way: those that wait, those that broke off, those that are done. */
export const useRunShelfStore = defineStore('run-shelf', () => {
  const waiting = shallowRef<readonly WaitingRun[]>([]);
  /** An ordered run on a second worker, beside the one under way. */
  const aside = shallowRef<WaitingRun | null>(null);
  const broken = shallowRef<readonly KeptRun[]>([]);
  const finished = shallowRef<readonly FinishedRun[]>([]);
  /** Why the runs that wait are not kept beyond this tab; null where they are. */
  const queueFailure = shallowRef<Failure | null>(null);
  /** Runs that go on in other tabs. */
  const elsewhere = ref(0);

  function enqueue(run: WaitingRun): void {
    waiting.value = [...waiting.value, run];
  }
  function setWaiting(runs: readonly WaitingRun[]): void {
    waiting.value = runs;
  }
  /** One that was taken, but could not begin. */
  function putBack(run: WaitingRun): void {
    waiting.value = [run, ...waiting.value];
  }
  function setQueueFailure(failure: Failure | null): void {
    queueFailure.value = failure;
  }
  function withdraw(id: string): void {
    waiting.value = waiting.value.filter((run) => run.id !== id);
  }
  /** The next one, which waits no longer; null when none does. */
  function takeNext(): WaitingRun | null {
    const [next, ...rest] = waiting.value;
    waiting.value = rest;
    return next ?? null;
  }
  function setAside(run: WaitingRun | null): void {
    aside.value = run;
  }
  function setBroken(runs: readonly KeptRun[]): void {
    broken.value = runs;
  }
  function forget(runId: string): void {
    broken.value = broken.value.filter((run) => run.runId !== runId);
  }
  /** Newest first; the oldest go. */
  function addFinished(run: FinishedRun): void {
    const others = finished.value.filter(({ id }) => id !== run.id);
    finished.value = [run, ...others].slice(0, MOST_FINISHED);
  }
  function setElsewhere(count: number): void {
    elsewhere.value = count;
  }

  return {
    waiting,
    aside,
    broken,
    finished,
    elsewhere,
    queueFailure,
    enqueue,
    setWaiting,
    putBack,
    setQueueFailure,
    withdraw,
    takeNext,
    setAside,
    setBroken,
    forget,
    addFinished,
    setElsewhere,
  };
});
