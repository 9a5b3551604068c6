import type { Failure } from '../contracts/outcome';
import type { RunEvent, RunSpec } from '../contracts/run';
import { dayFromIso } from '../domain/calendar';
import { dataClient, tableStore } from './clients';
import { trainingClient } from './training-worker';
import { useRunStore } from '../stores/run';
import { useViewStore } from '../stores/view';
import { createEventBuffer } from './event-buffer';
import { specOf, type RunSettings } from './run-spec';

/** At most ten updates a second reach the store. */
const UPDATE_MS = 100;

/** Ends the run under way from this side, also while its rows are still being read. One run a tab, whatever the page. */
let abort: AbortController | null = null;
let runs = 0;

export interface Training {
  readonly run: ReturnType<typeof useRunStore>;
  /** Trains what the Lab's controls say, or what is given. Ends when the run has ended, however it did. */
  start(settings?: RunSettings): Promise<void>;
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
  const view = useViewStore();

  async function start(settings: RunSettings = view.state): Promise<void> {
    if (run.busy) return;
    runs += 1;
    const runId = `run-${String(runs)}`;
    const controller = new AbortController();
    abort = controller;
    run.prepare(runId);
    const failure = await train(run, { runId, settings, signal: controller.signal });
    if (failure && run.runId === runId) run.fail(failure);
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
    pause: tell('pause'),
    resume: tell('resume'),
    stop: tell('stop'),
    cancel: () => abort?.abort(),
    probe,
  };
}

interface Attempt {
  readonly runId: string;
  readonly settings: RunSettings;
  readonly signal: AbortSignal;
}

/** Reads the rows, trains on them, and tells the store; answers with what went wrong, if anything did. */
async function train(run: ReturnType<typeof useRunStore>, attempt: Attempt): Promise<Failure | null> {
  const { runId, settings, signal } = attempt;
  const manifest = await tableStore().manifest();
  if (!manifest.ok) return manifest.error;
  const panel = await dataClient().panel({ view: 'known' }, signal);
  if (!panel.ok) return panel.error;
  const { hash, lastDay } = manifest.value;
  const spec: RunSpec = specOf(settings, { hash, lastDay: dayFromIso(lastDay) });
  run.begin({ runId, spec, panel: panel.value });
  const events = createEventBuffer<RunEvent>(run.take, UPDATE_MS);
  const job = { runId, spec, panel: panel.value };
  const result = await trainingClient().run(job, events.push, signal);
  events.flush();
  if (!result.ok) return result.error;
  run.finish(result.value);
  return null;
}
