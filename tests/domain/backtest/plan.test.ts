import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refitsOf, type Fold } from '../../../src/domain/backtest/fold';
import { holdoutPlan, walkForwardPlan } from '../../../src/domain/backtest/plan';
import type { RowRange } from '../../../src/domain/windows';

const length = ({ from, to }: RowRange): number => to - from;

/** Parts in order, disjoint, and separated by gaps of at least the purge. */
function expectOrdered(fold: Fold, purge: number): void {
  const parts = [fold.train, fold.validation, fold.calibration, fold.test].filter((part) => length(part) > 0);
  parts.slice(1).forEach((part, i) => {
    expect(part.from - parts[i]!.to).toBeGreaterThanOrEqual(purge);
    expect(fold.purges[i]).toEqual({ from: parts[i]!.to, to: part.from });
  });
  expect(fold.purges.length).toBe(parts.length - 1);
}

const shares = fc.record({
  horizon: fc.integer({ min: 1, max: 30 }),
  extra: fc.integer({ min: 0, max: 5 }),
  validationShare: fc.constantFrom(0, 0.1, 0.2),
  calibrationShare: fc.constantFrom(0, 0.05, 0.1),
});

describe('holdoutPlan', () => {
  it('should test on the last fifth by default, from ⌊0.8 n⌋', () => {
    const [fold] = holdoutPlan(2991, { horizon: 5 });
    expect(fold).toEqual({
      train: { from: 0, to: 2088 },
      validation: { from: 2093, to: 2387 },
      calibration: { from: 2392, to: 2392 },
      test: { from: 2392, to: 2991 },
      purges: [
        { from: 2088, to: 2093 },
        { from: 2387, to: 2392 },
      ],
    });
    // 0.7 + 0.1 is a little less than 0.8 in doubles.
    for (const rows of [100, 1000, 2160])
      expect(holdoutPlan(rows, { horizon: 1 })[0].test.from).toBe(rows * 0.8);
  });

  it('should keep parts in order with their gaps', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 800, max: 3000 }), ({ horizon, extra, ...parts }, rows) => {
        const purge = horizon + extra;
        const [fold] = holdoutPlan(rows, { horizon, purge, trainShare: 0.5, ...parts });
        expectOrdered(fold, purge);
        expect(fold.train.from).toBe(0);
        expect(fold.test.to).toBe(rows);
      }),
    );
  });

  it('should leave validation and calibration empty where their share is 0', () => {
    const [fold] = holdoutPlan(100, { horizon: 5, trainShare: 0.8, validationShare: 0 });
    expect(fold.train).toEqual({ from: 0, to: 75 });
    expect(length(fold.validation) + length(fold.calibration)).toBe(0);
    expect(fold.test).toEqual({ from: 80, to: 100 });
  });
});

