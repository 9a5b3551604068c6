import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gpuEnvironment } from '../../../../scripts/gpu/environment';
import type { StepCase } from '../models/one-step';
import type { StepCost } from './cost';

interface Answer {
  /** The adapter's name, and whether it is a program on the CPU. */
  readonly adapter: string;
  readonly software: boolean;
}

export interface GradientAnswer extends Answer {
  /** ‖g − g₀‖ / ‖g₀‖ of every parameter block; NaN is null in JSON. */
  readonly gradients: readonly (StepCase & { readonly blocks: Readonly<Record<string, number | null>> })[];
  readonly lstm: StepCost;
  /** Tensors that the steps left behind. */
  readonly leaked: number;
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
