import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/domain/random';
import { MODEL_KINDS } from '../../../../src/domain/spec/fields';
import type { ModelKind } from '../../../../src/domain/spec/spec';
import { createModel } from '../../../../workers/training/models/catalogue';
import {
  blockOffsets,
  countParameters,
  FORGET,
  glorot,
  initialParameters,
  isWeight,
  ONES,
  ZEROS,
} from '../../../../workers/training/models/parameters';

const SHAPE = { steps: 7, features: 40, macro: 13, horizon: 5 };

const dense = (inputs: number, outputs: number): number => inputs * outputs + outputs;
/** Four gates, each with weights on inputs and state and two biases. */
const lstm = (inputs: number, units: number): number => 4 * units * (inputs + units + 2);
const norm = (width: number): number => 2 * width;
const encoder = (width: number, inner: number): number =>
  dense(width, 3 * width) + dense(width, width) + dense(width, inner) + dense(inner, width) + 2 * norm(width);

/** By hand at 7 days, and the sums that the reference models in PyTorch count. */
const COUNTS: Readonly<Record<ModelKind, readonly [byHand: number, reference: number]>> = {
  lstm: [lstm(40, 100) + lstm(100, 100) + dense(100, 5), 138_105],
  bilstm: [2 * lstm(40, 50) + dense(100, 5), 37_305],
  encdec: [lstm(40, 100) + lstm(100, 100) + dense(100, 1), 137_701],
  cnn: [dense(2 * 40, 64) + dense(3 * 64, 20) + dense(20, 5), 9149],
  convlstm: [dense(2 * 40, 64) + lstm(64, 20) + dense(20, 20) + dense(20, 5), 12_589],
  transformer: [dense(40, 64) + 3 * encoder(64, 64) + dense(64, 64) + dense(64, 5), 82_757],
  mlp: [dense(40, 20) + dense(7 * 20, 20) + dense(20, 5), 3745],
  fusion: [
    dense(3 * 40, 64) +
      norm(64) +
      dense(13, 32) +
      dense(32, 32) +
      dense(32, 64) +
      dense(64, 64) +
      2 * encoder(64, 128) +
      dense(64, 64) +
      dense(64, 5),
    87_077,
  ],
};

describe('parameter tables', () => {
  it.each(MODEL_KINDS)('should give %s the parameters of the reference', (kind) => {
    const [byHand, reference] = COUNTS[kind];
    expect(byHand).toBe(reference);
    expect(countParameters(createModel(kind, SHAPE).table)).toBe(reference);
  });

  it('should grow with the days only where a layer sees all days side by side', () => {
    const grown = (kind: ModelKind): number => {
      const [short, long] = [7, 30].map((steps) => createModel(kind, { ...SHAPE, steps }).table);
      return countParameters(long!) - countParameters(short!);
    };
    // Of 30 days, 29 pairs and 14 pooled: 11 more than of 7.
    expect(grown('cnn')).toBe(11 * 64 * 20);
    expect(grown('mlp')).toBe(23 * 20 * 20);
    for (const kind of MODEL_KINDS) if (kind !== 'cnn' && kind !== 'mlp') expect(grown(kind)).toBe(0);
  });

  it('should follow the sizes that a run chooses', () => {
    const count = (kind: ModelKind, hyper: object): number =>
      countParameters(createModel(kind, SHAPE, { hyper }).table);
    expect(count('lstm', { units: 10, layers: 1 })).toBe(lstm(40, 10) + dense(10, 5));
    expect(count('lstm', { units: 10, layers: 3 })).toBe(lstm(40, 10) + 2 * lstm(10, 10) + dense(10, 5));
    expect(count('transformer', { layers: 1, width: 16, inner: 8 })).toBe(
      dense(40, 16) + encoder(16, 8) + dense(16, 16) + dense(16, 5),
    );
    expect(count('fusion', { heads: 2 })).toBe(count('fusion', {}));
  });

  it('should ask five values for each day ahead of a quantile head', () => {
    const count = (kind: ModelKind): number =>
      countParameters(createModel(kind, SHAPE, { head: 'quantiles' }).table);
    expect(count('lstm')).toBe(lstm(40, 100) + lstm(100, 100) + dense(100, 25));
    expect(count('encdec')).toBe(lstm(40, 100) + lstm(100, 100) + dense(100, 5));
  });

  it('should name every block once', () => {
    for (const kind of MODEL_KINDS) {
      const names = createModel(kind, SHAPE).table.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('should count as weights what multiplies, not biases and norms', () => {
    const weights = createModel('fusion', SHAPE).table.filter(isWeight);
    expect(weights.every(({ name }) => name.endsWith('.weight'))).toBe(true);
    expect(weights).toHaveLength(5 + 2 * 4 + 2);
    expect(createModel('lstm', SHAPE).table.filter(isWeight)).toHaveLength(5);
  });

  it('should draw Glorot values within their bound, ones, zeros and open forget gates, from the seed alone', () => {
    const table = [
      { name: 'a', shape: [30, 20], initialiser: glorot(30, 20) },
      { name: 'b', shape: [3], initialiser: ONES },
      { name: 'c', shape: [2], initialiser: ZEROS },
      { name: 'd', shape: [8], initialiser: FORGET },
    ];
    const values = initialParameters(table, createRandom(3));
    const weights = [...values.subarray(0, 600)];
    const bound = Math.sqrt(6 / 50);
    expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(bound);
    expect(Math.max(...weights)).toBeGreaterThan(0.95 * bound);
    expect(Math.min(...weights)).toBeLessThan(-0.95 * bound);
    expect([...values.subarray(600)]).toEqual([1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0]);
    expect(blockOffsets(table)).toEqual([0, 600, 603, 605]);
    expect(initialParameters(table, createRandom(3))).toEqual(values);
    expect(initialParameters(table, createRandom(4))).not.toEqual(values);
  });
});
