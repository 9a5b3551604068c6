// WebGPU in Node, in a process whose environment names the graphics driver. Prints one line of JSON:
//   node scripts/run.mjs tests/workers/training/gpu/measure.ts gradients   parity with tfjs's tape on the CPU
//   node scripts/run.mjs tests/workers/training/gpu/measure.ts costs       kernels and dispatches of every model
import * as tf from '@tensorflow/tfjs-core';
import { nodeBackends } from '../../../../scripts/experiment/node-backends';
import { nodeWebgpu } from '../../../../scripts/gpu/webgpu';
import { MODEL_KINDS } from '../../../../src/domain/spec/fields';
import { activate } from '../../../../workers/training/backends/probe';
import { installGpuKernels } from '../../../../workers/training/models/kernels/gpu-install';
import { blockDistances, engineGradient, plainGradient, type StepCase } from '../models/one-step';
import { relativeDistance } from '../support';
import type { CostAnswer, GradientAnswer, StepGradient } from './answer';
import { stepCost, type CostKind, type StepCost } from './cost';
import { oddSizes, wrongRows } from './odd-sizes';
import { optimised, showsNaN, trained } from './stepping';

/** Every model with a point; the head of quantiles on one model of each way to its answers. */
const CASES: readonly StepCase[] = [
  ...MODEL_KINDS.map((kind) => ({ kind, head: 'huber' }) as const),
  ...(['mlp', 'encdec', 'fusion'] as const).map((kind) => ({ kind, head: 'quantiles' }) as const),
];
/** The plain path compiles a shader for every kind of operation, which takes long in software. */
const PLAIN_MODEL = 'convlstm';
const PLAIN_CASES = CASES.filter(({ kind, head }) => head === 'huber' && kind === PLAIN_MODEL);
/** How many kernels a step may have is asked for these, and whether a longer window adds any. */
const COUNTED = [
  ['lstm', 7],
  ['lstm', 30],
  ['fusion', 7],
] as const;
const CURVES = ['lstm', 'fusion'] as const;

export async function main([what]: readonly string[]): Promise<void> {
  const { detail, software, usable } = await nodeWebgpu.webgpu.device();
  if (!usable) throw new Error(detail);
  await nodeBackends.cpu!.load();
  await nodeWebgpu['webgpu-plain'].load();
  const answer = what === 'costs' ? await costs(software) : await gradients();
  console.log(JSON.stringify({ adapter: detail, software, ...answer }));
  // Dawn holds the process while its device lives.
  setImmediate(() => process.exit(0));
}

async function use(backend: 'cpu' | 'webgpu' | 'webgpu-plain'): Promise<void> {
  const fault = await activate(backend);
  if (fault) throw new Error(`${backend}: ${fault}`);
}

/** Tensors as tfjs counts them, and as the backend does that was started first. */
function counted(): [number, number] {
  return [tf.memory().numTensors, tf.findBackend('webgpu').numDataIds()];
}

async function gradients(): Promise<Omit<GradientAnswer, 'adapter' | 'software'>> {
  const refused = await installGpuKernels('9.9.9').then(String, ({ message }: Error) => message);
  await use('cpu');
  const expected = CASES.map(plainGradient);
  const before = counted();
  const plain = await onBackend('webgpu-plain', PLAIN_CASES, expected);
  const plainCost = await stepCost({ model: PLAIN_MODEL, batch: 4, steps: 7 }, 'counted');
  await nodeWebgpu.webgpu.load();
  const found = await onBackend('webgpu', CASES, expected);
  const counts: StepCost[] = [];
  for (const [model, steps] of COUNTED) counts.push(await stepCost({ model, batch: 4, steps }, 'counted'));
  const rest = {
    layers: await oddSizes(use),
    wrongRows: await wrongRows(use),
    ...(await steppings()),
    showsNaN: await showsNaN(),
  };
  const leaked = counted().map((count, i) => count - before[i]!) as [number, number];
  return { refused, plain, plainCost, gradients: found, costs: counts, ...rest, leaked };
}

async function onBackend(
  backend: 'webgpu' | 'webgpu-plain',
  cases: readonly StepCase[],
  expected: readonly Float32Array[],
): Promise<StepGradient[]> {
  await use(backend);
  const found: StepGradient[] = [];
  for (const one of cases) {
    const right = expected[CASES.indexOf(one)]!;
    found.push({ ...one, blocks: blockDistances(one, await engineGradient(one), right) });
  }
  return found;
}

/** The optimiser and whole training, first on the CPU, then twice on WebGPU, which stays in use. */
async function steppings(): Promise<Pick<GradientAnswer, 'optimiser' | 'curves' | 'repeats'>> {
  const states = async (): Promise<number[][]> => [...(await optimised(true)), ...(await optimised(false))];
  const losses = async (): Promise<number[][]> => {
    const curves: number[][] = [];
    for (const kind of CURVES) curves.push(await trained(kind));
    return curves;
  };
  await use('cpu');
  const [rightStates, rightLosses] = [await states(), await losses()];
  await use('webgpu');
  const [ours, curves] = [await states(), await losses()];
  const again = [await states(), await trained(CURVES[0])];
  const distances = ours.map((values, i) => relativeDistance(values, rightStates[i]!));
  const apart = (a: readonly number[], b: readonly number[]): number =>
    Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
  return {
    optimiser: Math.max(...distances),
    curves: Object.fromEntries(CURVES.map((kind, i) => [kind, apart(curves[i]!, rightLosses[i]!)])),
    repeats: JSON.stringify([ours, curves[0]]) === JSON.stringify(again),
  };
}

/** On a GPU in software only counts, which batches do not change; on hardware times too. */
async function costs(software: boolean): Promise<Pick<CostAnswer, 'costs'>> {
  await nodeWebgpu.webgpu.load();
  await use('webgpu');
  // The shaders of a longer window are as many, and take long on a GPU in software.
  const kindOf = (steps: number): CostKind => (!software ? 'timed' : steps === 7 ? 'encoded' : 'counted');
  const found: StepCost[] = [];
  for (const steps of [7, 30])
    for (const batch of software ? [16] : [16, 64, 256])
      for (const model of MODEL_KINDS) found.push(await stepCost({ model, batch, steps }, kindOf(steps)));
  return { costs: found };
}
