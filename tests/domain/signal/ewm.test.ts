import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ewm } from '../../../src/domain/signal/ewm';
import { expectClose } from '../../fixtures/close';
import { golden, goldenPanel, RAW } from '../../fixtures/raw';
import { reference, withNaN } from '../../fixtures/reference';

describe('ewm', () => {
  it('should weigh by age, missing rows included', () => {
    const { span, input, output } = reference.ewm;
    expectClose(ewm(withNaN(input), span), withNaN(output), { absolute: 1e-12 });
  });

  it('should repeat the mean at missing rows and be NaN before the first value', () => {
    expect([...ewm([NaN, 4, NaN, NaN], 7)]).toEqual([NaN, 4, 4, 4]);
    expect([...ewm([], 7)]).toEqual([]);
  });

  it('should be the series itself for span 1', () => {
    expect([...ewm([3, 1, NaN, 2], 1)]).toEqual([3, 1, 1, 2]);
  });

  it('should stay within the values seen so far', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (x) => {
        const means = ewm(x, 7);
        x.forEach((_, row) => {
          const seen = x.slice(0, row + 1);
          expect(means[row]).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-9);
          expect(means[row]).toBeLessThanOrEqual(Math.max(...seen) + 1e-9);
        });
      }),
    );
  });

  it('should refuse a span below one', () => {
    expect(() => ewm([1], 0.5)).toThrow(/span is 0.5/);
    expect(() => ewm([1], NaN)).toThrow(RangeError);
  });
});

describe.skipIf(!RAW)('ewm of the reference', () => {
  it('should equal pandas on the VIX', () => {
    const { input, adjust_true: expected } = golden<{ input: number[]; adjust_true: number[] }>('ewm');
    expectClose(ewm(input, 7), expected, { absolute: 1e-10 });
    // The copy of the VIX differs from the reference's on two days.
    const vix = goldenPanel().columns.vix!.slice(-200);
    expect(vix.filter((value, row) => Math.abs(value - input[row]!) > 1e-9).length).toBeLessThanOrEqual(4);
  });
});
