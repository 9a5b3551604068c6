import { ref, shallowRef, type Ref } from 'vue';
import { failure, type Failure, type Outcome } from '../contracts/outcome';
import type { BackendId, PathForecast, TrainedModel } from '../contracts/run';
import type { TrainingResult } from '../contracts/training-engine';
import type { Frame } from '../domain/frame';
import { decodeModel, encodeModel, MOST_BYTES } from '../services/model-file';
import { fitsTfjs, tfjsModel } from '../services/tfjs-model';
import { useOwnStore } from '../stores/own';
import { useRunStore } from '../stores/run';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { dataClient, tableStore } from './clients';
import { ownProblem } from './own-run';
import { settingsOf } from './run-spec';
import { trainingClient } from './training-worker';
import { useDownload } from './useDownload';
import { useOwnSeries } from './useOwnSeries';

export interface ModelFile {
  readonly busy: Ref<boolean>;
  readonly problem: Ref<Failure | null>;
  /** Hands a trained model with its report to the reader as a file. */
  save(result: TrainingResult, name: string): Promise<void>;
  /** Hands it over in the layers format of TensorFlow.js: `name`.json, and its weights beside it. */
  saveLayers(model: TrainedModel, name: string): void;
  /** Reads such a file, has it forecast once, and shows it as a finished run; the controls follow. */
  open(file: File): Promise<boolean>;
}

/** Trained models that come from files and go into them. */
export function useModelFile(): ModelFile {
  const run = useRunStore();
  const view = useViewStore();
  const { download, downloadBytes } = useDownload();
  const busy = ref(false);
  const problem = shallowRef<Failure | null>(null);

  async function save(result: TrainingResult, name: string): Promise<void> {
    downloadBytes(name, await encodeModel(result));
  }

  function saveLayers(model: TrainedModel, name: string): void {
    const files = tfjsModel(model, `${name}.weights.bin`);
    problem.value = files.ok ? null : files.error;
    if (!files.ok) return;
    download(`${name}.json`, files.value.model, 'application/json');
    downloadBytes(`${name}.weights.bin`, files.value.weights);
  }

  async function open(file: File): Promise<boolean> {
    if (busy.value || run.busy) return false;
    busy.value = true;
    problem.value = null;
    const read = await readTried(file);
    busy.value = false;
    if (!read.ok) problem.value = read.error;
    if (!read.ok || run.busy) return false;
    const { result, panel, notes } = read.value;
    const { spec } = result.report;
    view.patch({ ...settingsOf(spec, useTablesStore().span.lastDay), shockCoin: spec.coin });
    run.restore(result, { origin: { kind: 'file', name: file.name, notes }, panel });
    return true;
  }

  return { busy, problem, save, saveLayers, open };
}

/** Whether a model can be saved in the layers format. */
export const fitsLayers: (model: TrainedModel) => boolean = fitsTfjs;

interface TriedModel {
  readonly result: TrainingResult;
  readonly panel: Frame;
  readonly notes: readonly string[];
}

async function readTried(file: File): Promise<Outcome<TriedModel>> {
  if (file.size > MOST_BYTES) {
    return failure('bad-input', `${file.name} is too large to be a model.`, 'Choose the file of a model.');
  }
  const decoded = await decodeModel(new Uint8Array(await file.arrayBuffer()));
  if (!decoded.ok) return decoded;
  const manifest = await tableStore().manifest();
  if (!manifest.ok) return manifest;
  const { report, model } = decoded.value;
  await useOwnSeries().load();
  const missing = ownProblem(report.spec, useOwnStore().series);
  if (missing) return { ok: false, error: missing };
  const panel = await dataClient().panel({ view: 'known' });
  if (!panel.ok) return panel;
  const here = await usableHere(model);
  const tried = await trainingClient().forecast({
    model: here,
    panel: panel.value,
    originDay: report.next.originDay,
  });
  if (!tried.ok) return tried;
  const notes = [
    ...(report.spec.data === manifest.value.hash ? [] : ['It was trained on other data than these.']),
    ...(here.backend === model.backend ? [] : [movedNote(model.backend, here.backend)]),
    agreement(tried.value, report.next),
  ];
  return { ok: true, value: { result: { report, model: here }, panel: panel.value, notes } };
}

/** The model on a backend of this device: its own, or one that is everywhere. */
async function usableHere(model: TrainedModel): Promise<TrainedModel> {
  const probes = await trainingClient().probe();
  const usable = probes.ok ? probes.value.filter((probe) => probe.usable).map((probe) => probe.backend) : [];
  const order: BackendId[] = [model.backend, 'wasm', 'wasm-plain', 'cpu'];
  return { ...model, backend: order.find((id) => usable.includes(id)) ?? model.backend };
}

function movedNote(from: BackendId, to: BackendId): string {
  return `It was trained on ${from}, which cannot be used here; its forecasts are computed on ${to}.`;
}

/** Whether the forecast that the file tells of is the one that its model gives here. */
function agreement(here: PathForecast, told: PathForecast): string {
  const worst = Math.max(...here.forecast.map((value, i) => Math.abs(value / told.forecast[i]! - 1)));
  return worst < 1e-4
    ? 'Its forecast of the next days was computed again here and is the same.'
    : `Its forecast of the next days differs here by up to ${(100 * worst).toPrecision(2)} %.`;
}
