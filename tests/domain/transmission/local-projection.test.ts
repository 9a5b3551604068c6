import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { localProjection } from '../../../src/domain/transmission/local-projection';
import { inference } from '../../fixtures/inference';

/** A price that answers to an innovation with 0.5 at once and 0.8 in all from the third row on. */
function answering(n: number, seed: number): { change: Float64Array; price: Float64Array } {
  const random = createRandom(seed);
  const change = Float64Array.from({ length: n }, () => 2 * random.normal());
  let price = 0;
  return {
    change,
    price: change.map((shock, t) => (price += 0.5 * shock + 0.3 * (change[t - 3] ?? 0) + random.normal())),
  };
}

describe('localProjection', () => {
  it('should agree with the matrix form at every horizon', () => {
    const { lags, innovation, points } = inference.projection;
    const found = localProjection(inference.change, inference.price, { lags, horizon: 12 });
    expect(found.innovation).toBeCloseTo(innovation, 10);
    for (const point of points) {
      const h = point.horizon;
      expect([found.n[h], found.degrees[h], found.bandwidth[h]]).toEqual([
        point.n,
        point.degrees,
        point.bandwidth,
      ]);
      expect(found.response[h]! / point.response).toBeCloseTo(1, 8);
      expect(found.standardError[h]! / point.error).toBeCloseTo(1, 8);
      expect(found.lower[h]).toBeCloseTo(point.lower, 10);
      expect(found.upper[h]).toBeCloseTo(point.upper, 10);
      expect(found.pValue[h]).toBeCloseTo(point.pValue, 10);
    }
  });

  it('should find the path of a known answer', () => {
    const { change, price } = answering(20_000, 1);
    const { response, innovation } = localProjection(change, price, { horizon: 5, lags: 4 });
    expect(innovation).toBeCloseTo(2, 1);
    [1, 1, 1, 1.6, 1.6, 1.6].forEach((truth, h) => expect(Math.abs(response[h]! - truth)).toBeLessThan(0.06));
  });

  it('should cover the truth about as often as it says, far horizons included', () => {
    const covered = new Float64Array(11);
    const samples = 150;
    for (let seed = 1; seed <= samples; seed++) {
      const { change, price } = answering(500, seed);
      const { lower, upper, innovation } = localProjection(change, price, { horizon: 10, lags: 4 });
      for (const [h, truth] of [
        [0, 0.5],
        [4, 0.8],
        [10, 0.8],
      ] as const) {
        if (lower[h]! <= truth * innovation && truth * innovation <= upper[h]!) covered[h]!++;
      }
    }
    for (const h of [0, 4, 10]) {
      expect(covered[h]! / samples).toBeGreaterThan(0.88);
      expect(covered[h]! / samples).toBeLessThan(0.99);
    }
  });

  it('should leave out rows that miss a lag or the price ahead', () => {
    const { change, price } = answering(100, 3);
    const whole = localProjection(change, price, { horizon: 3, lags: 1 });
    expect([...whole.n]).toEqual([98, 97, 96, 95]);
    change[50] = NaN;
    expect(localProjection(change, price, { horizon: 0, lags: 1 }).n[0]).toBe(96);
    change[50] = 1;
    price[50] = NaN;
    // Rows 50 itself, and 51 and 52, whose past price is missing.
    expect(localProjection(change, price, { horizon: 0, lags: 1 }).n[0]).toBe(95);
  });

  it('should count moves, and refuse a series that stands still but for a few', () => {
    const { price } = answering(400, 5);
    const steps = (moves: number): Float64Array =>
      Float64Array.from({ length: 400 }, (_, t) => Number(t % 10 === 9 && t < 10 * moves) * (1 + (t % 7)));
    expect(localProjection(steps(30), price, { horizon: 1, lags: 2 }).moves).toBe(30);
    expect(() => localProjection(steps(12), price, { horizon: 1, lags: 2 })).toThrow(
      /moves on 12 of 397 rows, too few .* at least 20 moves/,
    );
  });

  it('should name what is wrong', () => {
    expect(() => localProjection([1, 2], [1, 2])).toThrow(
      /0 rows are too few for 5 lags. Give at least 58 rows/,
    );
    const { price } = answering(100, 4);
    expect(() => localProjection(new Float64Array(100).fill(1), price)).toThrow(/does not move/);
    expect(() => localProjection([1], price)).toThrow(/same days/);
  });
});
