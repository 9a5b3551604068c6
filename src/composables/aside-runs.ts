import type { RunInfo } from '../contracts/run';
import type { TrainingResult } from '../contracts/training-engine';
import type { Frame } from '../domain/frame';
import { paysTwice, thisMachine, type Machine } from '../services/spare-cores';
import { useRunShelfStore, type RunOrder, type WaitingRun } from '../stores/run-shelf';
import { useRunStore } from '../stores/run';
import { forgetWaiting, stillWaits } from './kept-queue';
import { runLocks, secondTrainingClient } from './training-worker';
import { useModels } from './useModels';
import { useRunArchive } from './useRunArchive';

/** A run that has ended well, and what it was for. */
export interface EndedRun {
  readonly id: string;
  readonly result: TrainingResult;
  readonly panel: Frame;
  readonly order?: RunOrder | undefined;
}

/** Puts a finished run where the pages look for it. */
export async function keepEnded({ id, result, panel, order }: EndedRun): Promise<void> {
  const finishedAt = Date.now();
  useRunShelfStore().addFinished({ id, result, panel, finishedAt });
  const { tags, reproduces } = order ?? {};
  await useRunArchive().keep({ id, result, createdAt: finishedAt, tags, reproduces });
  await useModels().keep(id, result, finishedAt);
}

let abort: AbortController | null = null;
/** A failure beside is tried again in turn, where the page tells of it. */
let spoilt = false;

/** Ends the run beside the one under way; nothing of it is kept. */
export function cancelAside(): void {
  abort?.abort();
}

/**
 * Trains ordered runs (seeds, ablations) on a second worker while the first has a run under way, where the machine has
 * cores for both. A run's numbers do not depend on the worker; which backend it gets is only left to itself where no
 * graphics processor could be chosen.
 */
export async function trainAside(
  info: RunInfo,
  panel: Frame,
  machine: Machine = thisMachine(),
): Promise<void> {
  const shelf = useRunShelfStore();
  const run = useRunStore();
  if (shelf.aside || !paysTwice(info.backend, machine)) return;
  spoilt = false;
  for (
    let next = takeAside(info, machine);
    next;
    next = run.busy && !spoilt ? takeAside(info, machine) : null
  ) {
    const going = next;
    await runLocks().hold(going.id, () => trainOne(going, panel));
    shelf.setAside(null);
  }
}

function takeAside(info: RunInfo, machine: Machine): WaitingRun | null {
  const shelf = useRunShelfStore();
  const next = shelf.waiting.find(({ order }) => order && canBeAside(order, info, machine)) ?? null;
  if (!next) return null;
  shelf.withdraw(next.id);
  shelf.setAside(next);
  return next;
}

function canBeAside({ spec }: RunOrder, { probes }: RunInfo, machine: Machine): boolean {
  if (spec.backend !== 'auto') return paysTwice(spec.backend, machine);
  return !probes.some(({ backend, usable }) => usable && !paysTwice(backend, machine));
}

async function trainOne(waiting: WaitingRun, panel: Frame): Promise<void> {
  const { id, order } = waiting;
  if (!order || !(await stillWaits(id))) return;
  const controller = new AbortController();
  abort = controller;
  const job = { runId: id, spec: order.spec, panel };
  const outcome = await secondTrainingClient().run(job, () => undefined, controller.signal);
  if (outcome.ok) {
    await forgetWaiting(id);
    // The first worker hears that it is stored once it is free: that is not waited for.
    void keepEnded({ id, result: outcome.value, panel, order });
    return;
  }
  if (outcome.error.code === 'cancelled') {
    await forgetWaiting(id);
    void secondTrainingClient().discard(id);
    return;
  }
  spoilt = true;
  useRunShelfStore().putBack(waiting);
}
