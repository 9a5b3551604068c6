import * as tf from '@tensorflow/tfjs-core';
import type { BackendId, ModelKind } from '../../../src/contracts/run';
import type { SpeedEvent, SpeedReport, SpeedTiming } from '../../../src/contracts/speed';
import { MODEL_KINDS } from '../../../src/domain/spec/fields';
import type { Backends } from '../backends/choose';
import { watchDevice } from '../backends/lost-device';
import { createBreathing, type Breathing } from '../breathing';
import { told } from '../choose-backend';
import type { RunControl } from '../control';
import { trainingError } from '../failures';
import { syntheticSteps, type SyntheticSteps } from './synthetic';

/** What measuring needs of the worker around it. */
export interface SpeedWorld {
  readonly backends: Backends;
  readonly control: RunControl;
  /** Milliseconds from any moment. */
  readonly now: () => number;
  readonly emit: (event: SpeedEvent) => void;
}

/** The likeliest to be chosen first: where time runs out, the slowest are left. */
const ORDER: readonly BackendId[] = ['wasm', 'webgpu', 'webgl', 'wasm-plain', 'webgpu-plain', 'cpu'];
/** Nothing is begun later than this after the start, so that all of it stays under a minute. */
const LAST_BEGIN_MS = 48_000;
const WARM_UP_MS = 150;
const MOST_WARM_UPS = 20;
/** A stretch is long against the clock's steps; the quickest of several is what the machine can do undisturbed. */
const STRETCH_MS = 40;
const STRETCHES = 8;
const CELL_MS = 450;
const MOST_STEPS = 500;

/**
 * Times a training step of every model on every usable backend, on made-up batches of the benchmark's sizes. Messages get
 * in between two stretches; a backend that is lost or fails on the way leaves its reason, and the others go on.
 * @throws TrainingError `cancelled` where the reader has ended it
 */
export async function measureSpeed(world: SpeedWorld): Promise<SpeedReport> {
  const started = world.now();
  const probes = await world.backends.probeAll();
  const usable = ORDER.filter((id) => probes.some(({ backend, usable }) => usable && backend === id));
  world.emit({ kind: 'backends', probes: told(probes) });
  const timings: SpeedTiming[] = [];
  const of = usable.length * MODEL_KINDS.length;
  const breathing = createBreathing();
  try {
    for (const backend of usable) {
      let fault = await chosen(world.backends, backend);
      for (const model of MODEL_KINDS) {
        requireGoing(world.control);
        if (world.now() - started > LAST_BEGIN_MS) fault ??= 'the minute was over before its turn';
        if (fault === null) world.emit({ kind: 'measuring', backend, model });
        const timing = fault === null ? await timed(backend, model, { ...world, breathing }) : null;
        timings.push(timing ?? { backend, model, msPerStep: null, fault });
        world.emit({ kind: 'timing', timing: timings.at(-1)!, done: timings.length, of });
      }
    }
  } finally {
    breathing.close();
  }
  return { probes: told(probes), timings, seconds: (world.now() - started) / 1000 };
}

/** Makes a backend the one in use; answers why it is not, or null. */
async function chosen(backends: Backends, wanted: BackendId): Promise<string | null> {
  const { backend, probes } = await backends.choose(wanted);
  return backend ? null : (probes.at(-1)?.detail ?? 'it cannot be used');
}

type TimingWorld = SpeedWorld & { readonly breathing: Breathing };

async function timed(backend: BackendId, model: ModelKind, world: TimingWorld): Promise<SpeedTiming> {
  const device = watchDevice(backend, world);
  try {
    const measuring = quickest(() => syntheticSteps(model), world);
    const msPerStep = await Promise.race([measuring, device.lost]);
    device.requireAlive();
    return { backend, model, msPerStep, fault: null };
  } catch (error) {
    requireGoing(world.control);
    const fault = error instanceof Error ? error.message : String(error);
    return { backend, model, msPerStep: null, fault };
  } finally {
    device.forget();
  }
}

/** Milliseconds of a step: compiled, warmed up, then the quickest of some stretches, each read back once at its end. */
async function quickest(create: () => SyntheticSteps, world: TimingWorld): Promise<number> {
  const { now, control, breathing } = world;
  const steps = create();
  try {
    await run(steps, 1);
    const warm = now();
    let warmUps = 0;
    while (warmUps < 1 || (warmUps < MOST_WARM_UPS && now() - warm < WARM_UP_MS)) {
      await run(steps, 1);
      await breathing.pause();
      requireGoing(control);
      warmUps += 1;
    }
    const guess = Math.max((now() - warm) / warmUps, 0.01);
    const many = Math.min(MOST_STEPS, Math.max(1, Math.round(STRETCH_MS / guess)));
    const begin = now();
    let best = Infinity;
    for (let i = 0; i < STRETCHES && (i === 0 || now() - begin < CELL_MS); i++) {
      const stretch = now();
      await run(steps, many);
      best = Math.min(best, (now() - stretch) / many);
      await breathing.pause();
      requireGoing(control);
    }
    return best;
  } finally {
    steps.dispose();
  }
}

/** Takes so many steps and waits until the last is done. */
async function run({ once }: SyntheticSteps, steps: number): Promise<void> {
  for (let i = 1; i < steps; i++) tf.dispose(Object.values(once()));
  const { loss, gradientNorm } = once();
  await loss.data();
  tf.dispose([loss, gradientNorm]);
}

/** @throws TrainingError where the reader has ended it */
function requireGoing({ ending }: RunControl): void {
  if (ending !== 'stop' && ending !== 'cancel') return;
  throw trainingError('cancelled', 'The measurement was ended.', 'Start it again at any time.');
}