describe('walkForwardPlan', () => {
  it('should cover the tested rows once, in order', () => {
    fc.assert(
      fc.property(
        shares,
        fc.integer({ min: 9000, max: 12_000 }),
        fc.tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('expanding' as const, 'sliding' as const)),
        ({ horizon, extra, ...parts }, rows, [count, mode]) => {
          const purge = horizon + extra;
          const folds = walkForwardPlan(rows, { horizon, purge, folds: count, mode, ...parts });
          expect(folds.length).toBe(count);
          folds.forEach((fold, i) => {
            expectOrdered(fold, purge);
            expect(fold.test.from).toBe(
              i === 0 ? Math.floor(rows / (count + 1) + 1e-9) : folds[i - 1]!.test.to,
            );
          });
          expect(folds[count - 1]!.test.to).toBe(rows);
          const sizes = folds.map((fold) => length(fold.test));
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('should grow the training rows when expanding and move them when sliding', () => {
    const expanding = walkForwardPlan(1000, { horizon: 5, testShare: 0.5 });
    const sliding = walkForwardPlan(1000, { horizon: 5, testShare: 0.5, mode: 'sliding' });
    expect(expanding.map(({ train }) => train)).toEqual([
      { from: 0, to: 445 },
      { from: 0, to: 535 },
      { from: 0, to: 625 },
      { from: 0, to: 715 },
      { from: 0, to: 805 },
    ]);
    expect(sliding.map(({ train }) => train.from)).toEqual([0, 100, 200, 300, 400]);
    expect(new Set(sliding.map(({ train }) => length(train)))).toEqual(new Set([445]));
    expect(sliding.map(({ test }) => test)).toEqual(expanding.map(({ test }) => test));
  });

  it('should cut six equal blocks for five folds by default', () => {
    const plan = walkForwardPlan(1200, { horizon: 5, validationShare: 0 });
    expect(plan.map(({ train, test }) => [train.to, test.from, test.to])).toEqual([
      [195, 200, 400],
      [395, 400, 600],
      [595, 600, 800],
      [795, 800, 1000],
      [995, 1000, 1200],
    ]);
  });

  it('should fit anew every so many rows of a test, with all parts moved along', () => {
    fc.assert(
      fc.property(
        shares,
        fc.integer({ min: 30, max: 4000 }),
        fc.constantFrom('expanding' as const, 'sliding' as const),
        ({ horizon, extra, ...parts }, refitEvery, mode) => {
          const purge = horizon + extra;
          const plan = walkForwardPlan(9000, { horizon, purge, folds: 3, mode, refitEvery, ...parts });
          for (const fold of plan) {
            const refits = refitsOf(fold);
            expect(refits[0]!.train).toEqual(fold.train);
            expect(refits.map(({ test }) => test.from)).toEqual(
              refits.map((_, i) => fold.test.from + i * refitEvery),
            );
            expect(refits.at(-1)!.test.to).toBe(fold.test.to);
            for (const piece of refits) {
              expectOrdered(piece, purge);
              if (mode === 'sliding') expect(piece.train.from).toBe(piece.test.from - plan[0]!.test.from);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('both plans', () => {
  it('should say how many rows they need, and be content with them', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 60 }), ({ horizon, extra, ...parts }, rows) => {
        const options = { horizon: horizon + 20, purge: horizon + 20 + extra, ...parts, trainShare: 0.5 };
        for (const plan of [holdoutPlan, walkForwardPlan]) {
          let message = '';
          try {
            plan(rows, options);
          } catch (error) {
            message = (error as Error).message;
          }
          const needed = Number(/at least (\d+)/.exec(message)?.[1]);
          if (message) {
            expect(needed).toBeGreaterThan(rows);
            for (let more = 0; more < 20; more++) plan(needed + more, options);
          }
        }
      }),
    );
    expect(() => holdoutPlan(40, { horizon: 30 })).toThrow(/40 rows are too few .* at least 314,/);
    expect(() => holdoutPlan(2991, { horizon: 5, minTrainRows: 3000 })).toThrow(/at least \d+/);
  });

  it('should refuse options out of range', () => {
    expect(() => holdoutPlan(100, { horizon: 5, purge: 4 })).toThrow(/gap of 4 rows .* at least 5/);
    expect(() => holdoutPlan(100, { horizon: 0 })).toThrow(/horizon is 0/);
    expect(() => holdoutPlan(100, { horizon: 1, trainShare: 0.9 })).toThrow(/add up to 1 /);
    expect(() => holdoutPlan(100, { horizon: 1, trainShare: 0.7, calibrationShare: 0.2 })).toThrow(/add up/);
    expect(() => holdoutPlan(10.5, { horizon: 1 })).toThrow(/rows is 10.5/);
    expect(() => walkForwardPlan(100, { horizon: 1, folds: 0 })).toThrow(/folds is 0/);
    expect(() => walkForwardPlan(100, { horizon: 1, testShare: 0 })).toThrow(/testShare is 0/);
    expect(() => walkForwardPlan(100, { horizon: 1, refitEvery: 0.5 })).toThrow(/refitEvery is 0.5/);
    expect(() => walkForwardPlan(100, { horizon: 1, stride: 0 })).toThrow(/stride is 0/);
    expect(() => walkForwardPlan(100, { horizon: 1, validationShare: -0.1 })).toThrow(
      /validationShare is -0.1/,
    );
  });
});
