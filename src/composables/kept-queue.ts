import { DEFAULT_LINK_STATE } from '../contracts/link-defaults';
import { CallQueue } from '../services/call-queue';
import { formatLink, parseLink } from '../services/link';
import { createRunQueue, type QueuedRun, type RunQueueStore } from '../services/run-queue';
import { useRunShelfStore, type WaitingRun } from '../stores/run-shelf';
import { useRunStore } from '../stores/run';
import { runLocks } from './training-worker';

/*
 * The queue in the browser's memory. A run stays in it until it has ended, so that a tab that is closed before its
 * first checkpoint loses none; which run goes on where, the locks say.
 */

let store: RunQueueStore | null = null;
/** One after the other: a run must not be removed before it has been put. */
const turns = new CallQueue();
const kept = new Set<string>();

function queue(): RunQueueStore {
  store ??= createRunQueue();
  return store;
}

/** Keeps a run that waits; where the browser refuses, the shelf says so and the run waits in this tab. */
export function keepWaiting({ id, settings, order }: WaitingRun): Promise<void> {
  kept.add(id);
  const run: QueuedRun = {
    id,
    queuedAt: Date.now(),
    query: formatLink(settings, 'lab'),
    ...(order && { order }),
  };
  return turns.run(async () => {
    const told = await queue().put(run);
    if (!told.ok) kept.delete(id);
    useRunShelfStore().setQueueFailure(told.ok ? null : told.error);
  });
}

/** Forgets a run that waits no more: it has ended, or was taken back. */
export function forgetWaiting(id: string): Promise<void> {
  return turns.run(async () => {
    if (kept.delete(id)) await queue().remove(id);
  });
}

/** Whether a run still waits: another tab may have trained it meanwhile. */
export async function stillWaits(id: string): Promise<boolean> {
  if (!kept.has(id)) return true;
  const found = await turns.run(() => queue().list());
  return !found.ok || found.value.some((run) => run.id === id);
}

/** The runs that wait from earlier visits, but none that goes on in another tab or can be resumed. */
export function loadWaiting(broken: readonly string[]): Promise<void> {
  return turns.run(async () => {
    const found = await queue().list();
    if (!found.ok) return;
    const going = await runLocks().elsewhere();
    const shelf = useRunShelfStore();
    const known = new Set([
      ...shelf.waiting.map(({ id }) => id),
      ...going,
      useRunStore().runId,
      shelf.aside?.id ?? '',
    ]);
    const runs = found.value.filter(({ id }) => !known.has(id));
    runs.forEach(({ id }) => kept.add(id));
    const waiting = runs.filter(({ id }) => !broken.includes(id)).map(waitingRun);
    shelf.setWaiting([...waiting, ...shelf.waiting]);
  });
}

function waitingRun({ id, query, order }: QueuedRun): WaitingRun {
  const settings = { ...DEFAULT_LINK_STATE, ...parseLink(query, 'lab').state };
  return { id, settings, ...(order && { order }) };
}
