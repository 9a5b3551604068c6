import * as tf from '@tensorflow/tfjs-core';
import type {
  BackendId,
  BackendProbe,
  RunEvent,
  RunInfo,
  RunSpec,
  TrainedModel,
} from '../../src/contracts/run';
import type { TrainingJob, TrainingResult } from '../../src/contracts/training-engine';
import { isoFromDay } from '../../src/domain/calendar';
import { ENGINE_VERSION } from '../../src/domain/spec/defaults';
import type { Backends } from './backends/choose';
import { watchDevice } from './backends/lost-device';
import { createBreathing } from './breathing';
import type { RunControl } from './control';
import { trainingError, TrainingError } from './failures';
import { finishRun } from './finish';
import { modelOf } from './forecast-path';
import { trainLoop, type LoopEnd, type LoopResult } from './loop';
import { prepareRun, type Prepared } from './prepare';
import { runInfo } from './run-info';
import { createTrainStep } from './train-step';

/** The backend a run uses and why. */
export interface ChosenBackend {
  readonly backend: BackendId;
  readonly probes: readonly BackendProbe[];
}

/** The world around a run. `now` is in milliseconds. */
export interface RunWorld {
  readonly control: RunControl;
  readonly now: () => number;
  readonly emit: (event: RunEvent) => void;
  readonly backends: Backends;
}

/** One run from spec and panel to report and model, on the backend that is in use. */
export async function runTraining(
  job: TrainingJob,
  chosen: ChosenBackend,
  world: RunWorld,
): Promise<TrainingResult> {
  const started = world.now();
  const before = tf.memory().numTensors;
  const prepared = prepareRun(job.spec, job.panel);
  const frame = { ...prepared.scaling, version: 1, spec: job.spec, backend: chosen.backend } as const;
  const info = runInfo(prepared, { chosen, model: modelOf(frame) });
  tellStart(info, job.spec, world);
  const trained = await train(frame, prepared, world);
  world.emit({ kind: 'state', state: 'finishing' });
  tellEnd(trained, world);
  const { report, model } = await finishRun(prepared, { frame, trained });
  const after = tf.memory().numTensors;
  const seconds = (world.now() - started) / 1000;
  return { report: { ...report, info, tensors: { before, after }, seconds }, model };
}

/** All of a trained model but what training finds. */
export type ModelFrame = Omit<TrainedModel, 'parameters' | 'shrinkage'>;

/** A loop that ended with weights to keep. */
export interface TrainedLoop extends LoopResult {
  readonly end: Extract<LoopEnd, 'epochs' | 'patience' | 'user'>;
  readonly best: Float32Array;
}

async function train(frame: ModelFrame, prepared: Prepared, world: RunWorld): Promise<TrainedLoop> {
  const { spec } = frame;
  const model = modelOf(frame);
  const adam = { learningRate: spec.learningRate, clip: spec.clip, amsgrad: spec.amsgrad };
  const { dataset, train: rows, validation, noise } = prepared;
  const setup = { spec, adam, model, step: createTrainStep(model, adam), dataset, train: rows, validation };
  const breathing = createBreathing();
  const device = watchDevice(frame.backend, world);
  try {
    if (world.control.paused) await world.control.whileRunning();
    const loop = trainLoop({ ...setup, ...(noise && { noise }) }, { ...world, breathing });
    return keepable(await Promise.race([loop, device.lost]), world.control);
  } catch (error) {
    // The failed read-back can be heard of before the lost device that caused it.
    await breathing.pause();
    throw world.control.failure ? new TrainingError(world.control.failure) : error;
  } finally {
    device.forget();
    breathing.close();
  }
}

/** @throws TrainingError where there is nothing to keep */
function keepable(result: LoopResult, control: RunControl): TrainedLoop {
  const { end, best, brokenAt } = result;
  if (end === 'failed' && control.failure) throw new TrainingError(control.failure);
  if (end === 'diverged') {
    throw trainingError(
      'training-diverged',
      `The loss stopped being a number in epoch ${brokenAt?.epoch}, batch ${brokenAt?.batch}.`,
      'Use a smaller learning rate, or clip gradients at a smaller value.',
    );
  }
  if (end === 'cancelled' || end === 'failed' || !best) {
    throw trainingError('cancelled', 'The run was cancelled; nothing was kept.', 'Start it again.');
  }
  return { ...result, end, best };
}

function tellStart(info: RunInfo, spec: RunSpec, { emit }: RunWorld): void {
  const log = (message: string, level: 'info' | 'warning' = 'info'): void =>
    emit({ kind: 'log', level, message });
  emit({ kind: 'prepared', info });
  if (spec.engine !== ENGINE_VERSION) {
    log(
      `The specification was made for engine ${spec.engine}; this is ${ENGINE_VERSION}, so numbers may differ.`,
      'warning',
    );
  }
  const why = info.probes.find((probe) => probe.backend === info.backend)?.detail;
  log(`Backend ${info.backend}: ${why}. ${info.parameters.toLocaleString('en')} parameters.`);
  const last = isoFromDay(info.train.lastDay);
  log(
    `${info.train.rows} training days to ${last}, ${info.validation.rows} for validation, ${info.test.rows} for the test.`,
  );
  for (const { feature, reason } of info.leftOut) log(`Left out ${feature}. ${reason}`);
  emit({ kind: 'state', state: 'running' });
}

function tellEnd({ end, bestEpoch, epochs }: TrainedLoop, { emit }: RunWorld): void {
  const why = {
    epochs: 'All epochs are done',
    patience: 'Validation has stopped improving',
    user: 'Stopped on request',
  }[end];
  emit({
    kind: 'log',
    level: 'info',
    message: `${why} after epoch ${epochs.length}; the best is epoch ${bestEpoch}.`,
  });
}
