import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Failure } from '../contracts/outcome';
import type {
  BackendProbe,
  EpochRecord,
  RunEvent,
  RunInfo,
  RunInsight,
  RunReport,
  RunSpec,
  TrainedModel,
} from '../contracts/run';
import type { TrainingResult } from '../contracts/training-engine';
import type { Frame } from '../domain/frame';

/** Where a run stands. `preparing` lasts until the worker has built its rows and chosen a backend. */
export type RunPhase =
  'idle' | 'preparing' | 'running' | 'paused' | 'finishing' | 'done' | 'failed' | 'cancelled';

export interface LogLine {
  readonly id: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
}

/** The last epoch after which the run was kept, or why it is not. */
export type CheckpointState = Omit<Extract<RunEvent, { kind: 'checkpoint' }>, 'kind'>;

export type BatchProgress = Omit<Extract<RunEvent, { kind: 'batch' }>, 'kind'>;

/** What starts a run: its name, its spec and the close of its coin, kept for the pictures. */
export interface RunStart {
  readonly runId: string;
  readonly spec: RunSpec;
  /** Null while the rows of a restored result are being read. */
  readonly panel: Frame | null;
}

/** Where the result on the page comes from. `notes`: what the reader of a file should know. */
export type ResultOrigin =
  | { readonly kind: 'trained' }
  | { readonly kind: 'kept'; readonly savedAt: number }
  | { readonly kind: 'file'; readonly name: string; readonly notes: readonly string[] };

const TRAINED_HERE: ResultOrigin = { kind: 'trained' };

const BUSY: readonly RunPhase[] = ['preparing', 'running', 'paused', 'finishing'];
const LOG_LINES = 200;

/**
 * The one run of this tab: what the worker has told so far. Large values are replaced, never changed in
 * place, and never made deeply reactive.
 */
export const useRunStore = defineStore('run', () => {
  const phase = ref<RunPhase>('idle');
  const runId = ref('');
  const spec = shallowRef<RunSpec | null>(null);
  const panel = shallowRef<Frame | null>(null);
  const info = shallowRef<RunInfo | null>(null);
  const epochs = shallowRef<readonly EpochRecord[]>([]);
  const bestEpoch = ref(0);
  const batch = shallowRef<BatchProgress | null>(null);
  const checkpoint = shallowRef<CheckpointState | null>(null);
  const log = shallowRef<readonly LogLine[]>([]);
  /** What the model shows of itself: of the last look during training, then of the report. */
  const insight = shallowRef<RunInsight | null>(null);
  const report = shallowRef<RunReport | null>(null);
  const model = shallowRef<TrainedModel | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const origin = shallowRef<ResultOrigin>(TRAINED_HERE);
  const probes = shallowRef<readonly BackendProbe[]>([]);
  const busy = computed(() => BUSY.includes(phase.value));

  /** Clears what an earlier run left; the rows of this one are being read. */
  function prepare(id: string): void {
    phase.value = 'preparing';
    runId.value = id;
    spec.value = null;
    panel.value = null;
    info.value = null;
    epochs.value = [];
    bestEpoch.value = 0;
    batch.value = null;
    checkpoint.value = null;
    log.value = [];
    insight.value = null;
    report.value = null;
    model.value = null;
    failure.value = null;
    origin.value = TRAINED_HERE;
  }

  /** The rows are there and go to the worker. */
  function begin(start: RunStart): void {
    if (runId.value !== start.runId) prepare(start.runId);
    spec.value = start.spec;
    panel.value = start.panel;
  }

  /** Takes in events in the order in which they came; readers are told once for all of them. */
  function take(events: readonly RunEvent[]): void {
    let records = epochs.value;
    const lines: LogLine[] = [];
    let nextLine = (log.value.at(-1)?.id ?? 0) + 1;
    for (const event of events) {
      if (event.kind === 'epoch') {
        records = [...records, event.record];
        if (event.best) bestEpoch.value = event.record.epoch;
      } else if (event.kind === 'log') {
        lines.push({ id: nextLine++, level: event.level, message: event.message });
      } else if (event.kind === 'prepared') {
        info.value = event.info;
        records = event.epochs;
        bestEpoch.value = event.bestEpoch;
      } else if (event.kind === 'batch') {
        batch.value = event;
      } else if (event.kind === 'insight') {
        insight.value = event.insight;
      } else if (event.kind === 'checkpoint') {
        checkpoint.value = { epoch: event.epoch, failure: event.failure };
      } else if (busy.value) {
        phase.value = event.state;
      }
    }
    epochs.value = records;
    if (lines.length > 0) log.value = [...log.value, ...lines].slice(-LOG_LINES);
  }

  function finish(result: TrainingResult): void {
    report.value = result.report;
    model.value = result.model;
    info.value = result.report.info;
    insight.value = result.report.insight;
    epochs.value = result.report.epochs;
    bestEpoch.value = result.report.bestEpoch;
    phase.value = 'done';
  }

  /** Shows a result that was not trained just now. */
  function restore(result: TrainingResult, from: { origin: ResultOrigin; panel: Frame | null }): void {
    prepare('');
    begin({ runId: '', spec: result.report.spec, panel: from.panel });
    finish(result);
    origin.value = from.origin;
  }

  /** The rows of a restored result, which may come later. */
  function setPanel(rows: Frame): void {
    panel.value = rows;
  }

  /** Ends the run without a result; what was seen so far stays on the page. */
  function fail(error: Failure): void {
    failure.value = error;
    phase.value = error.code === 'cancelled' ? 'cancelled' : 'failed';
  }

  function setProbes(found: readonly BackendProbe[]): void {
    probes.value = found;
  }

  return {
    phase,
    runId,
    spec,
    panel,
    info,
    epochs,
    bestEpoch,
    batch,
    checkpoint,
    log,
    insight,
    report,
    model,
    failure,
    origin,
    probes,
    busy,
    prepare,
    begin,
    take,
    finish,
    restore,
    setPanel,
    fail,
    setProbes,
  };
});
