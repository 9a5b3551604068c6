import { beforeAll, describe, expect, it } from 'vitest';
import { gpuEnvironment } from '../../../../scripts/gpu/environment';
import { MODEL_KINDS } from '../../../../src/domain/spec/fields';
import { askGpu, type GradientAnswer, type StepGradient } from './answer';

const present = gpuEnvironment() !== null;
const place = present
  ? 'WebGPU in Node'
  : 'WebGPU in Node: skipped, no SwiftShader of Chromium on this machine';
const TOLERANCE = 1e-4;

function wrongBlocks(gradients: readonly StepGradient[]): string[] {
  return gradients.flatMap(({ kind, head, blocks }) =>
    Object.entries(blocks)
      .filter(([, distance]) => !(distance !== null && distance <= TOLERANCE))
      .map(([block, distance]) => `${kind}, ${head}, ${block}: ${distance}`),
  );
}

describe.skipIf(!present)(place, () => {
  let answer: GradientAnswer;

  // Shaders are compiled for every shape, in software.
  beforeAll(async () => {
    answer = (await askGpu('gradients'))!;
  }, 400_000);

  it.each(MODEL_KINDS)('should give the gradient of the tape for one step of %s, block by block', (kind) => {
    const own = answer.gradients.filter((one) => one.kind === kind);
    expect(own.length).toBeGreaterThan(0);
    expect(wrongBlocks(own), answer.adapter).toEqual([]);
  });

  it('should do so with the head of quantiles too', () => {
    expect(answer.gradients.filter(({ head }) => head === 'quantiles')).toHaveLength(3);
  });

  it('should give every layer and its gradients at odd sizes, the same bits at every run', () => {
    expect(answer.layers.length).toBeGreaterThan(20);
    for (const { layer, distances, repeats } of answer.layers) {
      const wrong = distances.filter((distance) => !(distance !== null && distance <= TOLERANCE));
      expect({ layer, wrong, repeats }).toEqual({ layer, wrong: [], repeats: true });
    }
    expect(answer.wrongRows).toEqual([]);
  });

  it('should step as core operations do, also where tensors are shared or were read', () => {
    expect(answer.optimiser).toBeLessThanOrEqual(1e-6);
    expect(answer.showsNaN).toBe(true);
  });

  it('should train along the curve of plain JavaScript, the same at every run', () => {
    expect(Object.keys(answer.curves)).toHaveLength(2);
    for (const apart of Object.values(answer.curves)) expect(apart).toBeLessThanOrEqual(TOLERANCE);
    expect(answer.repeats).toBe(true);
  });

  it.each([
    ['lstm', 120],
    ['fusion', 200],
  ] as const)(
    'should take few kernels for a step of %s, however long the window: %d at most',
    (model, most) => {
      const own = answer.costs.filter((cost) => cost.model === model);
      expect(own.length).toBeGreaterThan(0);
      for (const { kernelsPerStep, dispatchesPerStep } of own) {
        expect(kernelsPerStep).toBeLessThanOrEqual(most);
        expect(dispatchesPerStep).toBeLessThanOrEqual(most);
        expect(dispatchesPerStep).toBeGreaterThan(20);
        expect(own[0]).toMatchObject({ kernelsPerStep, dispatchesPerStep });
      }
    },
  );

  it('should leave the stock kernels to the plain backend, which computes right too', () => {
    expect(answer.plain.length).toBeGreaterThan(0);
    expect(wrongBlocks(answer.plain)).toEqual([]);
    expect(answer.plainCost.dispatchesPerStep).toBeGreaterThan(200);
  });

  it('should refuse a tfjs of another version', () => {
    expect(answer.refused).toBe(
      'our kernels are refused: tfjs 9.9.9 is not 4.22.0, for which they were made',
    );
  });

  it('should leave no tensors behind', () => {
    expect(answer.leaked).toEqual([0, 0]);
  });
});
