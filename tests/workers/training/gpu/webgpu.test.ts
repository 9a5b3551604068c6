import { beforeAll, describe, expect, it } from 'vitest';
import { gpuEnvironment } from '../../../../scripts/gpu/environment';
import { MODEL_KINDS } from '../../../../src/domain/spec/fields';
import { askGpu, type GradientAnswer } from './answer';

const present = gpuEnvironment() !== null;
const place = present
  ? 'WebGPU in Node'
  : 'WebGPU in Node: skipped, no SwiftShader of Chromium on this machine';

describe.skipIf(!present)(place, () => {
  let answer: GradientAnswer;

  // Shaders are compiled for every shape, in software.
  beforeAll(async () => {
    answer = (await askGpu('gradients'))!;
  }, 400_000);

  it.each(MODEL_KINDS)('should give the gradient of the tape for one step of %s, block by block', (kind) => {
    const own = answer.gradients.filter((one) => one.kind === kind);
    expect(own.length).toBeGreaterThan(0);
    for (const { head, blocks } of own) {
      const wrong = Object.entries(blocks).filter(([, distance]) => distance === null || distance > 1e-4);
      expect(wrong, `${kind}, ${head}, ${answer.adapter}`).toEqual([]);
    }
  });

  it('should do so with the head of quantiles too', () => {
    expect(answer.gradients.filter(({ head }) => head === 'quantiles')).toHaveLength(3);
  });

  it('should take at most 800 kernels and dispatches for a step of the LSTM', () => {
    const { kernelsPerStep, dispatchesPerStep } = answer.lstm;
    expect(kernelsPerStep).toBeGreaterThan(50);
    expect(kernelsPerStep).toBeLessThanOrEqual(800);
    expect(dispatchesPerStep).toBeGreaterThan(50);
    expect(dispatchesPerStep).toBeLessThanOrEqual(800);
  });

  it('should leave no tensors behind', () => {
    expect(answer.leaked).toBe(0);
  });
});
