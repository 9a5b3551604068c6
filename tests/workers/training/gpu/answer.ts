import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gpuEnvironment } from '../../../../scripts/gpu/environment';
import type { StepCase } from '../models/one-step';
import type { StepCost } from './cost';
import type { OddCase } from './odd-sizes';

interface Answer {
  /** The adapter's name, and whether it is a program on the CPU. */
  readonly adapter: string;
  readonly software: boolean;
}

/** ‖g − g₀‖ / ‖g₀‖ of every parameter block of a model; NaN is null in JSON. */
export type StepGradient = StepCase & { readonly blocks: Readonly<Record<string, number | null>> };

export interface GradientAnswer extends Answer {
  readonly gradients: readonly StepGradient[];
  /** The same on the stock kernels. */
  readonly plain: readonly StepGradient[];
  readonly costs: readonly StepCost[];
  readonly plainCost: StepCost;
  readonly layers: readonly OddCase[];
  /** Sizes at which windows became other rows than by core operations. */
  readonly wrongRows: readonly string[];
  /** Largest distance of the optimiser's tensors from core operations on the CPU, with AMSGrad and without. */
  readonly optimiser: number;
  /** Largest difference of losses and gradient norms over forty steps from plain JavaScript, by model. */
  readonly curves: Readonly<Record<string, number>>;
  /** Whether training a second time gave the same numbers. */
  readonly repeats: boolean;
  readonly showsNaN: boolean;
  /** What is said of a tfjs of another version. */
  readonly refused: string;
  /** Tensors that the steps left behind, as tfjs counts them and as the device's backend does. */
  readonly leaked: readonly [number, number];
}

export interface CostAnswer extends Answer {
  readonly costs: readonly StepCost[];
}

interface Answers {
  readonly gradients: GradientAnswer;
  readonly costs: CostAnswer;
}

/** Asks measure.ts, in a process of its own; null where the machine has neither a named GPU nor SwiftShader. */
export async function askGpu<What extends keyof Answers>(what: What): Promise<Answers[What] | null> {
  const env = gpuEnvironment();
  if (!env) return null;
  const script = 'tests/workers/training/gpu/measure.ts';
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/run.mjs', script, what], {
    env,
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout.slice(stdout.indexOf('{"adapter"'))) as Answers[What];
}
