import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innerEnds, onScale, sharedScale } from '../../src/charts/shared-scale';

describe('shared scale', () => {
  it('should have round ends around what all pictures show', () => {
    expect(sharedScale([-0.13, 0.42, NaN])).toEqual({ min: -0.2, max: 0.6, interval: 0.2 });
    expect(sharedScale([0, 3.1])).toEqual({ min: 0, max: 4, interval: 1 });
    expect(sharedScale([12_340, 12_960])).toEqual({ min: 12_200, max: 13_000, interval: 200 });
  });

  it('should hold every value, with few steps and no wide margin', () => {
    const figures = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(figures, (values) => {
        const { min, max, interval } = sharedScale(values)!;
        const slack = 1e-6 * interval;
        const steps = (max - min) / interval;
        return (
          values.every((value) => value >= min - slack && value <= max + slack) &&
          Math.min(...values) < min + interval + slack &&
          Math.max(...values) > max - interval - slack &&
          steps > 0.99 &&
          steps < 6.01
        );
      }),
    );
  });

  it('should be one step wide where all values are the same, and none where there is no value', () => {
    expect(sharedScale([5, 5])).toEqual({ min: 4, max: 6, interval: 2 });
    expect(sharedScale([0])).toEqual({ min: 0, max: 0.25, interval: 0.25 });
    expect(sharedScale([NaN])).toBeNull();
  });

  it('should leave a few extremes out where it is asked to', () => {
    const values = [...Array.from({ length: 98 }, (_, i) => i / 10), -500, 900, NaN];
    expect(innerEnds(values, 0.98)).toEqual([0, 9.7]);
    expect(innerEnds(values, 1)).toEqual([-500, 900]);
    expect(innerEnds([NaN], 0.98)).toEqual([]);
  });

  it('should be laid on the vertical axis, and leave a picture without one as it is', () => {
    const scale = { min: 0, max: 4, interval: 1 };
    const option = { yAxis: { type: 'value' as const, scale: false } };
    expect(onScale(option, scale).yAxis).toEqual({ type: 'value', scale: false, ...scale });
    expect(onScale(option, null)).toBe(option);
    const two = { yAxis: [{}, {}] };
    expect(onScale(two, scale)).toBe(two);
  });
});
