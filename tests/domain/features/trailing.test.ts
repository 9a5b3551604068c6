import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { trailing, trailingMax } from '../../../src/domain/features/trailing';

describe('trailingMax', () => {
  it('should be the largest of every full window', () => {
    const value = fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: -5, max: 5 }) },
      { weight: 1, arbitrary: fc.constant(NaN) },
    );
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (values, window) => {
          const x = Float64Array.from(values);
          expect(trailingMax(x, window)).toEqual(
            trailing(x, window, (all, from, to) => Math.max(...all.subarray(from, to))),
          );
        },
      ),
      { seed: 12 },
    );
  });
});
