import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { blockLength, bootstrapErrors, permutedBlocks } from '../../../src/domain/stats/bootstrap';

const mean = (values: ArrayLike<number>, drawn: Int32Array): number => {
  let sum = 0;
  for (const row of drawn) sum += values[row]!;
  return sum / drawn.length;
};

describe('bootstrapErrors and permutedBlocks', () => {
  it('should keep every row once when blocks change places', () => {
    const order = permutedBlocks(23, 5, createRandom(3));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 23 }, (_, i) => i));
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b));
  });

  it('should find the error of a mean of independent values', () => {
    const random = createRandom(8);
    const values = Float64Array.from({ length: 900 }, () => random.normal());
    const [error] = bootstrapErrors(900, (drawn) => [mean(values, drawn)], { block: 1, draws: 600 });
    expect(error! * 30).toBeGreaterThan(0.9);
    expect(error! * 30).toBeLessThan(1.1);
  });

  it('should find a larger error where neighbours are alike', () => {
    const random = createRandom(8);
    let level = 0;
    const values = Float64Array.from({ length: 900 }, () => (level = 0.8 * level + 0.6 * random.normal()));
    const of = (block: number): number =>
      bootstrapErrors(900, (drawn) => [mean(values, drawn)], { block })[0]!;
    // The true factor for this process is 3.
    expect(of(40) / of(1)).toBeGreaterThan(2);
  });

  it('should repeat itself with the same seed alone', () => {
    const of = (seed: number): number =>
      bootstrapErrors(
        50,
        (drawn) => [
          mean(
            Float64Array.from({ length: 50 }, (_, i) => i),
            drawn,
          ),
        ],
        { block: 5, seed },
      )[0]!;
    expect(of(4)).toBe(of(4));
    expect(of(4)).not.toBe(of(5));
  });

  it('should lengthen blocks with horizon and rows', () => {
    expect([blockLength(1000, 5), blockLength(1000, 30), blockLength(1, 1)]).toEqual([20, 60, 2]);
  });
});
