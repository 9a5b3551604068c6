import type { BackendId, BackendTiming } from '../../src/contracts/run';
import { activate } from './backends/probe';
import { makeBatch, type Batch, type Dataset, type InputNoise } from './batches';
import { INFERENCE, type ForwardContext, type Model } from './models/model';
import { blockOffsets, blockSize, initialParameters } from './models/parameters';
import { createState, disposeState, type AdamOptions, type TrainState } from './optimiser';
import { tensorOf } from './snapshot';
import { stream } from './streams';
import { lossAndGradient, type TrainStep } from './train-step';

/** What is measured: the steps of one model on batches of the run's own size and rows. */
export interface CalibrationTask {
  readonly model: Model;
  readonly adam: AdamOptions;
  readonly step: TrainStep;
  readonly dataset: Dataset;
  readonly train: Int32Array;
  readonly batchSize: number;
  readonly dropout: number;
  readonly seed: number;
  readonly noise?: (epoch: number) => InputNoise;
}

export interface CalibrationWorld {
  /** Milliseconds from any moment. */
  readonly now: () => number;
  /** Asked between measurements: what has been found by then decides. */
  readonly ended: () => boolean;
}

/** WASM first: whatever is slower by far is then not measured to the end. Plain JavaScript is the reference. */
const ORDER: readonly BackendId[] = ['wasm', 'wasm-plain', 'webgpu', 'webgpu-plain', 'webgl', 'cpu'];
const REFERENCE: BackendId = 'cpu';
const WARM_UPS = 2;
const MEASURED_MS = 150;
const MOST_STEPS = 500;
const PARITY_ROWS = 8;
const TOLERANCE = 1e-4;
/** A block whose gradient is smaller than this share of the whole is judged by the share: its own size is rounding. */
const LEAST_SHARE = 1e-3;
/** The reference is known to be slow, and measuring it takes long: not done where a guess is this many times the best. */
const FAR = 4;
/** A backend this many times slower than the best so far is given up after its warm-up. */
const HOPELESS = 8;

/**
 * Measures backends on the actual model: the gradient of a few rows against the reference, then a first step that
 * compiles, two warm-ups, and steps for about 150 ms with one read-back at the end. Changes the backend in use.
 */
export async function measureBackends(
  task: CalibrationTask,
  usable: readonly BackendId[],
  world: CalibrationWorld,
): Promise<BackendTiming[]> {
  const reference = usable.includes(REFERENCE) ? await referenceOf(task, world) : null;
  const timings: BackendTiming[] = [];
  let best = Infinity;
  for (const backend of ORDER.filter((id) => usable.includes(id))) {
    if (world.ended()) break;
    const timing = await measured(task, backend, { world, reference, best });
    if (timing.msPerStep !== null && timing.rejected === null) best = Math.min(best, timing.msPerStep);
    timings.push(timing);
  }
  return timings;
}

/** The fastest that computes right; null where none was measured. */
export function fastest(timings: readonly BackendTiming[]): BackendId | null {
  const speed = ({ msPerStep, rejected }: BackendTiming): number =>
    rejected === null && msPerStep !== null ? msPerStep : Infinity;
  const [first] = [...timings].sort((a, b) => speed(a) - speed(b));
  return first && speed(first) < Infinity ? first.backend : null;
}

/**
 * Whether a backend computes the gradient of this model as the reference does, on a few rows of the run's own. Leaves
 * the backend active.
 * @returns what is wrong, or null; null too where the reference does not start
 */
export async function parityFault(task: CalibrationTask, backend: BackendId): Promise<string | null> {
  if (backend === REFERENCE) return null;
  let least = Infinity;
  // The second set only where the first disagrees: plain JavaScript is slow.
  for (const rows of paritySets(task)) {
    if (await activate(REFERENCE)) return activate(backend);
    const expected = await gradientOf(task, rows);
    const fault = await activate(backend);
    if (fault) return fault;
    least = Math.min(least, worstBlock(task.model, await gradientOf(task, rows), expected));
    if (least <= TOLERANCE) return null;
  }
  return offBy(least);
}

function offBy(distance: number): string {
  return `its gradient is off by ${(100 * distance).toPrecision(2)} %`;
}

/** Gradients of two sets of rows on the reference backend, and how long the quicker took there. */
interface Reference {
  readonly gradients: readonly Float32Array[];
  readonly milliseconds: number;
}

interface Standing {
  readonly world: CalibrationWorld;
  readonly reference: Reference | null;
  readonly best: number;
}

