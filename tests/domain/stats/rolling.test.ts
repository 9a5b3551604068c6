import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Numbers } from '../../../src/domain/frame';
import { createRandom } from '../../../src/domain/random';
import { pearson, spearman } from '../../../src/domain/stats/correlation';
import { rollingPearson } from '../../../src/domain/stats/rolling-pearson';
import { rollingSpearman } from '../../../src/domain/stats/rolling-spearman';
import { expectClose } from '../../fixtures/close';
import { reference } from '../../fixtures/reference';

type Correlation = (x: Numbers, y: Numbers) => number;
interface Rolled {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly window: number;
  readonly minPeriods: number;
}

/** The definition, window by window. */
function direct(correlation: Correlation, { x, y, window, minPeriods }: Rolled): Float64Array {
  return x.map((_, row) => {
    const from = Math.max(0, row - window + 1);
    const left = x.subarray(from, row + 1);
    const right = y.subarray(from, row + 1);
    const pairs = left.filter((value, i) => !Number.isNaN(value) && !Number.isNaN(right[i])).length;
    return pairs >= minPeriods ? correlation(left, right) : NaN;
  });
}

/** Random walks with ties, holes, flat stretches and outliers, on an offset. */
const cases = fc
  .record({
    seed: fc.integer(),
    length: fc.integer({ min: 1, max: 120 }),
    window: fc.integer({ min: 1, max: 40 }),
    least: fc.integer({ min: 1, max: 40 }),
    offset: fc.constantFrom(0, 1, 1e6, -1e9),
    whole: fc.boolean(),
    holes: fc.constantFrom(0, 0.2),
    outliers: fc.constantFrom(0, 0.03),
    flat: fc.constantFrom(0, 0.1),
  })
  .map((options): Rolled => {
    const random = createRandom(options.seed);
    const walk = (): Float64Array => {
      let level = 0;
      let flat = 0;
      return Float64Array.from({ length: options.length }, () => {
        if (random.next() < options.flat) flat = random.integer(30);
        const step = options.whole ? random.integer(3) - 1 : random.normal();
        if (flat-- <= 0) level += step;
        if (random.next() < options.holes) return NaN;
        if (random.next() < options.outliers) return 1e8 * random.normal();
        return options.offset + level;
      });
    };
    const minPeriods = Math.min(options.least, options.window);
    return { x: walk(), y: walk(), window: options.window, minPeriods };
  });

describe('rollingPearson', () => {
  it('should equal the direct computation in every window', () => {
    fc.assert(
      fc.property(cases, (rolled) => {
        const actual = rollingPearson(rolled.x, rolled.y, rolled.window, rolled.minPeriods);
        expectClose(actual, direct(pearson, rolled), { absolute: 1e-8 });
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('should keep its digits over a long walk on a large offset', () => {
    const random = createRandom(3);
    let level = 1e9;
    const x = Float64Array.from({ length: 4000 }, () => (level += random.normal()));
    const y = x.map((value, i) => -value + 3 * random.normal() + (i === 2000 ? 1e12 : 0));
    const rolled = { x, y, window: 90, minPeriods: 90 };
    expectClose(rollingPearson(x, y, 90), direct(pearson, rolled), { absolute: 1e-8 });
  });

  it('should be NaN only while an infinite value is in the window', () => {
    const x = [1, 2, 4, Infinity, 3, 5, 4, 7];
    const rolled = rollingPearson(x, [1, 2, 3, 4, 5, 6, 7, 9], 3);
    expect([...rolled].map((value) => Number.isNaN(value))).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('rollingSpearman', () => {
  it('should agree with values from scipy', () => {
    const rolled = rollingSpearman(reference.series, reference.other, 20);
    expectClose(
      [19, 40, 59].map((row) => rolled[row]!),
      reference.correlation.kept,
      { absolute: 1e-12 },
    );
  });

  it('should equal the direct computation in every window', () => {
    fc.assert(
      fc.property(cases, (rolled) => {
        const actual = rollingSpearman(rolled.x, rolled.y, rolled.window, rolled.minPeriods);
        expectClose(actual, direct(spearman, rolled), { absolute: 1e-12 });
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it('should be exactly one for a rising function of the other series', () => {
    const x = Float64Array.from({ length: 50 }, (_, i) => (i * 37) % 50);
    const rolled = rollingSpearman(x, x.map(Math.exp), 20);
    expect([...rolled.subarray(19)].every((value) => value === 1)).toBe(true);
  });
});

describe('rolling windows', () => {
  it('should be NaN until the window is full unless fewer pairs are enough', () => {
    const x = [1, 3, 2, 5, 4];
    const y = [2, 1, 4, 3, 6];
    expect([...rollingPearson(x, y, 4)].map((value) => Number.isNaN(value))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(rollingSpearman(x, y, 4, 1)[1]).toBeNaN();
    expect(rollingSpearman(x, y, 4, 1)[2]).toBe(-0.5);
  });

  it('should take a window longer than the series as all rows so far', () => {
    const [x, y] = [
      [1, 3, 2, 5],
      [2, 1, 4, 3],
    ];
    expect(rollingSpearman(x!, y!, 1e9, 3)[3]).toBe(spearman(x!, y!));
    expect(rollingPearson(x!, y!, 1e9, 3)[3]).toBeCloseTo(pearson(x!, y!), 12);
    expect(rollingSpearman([], [], 5).length).toBe(0);
  });

  it('should refuse bad windows and different lengths', () => {
    expect(() => rollingPearson([1, 2], [1], 3)).toThrow(/2 and 1 values/);
    expect(() => rollingPearson([1], [1], 0)).toThrow(/window is 0/);
    expect(() => rollingSpearman([1], [1], 2.5)).toThrow(/whole number/);
    expect(() => rollingSpearman([1], [1], 3, 4)).toThrow(/minPeriods is 4/);
  });
});
