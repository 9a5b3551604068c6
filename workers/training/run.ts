import * as tf from '@tensorflow/tfjs-core';
import type { RunEvent, RunInfo, RunReport, RunSpec, TrainedModel } from '../../src/contracts/run';
import { isoFromDay } from '../../src/domain/calendar';
import { ENGINE_VERSION } from '../../src/domain/spec/defaults';
import type { Backends } from './backends/choose';
import { watchDevice, type DeviceWatch } from './backends/lost-device';
import { createBreathing, type Breathing } from './breathing';
import type { RunControl } from './control';
import { trainingError, TrainingError } from './failures';
import { finishRun } from './finish';
import { modelOf } from './forecast-path';
import { insightTeller, runInsight } from './insight';
import { KERNELS_REFUSED } from './models/kernels/install';
import { trainLoop, type BrokenAt, type LoopEnd, type LoopResult, type TrainingSetup } from './loop';
import type { Prepared } from './prepare';
import { runInfo } from './run-info';
import type { LoopSnapshot } from './snapshot';
import { createTrainStep } from './train-step';

/** The backend a run uses and why. */
export type ChosenBackend = Pick<RunInfo, 'backend' | 'probes' | 'calibration' | 'moves'>;

/** The world around a run. `now` is in milliseconds. */
export interface RunWorld {
  readonly control: RunControl;
  readonly now: () => number;
  readonly emit: (event: RunEvent) => void;
  readonly backends: Backends;
}

/** A run that is ready to train on the backend that is in use. */
export interface RunTask {
  readonly spec: RunSpec;
  readonly prepared: Prepared;
  readonly chosen: ChosenBackend;
  /** Where it broke off before; null for a new one. */
  readonly from: LoopSnapshot | null;
  readonly keep: (loop: LoopSnapshot) => void;
}

/** All of a trained model but what training finds. */
export type ModelFrame = Omit<TrainedModel, 'parameters' | 'shrinkage' | 'bandShifts'>;

/** A loop that ended with weights to keep. */
export interface TrainedLoop extends LoopResult {
  readonly end: Extract<LoopEnd, 'epochs' | 'patience' | 'user' | 'diverged'>;
  readonly best: Float32Array;
}

export interface FinishedTraining {
  readonly report: Omit<RunReport, 'seconds'>;
  readonly model: TrainedModel;
}

/**
 * Trains, judges, and answers with report and model; a device that is lost on the way ends it, whatever waits for it.
 * @throws TrainingError `device-lost`, `training-diverged` before the first good epoch, `cancelled`
 */
export async function runTraining(task: RunTask, world: RunWorld): Promise<FinishedTraining> {
  const breathing = createBreathing();
  const device = watchDevice(task.chosen.backend, world);
  try {
    return await Promise.race([trainAndJudge(task, world, { breathing, ...device }), device.lost]);
  } catch (error) {
    await device.heard();
    throw world.control.failure ? new TrainingError(world.control.failure) : error;
  } finally {
    device.forget();
    breathing.close();
  }
}

async function trainAndJudge(
  { spec, prepared, chosen, from, keep }: RunTask,
  world: RunWorld,
  {
    breathing,
    gone,
    requireAlive,
  }: Pick<DeviceWatch, 'gone' | 'requireAlive'> & { readonly breathing: Breathing },
): Promise<FinishedTraining> {
  const before = tf.memory().numTensors;
  const frame = { ...prepared.scaling, version: 1, spec, backend: chosen.backend } as const;
  const info = runInfo(prepared, { chosen, model: modelOf(frame) });
  tellStart(info, { spec, from }, world);
  if (world.control.paused) await world.control.whileRunning();
  const look = insightTeller(prepared, { spec, model: modelOf(frame), ...world });
  const around = { ...world, breathing, gone, keep, ...(look && { look }) };
  const loop = await trainLoop({ ...setupOf(frame, prepared), from }, around);
  requireAlive();
  const trained = keepable(loop, world.control);
  world.emit({ kind: 'state', state: 'finishing' });
  tellEnd(trained, spec, world);
  const { report, model } = await finishRun(prepared, { frame, trained });
  const insight = await runInsight(prepared, { spec, model: modelOf(frame), parameters: trained.best });
  requireAlive();
  const after = tf.memory().numTensors;
  return { report: { ...report, info, insight, tensors: { before, after } }, model };
}

