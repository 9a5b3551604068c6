import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/domain/random';
import { createModel } from '../../../../workers/training/models/catalogue';
import {
  blockOffsets,
  countParameters,
  glorot,
  initialParameters,
  ONES,
  ZEROS,
} from '../../../../workers/training/models/parameters';

const SHAPE = { steps: 7, features: 40, macro: 13, horizon: 5 };

describe('parameter tables', () => {
  it('should give the MLP 3,745 parameters', () => {
    // Per day 40·20 + 20, hidden 7·20·20 + 20, output 20·5 + 5.
    expect(820 + 2820 + 105).toBe(3745);
    expect(countParameters(createModel('mlp', SHAPE).table)).toBe(3745);
  });

  it('should give MacroFusion 87,077 parameters', () => {
    const convolution = 3 * 40 * 64 + 64;
    const macro = 13 * 32 + 32 + (32 * 32 + 32) + (32 * 64 + 64) + (64 * 64 + 64);
    const attention = 64 * 192 + 192 + 64 * 64 + 64;
    const feedForward = 64 * 128 + 128 + 128 * 64 + 64;
    const encoder = attention + feedForward + 2 * 128;
    const head = 64 * 64 + 64 + 64 * 5 + 5;
    expect(convolution + 128 + macro + 2 * encoder + head).toBe(87_077);
    expect(countParameters(createModel('fusion', SHAPE).table)).toBe(87_077);
  });

  it('should draw Glorot values within their bound, ones and zeros, from the seed alone', () => {
    const table = [
      { name: 'a', shape: [30, 20], initialiser: glorot(30, 20) },
      { name: 'b', shape: [3], initialiser: ONES },
      { name: 'c', shape: [2], initialiser: ZEROS },
    ];
    const values = initialParameters(table, createRandom(3));
    const weights = [...values.subarray(0, 600)];
    const bound = Math.sqrt(6 / 50);
    expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(bound);
    expect(Math.max(...weights)).toBeGreaterThan(0.95 * bound);
    expect(Math.min(...weights)).toBeLessThan(-0.95 * bound);
    expect([...values.subarray(600)]).toEqual([1, 1, 1, 0, 0]);
    expect(blockOffsets(table)).toEqual([0, 600, 603]);
    expect(initialParameters(table, createRandom(3))).toEqual(values);
    expect(initialParameters(table, createRandom(4))).not.toEqual(values);
  });
});
