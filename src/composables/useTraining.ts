import type { Failure } from '../contracts/outcome';
import type { RunEvent, RunSpec } from '../contracts/run';
import type { KeptRun } from '../contracts/training-engine';
import { dayFromIso } from '../domain/calendar';
import { dataClient, tableStore } from './clients';
import { runLocks, trainingClient } from './training-worker';
import { useOwnStore } from '../stores/own';
import { useRunStore } from '../stores/run';
import { useRunShelfStore, type RunOrder, type WaitingRun } from '../stores/run-shelf';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { cancelAside, keepEnded, trainAside } from './aside-runs';
import { createEventBuffer } from './event-buffer';
import { forgetWaiting, keepWaiting, stillWaits } from './kept-queue';
import { ownProblem } from './own-run';
import { settingsOf, specOf, type RunData, type RunSettings } from './run-spec';
import { useOwnSeries } from './useOwnSeries';

/** At most ten updates a second reach the store. */
const UPDATE_MS = 100;

/** Ends the run under way from this side, also while its rows are still being read. One run a tab, whatever the page. */
let abort: AbortController | null = null;
let names = 0;

/** A name that no other tab gives, today or tomorrow. */
function newRunId(): string {
  names += 1;
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}-${names}`;
}

export interface Training {
  readonly run: ReturnType<typeof useRunStore>;
  /** Trains what the Lab's controls say, or what is given. Ends when the run has ended, however it did. */
  start(settings?: RunSettings): Promise<void>;
  /** Goes on with a run that broke off, from its last checkpoint. */
  goOn(broken: KeptRun): Promise<void>;
  /** Lets what the Lab's controls say wait until the runs before it are over. */
  enqueue(): void;
  /** Lets runs that another page asks for wait their turn, and starts the first where none is under way. */
  order(orders: readonly RunOrder[]): Promise<void>;
  /** Takes back a run that waits, or ends one that goes on beside. */
  withdraw(id: string): void;
  /** Starts the first that waits. */
  startNext(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Ends now; the best weights so far are judged. */
  stop(): void;
  /** Ends now; nothing is kept. */
  cancel(): void;
  /** Asks once which backends can be used here. */
  probe(): Promise<void>;
}

/** The run of this tab. It goes on while other pages are looked at. */
export function useTraining(): Training {
  const run = useRunStore();
  const shelf = useRunShelfStore();
  const view = useViewStore();

  async function start(settings: RunSettings = view.state): Promise<void> {
    await perform({ runId: newRunId(), plan: (data) => specOf(settings, data) });
  }

  async function goOn({ runId, spec }: KeptRun): Promise<void> {
    if (run.busy) return;
    view.patch(settingsOf(spec, useTablesStore().span.lastDay));
    shelf.forget(runId);
    await perform({ runId, plan: () => spec, resume: true });
  }

  function wait(waiting: WaitingRun): void {
    shelf.enqueue(waiting);
    void keepWaiting(waiting);
  }

  function enqueue(): void {
    wait({ id: newRunId(), settings: view.state });
  }

  async function order(orders: readonly RunOrder[]): Promise<void> {
    for (const one of orders) {
      wait({ id: newRunId(), settings: { ...view.state, ...settingsOf(one.spec) }, order: one });
    }
    await startNext();
  }

  function withdraw(id: string): void {
    if (shelf.aside?.id === id) return cancelAside();
    shelf.withdraw(id);
    void forgetWaiting(id);
  }

  async function startNext(): Promise<void> {
    const next = run.busy ? null : shelf.takeNext();
    if (!next) return;
    const waits = await stillWaits(next.id);
    // Another was started while the question was under way.
    if (run.busy) shelf.putBack(next);
    else if (waits) await performWaiting(next);
    else await startNext();
  }

  async function performWaiting({ id, order, settings }: WaitingRun): Promise<void> {
    if (order) await perform({ runId: id, plan: () => order.spec, order });
    else await perform({ runId: id, plan: (data) => specOf(settings, data) });
  }

  /** One run to its end, then those that wait; a failure is left on the page, and they wait on. */
  async function perform(plan: Omit<Attempt, 'signal'>): Promise<void> {
    if (run.busy) return;
    const controller = new AbortController();
    abort = controller;
    run.prepare(plan.runId);
    const attempt = { ...plan, signal: controller.signal };
    const held = await runLocks().hold(plan.runId, async () => ({ failure: await train(attempt) }));
    const failure = held ? held.failure : GOES_ON_ELSEWHERE;
    if (failure && run.runId === plan.runId) run.fail(failure);
    if (failure) void afterFailure(plan.runId, failure);
    if (held) void forgetWaiting(plan.runId);
    if (!failure || failure.code === 'cancelled' || !held) await startNext();
  }

  async function probe(): Promise<void> {
    if (run.probes.length > 0 || run.busy) return;
    const found = await trainingClient().probe({ allowSoftware: view.state.softwareGpu === 'yes' });
    if (found.ok) run.setProbes(found.value);
  }

  const tell = (message: 'pause' | 'resume' | 'stop') => () => {
    void trainingClient()[message](run.runId);
  };
  return {
    run,
    start,
    goOn,
    enqueue,
    order,
    withdraw,
    startNext,
    pause: tell('pause'),
    resume: tell('resume'),
    stop: tell('stop'),
    cancel: () => abort?.abort(),
    probe,
  };
}

const GOES_ON_ELSEWHERE: Failure = {
  code: 'busy',
  message: 'This run is going on in another tab.',
  hint: 'Look for it there, or start another here.',
};

interface Attempt {
  readonly runId: string;
  readonly plan: (data: RunData) => RunSpec;
  /** From the checkpoint of this name. */
  readonly resume?: boolean;
  readonly order?: RunOrder;
  readonly signal: AbortSignal;
}

/** Reads the rows, trains on them, and tells the store; answers with what went wrong, if anything did. */
async function train({ runId, plan, resume = false, order, signal }: Attempt): Promise<Failure | null> {
  const run = useRunStore();
  const manifest = await tableStore().manifest();
  if (!manifest.ok) return manifest.error;
  const { hash, lastDay } = manifest.value;
  await useOwnSeries().load();
  const { series: own } = useOwnStore();
  const spec = plan({ hash, lastDay: dayFromIso(lastDay), own });
  if (spec.data !== hash) return OTHER_DATA;
  const lacking = ownProblem(spec, own);
  if (lacking) return lacking;
  const panel = await dataClient().panel({ view: 'known' }, signal);
  if (!panel.ok) return panel.error;
  run.begin({ runId, spec, panel: panel.value });
  const events = createEventBuffer<RunEvent>(run.take, UPDATE_MS);
  const job = { runId, spec, panel: panel.value, ...(resume && { resume }) };
  const onEvent = (event: RunEvent): void => {
    events.push(event);
    if (event.kind === 'prepared') void trainAside(event.info, panel.value);
  };
  const result = await trainingClient().run(job, onEvent, signal);
  events.flush();
  if (!result.ok) return result.error;
  run.finish(result.value);
  await keepEnded({ id: runId, result: result.value, panel: panel.value, order });
  return null;
}

const OTHER_DATA: Failure = {
  code: 'bad-input',
  message: 'The data have changed since this run began, so it cannot go on.',
  hint: 'Start it again from the beginning: the controls are set as they were.',
};

/** What is cancelled is forgotten, also where its worker had to be ended; what broke off can be taken up again. */
async function afterFailure(runId: string, { code }: Failure): Promise<void> {
  if (useRunStore().epochs.length === 0) return;
  if (code === 'cancelled') {
    await trainingClient().discard(runId);
    return;
  }
  const kept = await trainingClient().kept();
  const shelf = useRunShelfStore();
  if (kept.ok) shelf.setBroken(kept.value.runs.filter((one) => one.runId !== shelf.aside?.id));
}