async function measured(
  task: CalibrationTask,
  backend: BackendId,
  { world, reference, best }: Standing,
): Promise<BackendTiming> {
  const not = (rejected: string, msPerStep: number | null = null): BackendTiming => ({
    backend,
    msPerStep,
    rejected,
  });
  try {
    const guess = ((reference?.milliseconds ?? 0) * task.batchSize) / PARITY_ROWS;
    if (backend === REFERENCE && guess > FAR * best)
      return not(`much slower: judging by ${PARITY_ROWS} rows about ${guess.toPrecision(2)} ms a step`);
    const fault = await activate(backend);
    if (fault) return not(fault);
    const distance = reference && backend !== REFERENCE ? await parity(task, reference.gradients) : 0;
    if (!(distance <= TOLERANCE)) return not(offBy(distance));
    return await timed(task, backend, { now: world.now, limit: HOPELESS * best });
  } catch (error) {
    return not(error instanceof Error ? error.message : String(error));
  }
}

/** Time of a step, or that the warm-up was slow beyond hope. */
async function timed(
  task: CalibrationTask,
  backend: BackendId,
  { now, limit }: { now: () => number; limit: number },
): Promise<BackendTiming> {
  const state = createState(initialParameters(task.model.table, stream(task.seed, 'parameters')), task.adam);
  const steps = stepper(task, state);
  try {
    await steps.run(1, () => true);
    const warm = now();
    await steps.run(WARM_UPS, () => true);
    const slow = (now() - warm) / WARM_UPS;
    if (slow > limit) return { backend, msPerStep: slow, rejected: null };
    const started = now();
    const done = await steps.run(MOST_STEPS, () => now() - started < MEASURED_MS);
    return { backend, msPerStep: (now() - started) / done, rejected: null };
  } finally {
    disposeState(state);
  }
}

interface Stepper {
  /** Takes up to `most` steps while `more` says so, and reads the last loss back. Resolves to their number. */
  readonly run: (most: number, more: () => boolean) => Promise<number>;
}

function stepper(task: CalibrationTask, state: TrainState): Stepper {
  const batch = makeBatch(task.dataset, task.train.subarray(0, task.batchSize), task.noise?.(0));
  const context: ForwardContext = { dropout: task.dropout, random: stream(task.seed, 'dropout') };
  const once = (): ReturnType<TrainStep>['loss'] => {
    const { loss, gradientNorm } = task.step(state, batch, context);
    gradientNorm.dispose();
    return loss;
  };
  return {
    run: async (most, more) => {
      let loss = once();
      let done = 1;
      while (done < most && more()) {
        loss.dispose();
        loss = once();
        done += 1;
      }
      await loss.data();
      loss.dispose();
      return done;
    },
  };
}

async function referenceOf(
  task: CalibrationTask,
  { now }: Pick<CalibrationWorld, 'now'>,
): Promise<Reference | null> {
  if (await activate(REFERENCE)) return null;
  const gradients: Float32Array[] = [];
  let milliseconds = Infinity;
  for (const rows of paritySets(task)) {
    const started = now();
    gradients.push(await gradientOf(task, rows));
    milliseconds = Math.min(milliseconds, now() - started);
  }
  return { gradients, milliseconds };
}

/** Two sets: a ReLU whose input is zero but for rounding may open on one backend and not on the other. */
function paritySets({ train }: CalibrationTask): Int32Array[] {
  const middle = train.length >> 1;
  return [train.subarray(0, PARITY_ROWS), train.subarray(middle, middle + PARITY_ROWS)];
}

/** Distance from the reference over the worst block, of the set that agrees better. */
async function parity(task: CalibrationTask, expected: readonly Float32Array[]): Promise<number> {
  let least = Infinity;
  for (const [i, rows] of paritySets(task).entries()) {
    const found = await gradientOf(task, rows);
    least = Math.min(least, worstBlock(task.model, found, expected[i]!));
    if (least <= TOLERANCE) return least;
  }
  return least;
}

async function gradientOf(
  { model, dataset, seed }: CalibrationTask,
  rows: Int32Array,
): Promise<Float32Array> {
  const parameters = tensorOf(initialParameters(model.table, stream(seed, 'parameters')));
  const batch: Batch = makeBatch(dataset, rows);
  const { loss, gradient } = lossAndGradient(model, { parameters, batch, context: INFERENCE });
  const values = ((await gradient.data()) as Float32Array).slice();
  for (const tensor of [parameters, loss, gradient]) tensor.dispose();
  return values;
}

/** The largest of ‖g − g₀‖ / ‖g₀‖ over the parameter blocks; NaN counts as infinite. */
export function worstBlock(model: Model, found: Float32Array, expected: Float32Array): number {
  const offsets = blockOffsets(model.table);
  const least = LEAST_SHARE * length(expected);
  let worst = 0;
  for (const [i, block] of model.table.entries()) {
    const range = [offsets[i]!, offsets[i]! + blockSize(block)] as const;
    const right = expected.subarray(...range);
    const difference = found.subarray(...range).map((value, k) => value - right[k]!);
    const distance = length(difference) / Math.max(length(right), least);
    if (Number.isNaN(distance)) return Infinity;
    worst = Math.max(worst, distance);
  }
  return worst;
}

function length(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
