import { onMounted } from 'vue';
import type { WalkForwardEvent } from '../contracts/evaluation';
import type { Failure } from '../contracts/outcome';
import type { KeptWalk } from '../contracts/run-record';
import type { RunSpec } from '../contracts/run';
import { POINT_PLAN } from '../domain/backtest/plan-choice';
import { CallQueue } from '../services/call-queue';
import { createWalkShelf, type WalkShelf } from '../services/walk-shelf';
import { useArchiveStore } from '../stores/archive';
import { useRunStore } from '../stores/run';
import { useWalkStore } from '../stores/walk';
import { dataClient, tableStore } from './clients';
import { createEventBuffer } from './event-buffer';
import { runLocks, trainingClient } from './training-worker';
import { useRunArchive } from './useRunArchive';

/** At most ten updates a second reach the store. */
const UPDATE_MS = 100;

export interface Walks {
  readonly walk: ReturnType<typeof useWalkStore>;
  readonly run: ReturnType<typeof useRunStore>;
  /** Walks a specification through the five folds of the leaderboard, once a seed, the first being the spec's own. */
  start(spec: RunSpec, seeds: number): Promise<void>;
  /** Goes on with a walk that broke off, after its last fold. */
  goOn(kept: KeptWalk): Promise<void>;
  /** Ends now; the folds that are done stay. */
  stop(): void;
  /** Ends now; nothing stays. */
  cancel(): void;
  discard(kept: KeptWalk): Promise<void>;
}

let shelf: WalkShelf | null = null;
/** One after the other: a walk must not be put again after it has been removed. */
const turns = new CallQueue();
let abort: AbortController | null = null;
/** What the reader asked of the walk under way; the worker answers both by `cancelled`. */
let ending: 'stopped' | 'cancelled' | null = null;

function walkShelf(): WalkShelf {
  shelf ??= createWalkShelf();
  return shelf;
}

/** The walk-forward of this tab. It goes on while other pages are looked at. */
export function useWalks(): Walks {
  const walk = useWalkStore();
  const run = useRunStore();
  const archive = useArchiveStore();

  async function start(spec: RunSpec, seeds: number): Promise<void> {
    const id = `walk-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
    const list = Array.from({ length: seeds }, (_, i) => spec.seed + i);
    const folds = POINT_PLAN.folds ?? 0;
    const savedAt = Date.now();
    await perform({ id, spec, plan: POINT_PLAN, seeds: list, done: 0, steps: folds * seeds, savedAt });
  }

  async function perform(kept: KeptWalk): Promise<void> {
    if (walk.busy || run.busy) return;
    const controller = new AbortController();
    [abort, ending] = [controller, null];
    walk.begin(kept);
    const work = async () => ({ failure: await train(kept, controller.signal) });
    const held = await runLocks().hold(kept.id, work);
    const failure = held ? held.failure : GOES_ON_ELSEWHERE;
    if (!failure) walk.end('done');
    else if (ending && failure.code === 'cancelled') walk.end(ending);
    else walk.fail(failure);
    const stored = !failure && !archive.unsaved.some(({ id }) => id === kept.id);
    if (held && (stored || ending === 'cancelled')) await forget(kept.id);
    await look();
  }

  function stop(): void {
    ending = 'stopped';
    // Before the worker has begun there is nothing to keep.
    if (walk.phase === 'preparing') abort?.abort();
    else if (walk.walk) void trainingClient().stop(walk.walk.id);
  }

  function cancel(): void {
    ending = 'cancelled';
    abort?.abort();
  }

  /** Walks that broke off, without those that go on in this tab or in another. */
  async function look(): Promise<void> {
    const found = await walkShelf().list();
    if (!found.ok) return;
    const going = await runLocks().elsewhere();
    const here = walk.busy ? walk.walk?.id : undefined;
    const finished = new Set(archive.walks.map(({ id }) => id));
    for (const { id } of found.value.filter((one) => finished.has(one.id))) await forget(id);
    walk.setBroken(found.value.filter(({ id }) => !going.includes(id) && id !== here && !finished.has(id)));
  }

  onMounted(() => void look());
  return {
    walk,
    run,
    start,
    goOn: perform,
    stop,
    cancel,
    discard: async ({ id }) => {
      await forget(id);
      await look();
    },
  };
}

async function forget(id: string): Promise<void> {
  await turns.run(() => walkShelf().remove(id));
  await trainingClient().discard(id);
}

const GOES_ON_ELSEWHERE: Failure = {
  code: 'busy',
  message: 'This walk-forward is going on in another tab.',
  hint: 'Look for it there, or start another here.',
};

const OTHER_DATA: Failure = {
  code: 'bad-input',
  message: 'The data have changed since this walk-forward began, so it cannot go on.',
  hint: 'Discard it and start it again.',
};

/** Trains the folds and keeps the report; answers with what went wrong, if anything did. */
async function train(kept: KeptWalk, signal: AbortSignal): Promise<Failure | null> {
  const { id, spec, plan, seeds } = kept;
  const manifest = await tableStore().manifest();
  if (!manifest.ok) return manifest.error;
  if (spec.data !== manifest.value.hash) return OTHER_DATA;
  const panel = await dataClient().panel({ view: 'known' }, signal);
  if (!panel.ok) return panel.error;
  const told = createEventBuffer<WalkForwardEvent>(useWalkStore().take, UPDATE_MS);
  const onEvent = (event: WalkForwardEvent): void => {
    told.push(event);
    if (event.kind === 'fold') void shelve({ ...kept, ...event });
  };
  await shelve(kept);
  const job = { runId: id, spec, panel: panel.value, plan, seeds, resume: true };
  const report = await trainingClient().walkForward(job, onEvent, signal);
  told.flush();
  if (!report.ok) return report.error;
  await useRunArchive().keepWalk(id, report.value, Date.now());
  return null;
}

/** Keeps what is done; where the browser refuses, the walk goes on and the page says so. */
async function shelve({ id, spec, plan, seeds, done, steps }: KeptWalk): Promise<void> {
  const walk = { id, spec, plan, seeds, done, steps, savedAt: Date.now() };
  const told = await turns.run(() => walkShelf().put(walk));
  useWalkStore().setShelfFailure(told.ok ? null : told.error);
}
