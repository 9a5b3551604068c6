// WebGPU in Node, in a process whose environment names the graphics driver. Prints one line of JSON:
//   node scripts/run.mjs tests/workers/training/gpu/measure.ts gradients   parity with tfjs's tape on the CPU
//   node scripts/run.mjs tests/workers/training/gpu/measure.ts costs       kernels and dispatches of every model
import * as tf from '@tensorflow/tfjs-core';
import { nodeBackends } from '../../../../scripts/experiment/node-backends';
import { nodeWebgpu } from '../../../../scripts/gpu/webgpu';
import { MODEL_KINDS } from '../../../../src/domain/spec/fields';
import { activate } from '../../../../workers/training/backends/probe';
import { blockDistances, engineGradient, plainGradient, type StepCase } from '../models/one-step';
import type { CostAnswer, GradientAnswer } from './answer';
import { stepCost, type StepCost } from './cost';

/** Every model with a point; the head of quantiles on one model of each way to its answers. */
const CASES: readonly StepCase[] = [
  ...MODEL_KINDS.map((kind) => ({ kind, head: 'huber' }) as const),
  ...(['mlp', 'encdec', 'fusion'] as const).map((kind) => ({ kind, head: 'quantiles' }) as const),
];

export async function main([what]: readonly string[]): Promise<void> {
  const { detail, software, usable } = await nodeWebgpu.webgpu.device();
  if (!usable) throw new Error(detail);
  await nodeWebgpu['webgpu-plain'].load();
  await nodeWebgpu.webgpu.load();
  const answer = what === 'costs' ? await costs(software) : await gradients();
  console.log(JSON.stringify({ adapter: detail, software, ...answer }));
  // Dawn holds the process while its device lives.
  setImmediate(() => process.exit(0));
}

async function use(backend: 'cpu' | 'webgpu'): Promise<void> {
  const fault = await activate(backend);
  if (fault) throw new Error(`${backend}: ${fault}`);
}

async function gradients(): Promise<Pick<GradientAnswer, 'gradients' | 'lstm' | 'leaked'>> {
  await nodeBackends.cpu!.load();
  await use('cpu');
  const expected = CASES.map(plainGradient);
  await use('webgpu');
  const before = tf.memory().numTensors;
  const found: GradientAnswer['gradients'][number][] = [];
  for (const [i, one] of CASES.entries()) {
    found.push({ ...one, blocks: blockDistances(one, await engineGradient(one), expected[i]!) });
  }
  const lstm = await stepCost({ model: 'lstm', batch: 16, steps: 7 }, { timed: false });
  return { gradients: found, lstm, leaked: tf.memory().numTensors - before };
}

/** On a GPU in software only counts, which batches do not change; on hardware times too. */
async function costs(software: boolean): Promise<Pick<CostAnswer, 'costs'>> {
  await use('webgpu');
  const found: StepCost[] = [];
  for (const steps of [7, 30])
    for (const batch of software ? [16] : [16, 64, 256])
      for (const model of MODEL_KINDS)
        found.push(await stepCost({ model, batch, steps }, { timed: !software }));
  return { costs: found };
}
