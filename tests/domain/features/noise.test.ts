import { describe, expect, it } from 'vitest';
import { addNoise, noiseRandom } from '../../../src/domain/features/noise';

const values = Float32Array.from({ length: 40_000 }, (_, i) => i % 7);

describe('addNoise', () => {
  it('should scatter each feature by its share of the training deviation', () => {
    const noisy = addNoise(values, { deviations: [1, 0], share: 0.005, random: noiseRandom(7, 0) });
    const squares = noisy.reduce((sum, value, i) => sum + (value - values[i]!) ** 2, 0);
    expect(Math.sqrt(squares / 20_000)).toBeCloseTo(0.005, 4);
    expect(noisy[1]).toBe(values[1]);
  });

  it('should be the same for a seed and epoch, and new in each epoch', () => {
    const draw = (seed: number, epoch: number): Float32Array =>
      addNoise(values.subarray(0, 20), { deviations: [1], share: 1, random: noiseRandom(seed, epoch) });
    expect(draw(7, 3)).toEqual(draw(7, 3));
    expect(draw(7, 3)).not.toEqual(draw(7, 4));
    expect(draw(7, 3)).not.toEqual(draw(8, 3));
  });

  it('should leave its input alone, and answer with it where there is no noise', () => {
    const before = values.slice();
    addNoise(values, { deviations: [1], share: 1, random: noiseRandom(1, 1) });
    expect(values).toEqual(before);
    expect(addNoise(values, { deviations: [1], share: 0, random: noiseRandom(1, 1) })).toBe(values);
  });

  it('should refuse values that are not whole rows', () => {
    expect(() =>
      addNoise(new Float32Array(5), { deviations: [1, 1], share: 1, random: noiseRandom(1, 1) }),
    ).toThrow(/rows of 2 features/);
  });
});