/** The loop's setup of a run: its model, one step of it, and the rows. */
export function setupOf(frame: ModelFrame, prepared: Prepared): TrainingSetup {
  const { spec } = frame;
  const model = modelOf(frame);
  const adam = { learningRate: spec.learningRate, clip: spec.clip, amsgrad: spec.amsgrad };
  const { dataset, learned, validation, noise } = prepared;
  const steps = spec.epochs * Math.ceil(learned.length / spec.batchSize);
  const schedule = spec.schedule && { kind: spec.schedule, steps };
  const setup = {
    spec,
    adam,
    model,
    step: createTrainStep(model, { ...adam, l2: spec.l2, ...(schedule && { schedule }) }),
    dataset,
    train: learned,
    validation,
  };
  return { ...setup, ...(noise && { noise }) };
}

/** @throws TrainingError where there is nothing to keep */
export function keepable(result: LoopResult, control: RunControl): TrainedLoop {
  const { end, best, brokenAt } = result;
  if (end === 'failed' && control.failure) throw new TrainingError(control.failure);
  if (end === 'diverged' && !best) {
    throw trainingError(
      'training-diverged',
      `${brokenWords(brokenAt)}.`,
      brokenAt?.rows === 'validation'
        ? OUT_OF_RANGE
        : 'Use a smaller learning rate, or clip gradients at a smaller value.',
    );
  }
  if (end === 'cancelled' || end === 'failed' || !best) {
    throw trainingError('cancelled', 'The run was cancelled; nothing was kept.', 'Start it again.');
  }
  return { ...result, end, best };
}

const OUT_OF_RANGE =
  'The steps were fine: some input is far outside the range that it had on the training rows. Look at its values on the Data quality page, choose another scaling, or leave it out.';

function brokenWords(brokenAt: BrokenAt | null): string {
  const where = `epoch ${brokenAt?.epoch}, batch ${brokenAt?.batch}`;
  return brokenAt?.rows === 'validation'
    ? `The loss was a number on the training rows of epoch ${brokenAt.epoch}, but none on those of validation`
    : `The loss stopped being a number in ${where}`;
}

const LEAKY =
  'This run leaks on purpose: its scalers are fitted on all rows, test included. Its figures are no forecast.';

function tellStart(info: RunInfo, { spec, from }: Pick<RunTask, 'spec' | 'from'>, { emit }: RunWorld): void {
  const log = (message: string, level: 'info' | 'warning' = 'info'): void =>
    emit({ kind: 'log', level, message });
  emit({ kind: 'prepared', info, epochs: from?.epochs ?? [], bestEpoch: from?.bestEpoch ?? 0 });
  if (spec.engine !== ENGINE_VERSION) {
    log(
      `The specification was made for engine ${spec.engine}; this is ${ENGINE_VERSION}, so numbers may differ.`,
      'warning',
    );
  }
  const why = info.probes.find((probe) => probe.backend === info.backend)?.detail;
  log(`Backend ${info.backend}: ${why}. ${info.parameters.toLocaleString('en')} parameters.`);
  for (const { backend, detail } of info.probes) {
    const name = backend === 'webgpu' ? 'WebGPU' : 'WebAssembly';
    if (detail.startsWith(KERNELS_REFUSED)) log(`${name} runs without its fast path: ${detail}.`, 'warning');
  }
  if (spec.leak === 'scaler') log(LEAKY, 'warning');
  if (from) log(`Going on after epoch ${from.epochs.length} of at most ${spec.epochs}.`);
  const count = (rows: number): string => rows.toLocaleString('en');
  const last = isoFromDay(info.train.lastDay);
  log(
    `${count(info.train.rows)} training days to ${last}, ${count(info.validation.rows)} for validation, ${count(info.test.rows)} for the test.`,
  );
  for (const { coin, train, reason } of info.pool ?? [])
    log(train ? `Pool: ${coin} gives ${train.rows} training days.` : `Pool: without ${coin}. ${reason}`);
  for (const { feature, reason } of info.leftOut) log(`Left out ${feature}. ${reason}`);
  emit({ kind: 'state', state: 'running' });
}

function tellEnd(trained: TrainedLoop, spec: RunSpec, { emit }: RunWorld): void {
  const { end, bestEpoch, epochs, brokenAt } = trained;
  const weights = `the best is epoch ${bestEpoch}`;
  if (end === 'diverged') {
    const norm = epochs.at(-1)?.gradientNorm.toPrecision(3);
    const cure = brokenAt?.rows === 'validation' ? OUT_OF_RANGE : 'A smaller learning rate helps.';
    const message = `${brokenWords(brokenAt)} (learning rate ${spec.learningRate}, last gradient norm ${norm}); ${weights}. ${cure}`;
    emit({ kind: 'log', level: 'error', message });
    return;
  }
  const why = {
    epochs: 'All epochs are done',
    patience: 'Validation has stopped improving',
    user: 'Stopped on request',
  }[end];
  emit({ kind: 'log', level: 'info', message: `${why} after epoch ${epochs.length}; ${weights}.` });
}
