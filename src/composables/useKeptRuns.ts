import { onBeforeUnmount, onMounted } from 'vue';
import type { KeptRun } from '../contracts/training-engine';
import { useRunStore, type ResultOrigin } from '../stores/run';
import { useRunShelfStore, type FinishedRun } from '../stores/run-shelf';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { dataClient } from './clients';
import { forgetWaiting, loadWaiting } from './kept-queue';
import { describes, settingsOf } from './run-spec';
import { runLocks, trainingClient } from './training-worker';

/** How often other tabs are looked for while a page that tells of them is open. */
const LOOK_MS = 4000;

/** The name of the result that was kept from an earlier visit. */
const KEPT = 'kept';

let asked = false;

export interface KeptRuns {
  readonly shelf: ReturnType<typeof useRunShelfStore>;
  /** Reads, once a visit, what the browser has kept; shows the last result where `wanted` says so. */
  load(wanted?: (last: FinishedRun) => boolean): Promise<void>;
  discard(run: KeptRun): Promise<void>;
  /** Shows a finished run again, and sets the controls to it. */
  show(run: FinishedRun): Promise<void>;
  /** Looks for other tabs' runs until the component is gone. */
  watchElsewhere(): void;
}

/** What outlives a closed tab: runs that broke off, and the last result. */
export function useKeptRuns(): KeptRuns {
  const run = useRunStore();
  const shelf = useRunShelfStore();
  const view = useViewStore();
  const tables = useTablesStore();

  const fitsControls = (last: FinishedRun): boolean =>
    describes(view.state, last.result.report.spec, tables.span.lastDay);

  async function load(wanted = fitsControls): Promise<void> {
    if (!asked && !run.busy) await read();
    const last = shelf.finished[0];
    if (last && run.phase === 'idle' && wanted(last)) await bring(last);
  }

  async function read(): Promise<void> {
    asked = true;
    const kept = await trainingClient().kept();
    await loadWaiting(kept.ok ? kept.value.runs.map(({ runId }) => runId) : []);
    if (!kept.ok) return;
    const going = await runLocks().elsewhere();
    const here = [run.runId, shelf.aside?.id];
    shelf.setBroken(kept.value.runs.filter(({ runId }) => !going.includes(runId) && !here.includes(runId)));
    const { last } = kept.value;
    if (last && shelf.finished.length === 0) {
      shelf.addFinished({ id: KEPT, result: last.result, panel: null, finishedAt: last.savedAt });
    }
  }

  /** The result at once, its rows when they are there. */
  async function bring({ id, result, panel, finishedAt }: FinishedRun): Promise<void> {
    const origin: ResultOrigin = id === KEPT ? { kind: 'kept', savedAt: finishedAt } : { kind: 'trained' };
    run.restore(result, { origin, panel });
    if (panel) return;
    const rows = await dataClient().panel({ view: 'known' });
    if (!rows.ok || run.report !== result.report) return;
    run.setPanel(rows.value);
    shelf.addFinished({ id, result, panel: rows.value, finishedAt });
  }

  async function show(finished: FinishedRun): Promise<void> {
    if (run.busy) return;
    view.patch(settingsOf(finished.result.report.spec, tables.span.lastDay));
    await bring(finished);
  }

  async function discard({ runId }: KeptRun): Promise<void> {
    shelf.forget(runId);
    void forgetWaiting(runId);
    await trainingClient().discard(runId);
  }

  function watchElsewhere(): void {
    const look = async (): Promise<void> => shelf.setElsewhere((await runLocks().elsewhere()).length);
    let timer: ReturnType<typeof setInterval> | undefined;
    onMounted(() => {
      void look();
      timer = setInterval(() => void look(), LOOK_MS);
    });
    onBeforeUnmount(() => clearInterval(timer));
  }

  return { shelf, load, discard, show, watchElsewhere };
}
