import { setFlagsFromString } from 'node:v8';
import * as tf from '@tensorflow/tfjs-core';
import { nodeBackends } from '../../scripts/experiment/node-backends';
import { MODEL_KINDS } from '../../src/domain/spec/fields';
import type { BackendId, ModelKind } from '../../src/domain/spec/spec';
import { BENCHMARK } from '../../src/domain/speed/benchmark';
import { activate } from '../../workers/training/backends/probe';
import { createModel } from '../../workers/training/models/catalogue';
import { countParameters } from '../../workers/training/models/parameters';
import { syntheticSteps } from '../../workers/training/speed/synthetic';
import { measureStock } from './stock';
import { bestMs, median } from './timing';
import { referenceMs } from './torch';

/** One model on one backend. Times are the best of twelve stretches, the median of three such rounds. */
export interface TrainingResult {
  readonly model: ModelKind;
  readonly backend: BackendId;
  /** What the backend says of itself, with the build of the kernels. */
  readonly device: string;
  readonly batch: number;
  /** Days of history a batch carries. */
  readonly steps: number;
  readonly parameters: number;
  readonly msPerStep: number;
  /** The same sizes as a stock tfjs-layers model; null where those cannot train on this backend. */
  readonly stockMsPerStep: number | null;
  /** Kernels of a step as tfjs counts them, and the GPU's dispatches: a split is one for each part, a reshape none. */
  readonly kernelsPerStep: number;
  readonly dispatchesPerStep: number;
  /** The same step in PyTorch, timed in between on the same machine, and our time over it; null without PyTorch. */
  readonly torchMsPerStep: number | null;
  readonly ratio: number | null;
}

/** A case of the bench: a model, the windows in a batch, the days in a window. */
interface Case {
  readonly model: ModelKind;
  readonly batch: number;
  readonly steps: number;
}

const ROUNDS = 3;
const SIZES = { features: BENCHMARK.features, macro: BENCHMARK.macro, horizon: BENCHMARK.horizon };

/**
 * Milliseconds of one optimisation step on random inputs of the benchmark's sizes: WebAssembly, and plain
 * JavaScript where the environment names it in MACROTIDE_BENCH_BACKENDS=wasm,wasm-plain,cpu. MACROTIDE_TORCH names the
 * reference script; its times are taken between ours, round after round. The kernels are the build for relaxed SIMD, as
 * in browsers, which Node 20 has behind a flag; MACROTIDE_BENCH_SIMD=plain takes the other one.
 */
export async function training(): Promise<TrainingResult[]> {
  if (process.env['MACROTIDE_BENCH_SIMD'] !== 'plain') setFlagsFromString('--experimental-wasm-relaxed-simd');
  const cases = [7, 30].flatMap((steps) =>
    [16, 64].flatMap((batch) => MODEL_KINDS.map((model) => ({ model, batch, steps }))),
  );
  const backends = (process.env['MACROTIDE_BENCH_BACKENDS'] ?? 'wasm').split(',') as BackendId[];
  const results: TrainingResult[] = [];
  for (const backend of backends) results.push(...(await measureBackend(backend, cases)));
  return results;
}

async function measureBackend(backend: BackendId, cases: readonly Case[]): Promise<TrainingResult[]> {
  const rounds: Round[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    // The reference before ours in every round, so that both meet the same machine.
    const torch = referenceMs();
    await use(backend);
    const ours: number[] = [];
    for (const one of cases) ours.push(await measure(one));
    rounds.push({ torch, ours });
  }
  const stock: (number | null)[] = [];
  for (const one of cases) stock.push(await measureStock(one.model, { ...SIZES, ...one }));
  const counts = await countKernels(cases);
  const { detail: device } = await nodeBackends[backend]!.device();
  return cases.map((one, i) => ({
    ...one,
    backend,
    device,
    ...counts[i]!,
    stockMsPerStep: stock[i]!,
    ...summary(rounds, i, `${one.model}_${one.batch}_${one.steps}`),
  }));
}

/** Times of all cases in one round; those of the reference by its own names. */
interface Round {
  readonly torch: Readonly<Record<string, number>> | null;
  readonly ours: readonly number[];
}

function summary(
  rounds: readonly Round[],
  at: number,
  name: string,
): Pick<TrainingResult, 'msPerStep' | 'torchMsPerStep' | 'ratio'> {
  const msPerStep = median(rounds.map(({ ours }) => ours[at]!));
  const pairs = rounds.flatMap(({ torch, ours }) =>
    torch ? [{ torch: torch[name]!, ours: ours[at]! }] : [],
  );
  if (pairs.length === 0) return { msPerStep, torchMsPerStep: null, ratio: null };
  return {
    msPerStep,
    torchMsPerStep: median(pairs.map(({ torch }) => torch)),
    ratio: median(pairs.map(({ torch, ours }) => ours / torch)),
  };
}

async function use(backend: BackendId): Promise<void> {
  await nodeBackends[backend]!.load();
  const fault = await activate(backend);
  if (fault) throw new Error(fault);
}

async function measure(one: Case): Promise<number> {
  const { once, dispose } = prepare(one);
  const ms = await bestMs(once);
  dispose();
  return ms;
}

/** A step of a case on random inputs, with dropout where the reference has it. */
function prepare({ model, batch, steps }: Case): { once: () => void; dispose: () => void } {
  const synthetic = syntheticSteps(model, { batch, steps });
  const once = (): void => {
    const { loss, gradientNorm } = synthetic.once();
    loss.dataSync(); // a backend may only have noted the work
    tf.dispose([loss, gradientNorm]);
  };
  return { once, dispose: synthetic.dispose };
}

type Counts = Pick<TrainingResult, 'parameters' | 'kernelsPerStep' | 'dispatchesPerStep'>;

/** Counted on plain JavaScript, which takes the steps in core operations as a GPU does. */
async function countKernels(cases: readonly Case[]): Promise<Counts[]> {
  await use('cpu');
  const counts: Counts[] = [];
  for (const one of cases) {
    const { once, dispose } = prepare(one);
    const { kernels } = await tf.profile(once);
    dispose();
    const { table } = createModel(one.model, { ...SIZES, steps: one.steps });
    counts.push({
      parameters: countParameters(table),
      kernelsPerStep: kernels.length,
      dispatchesPerStep: kernels.reduce((sum, kernel) => sum + dispatches(kernel), 0),
    });
  }
  return counts;
}

function dispatches({ name, outputShapes }: { name: string; outputShapes: number[][] }): number {
  if (name === 'SplitV') return outputShapes.length;
  return name === 'Reshape' || name === 'Identity' || name === 'ExpandDims' ? 0 : 1;
}
