import type { ModelKind } from '../spec/spec';

/** Sizes of the batch on which speed is measured: windows, days in each, features, macro inputs, days ahead. */
export const BENCHMARK = { batch: 16, steps: 7, features: 40, macro: 13, horizon: 5 } as const;

/** The dropout of a model in the benchmark, as in the reference. */
export function benchmarkDropout(model: ModelKind): number {
  return model === 'lstm' ? 0.2 : 0;
}

/** The machine of the reference figures, in words. */
export const REFERENCE_MACHINE = 'PyTorch 1.13 on two processor cores of another machine';

/** Milliseconds of one training step of the same models and sizes in the reference, measured once, not here; null = never. */
export const REFERENCE_MS: Readonly<Record<ModelKind, number | null> & { fusion: number }> = {
  fusion: 4.0,
  transformer: 4.6,
  lstm: 3.84,
  bilstm: 2.19,
  encdec: 3.28,
  convlstm: 1.42,
  cnn: 0.55,
  mlp: 0.27,
};
