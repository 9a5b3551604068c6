import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hedgeTest } from '../../../src/domain/hedge/hedge-test';
import { rollingBetas } from '../../../src/domain/hedge/rolling-betas';
import { createRandom } from '../../../src/domain/random';

function normals(n: number, seed: number, scale = 0.01): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => scale * random.normal());
}

/** A coin that follows an instrument with a beta, and noise of its own. */
function follower(
  instrument: Float64Array,
  beta: (row: number) => number,
  noise: Float64Array,
): Float64Array {
  return instrument.map((value, row) => beta(row) * value + noise[row]!);
}

const market = normals(900, 1);
const noise = normals(900, 2);
const coin = follower(market, () => 2, noise);

describe('rollingBetas', () => {
  it('should find a known beta, inside its band about as often as the band says', () => {
    const { betas, halfWidths } = rollingBetas(coin, [market], { window: 100 });
    const inside = [];
    for (let row = 99; row < 900; row += 100) {
      inside.push(Math.abs(betas[0]![row]! - 2) <= halfWidths[0]![row]!);
    }
    expect(betas[0]![98]).toBeNaN();
    expect(betas[0]![899]).toBeCloseTo(2, 0);
    expect(inside.filter(Boolean).length).toBeGreaterThanOrEqual(7);
  });

  it('should equal covariance over variance for one instrument', () => {
    const { betas } = rollingBetas(coin, [market], { window: 50 });
    const [x, y] = [market.subarray(850), coin.subarray(850)];
    const mean = (values: Float64Array): number => values.reduce((a, b) => a + b) / 50;
    let [xy, xx] = [0, 0];
    x.forEach((value, i) => {
      xy += (value - mean(x)) * (y[i]! - mean(y));
      xx += (value - mean(x)) ** 2;
    });
    expect(betas[0]![899]).toBeCloseTo(xy / xx, 10);
  });

  it('should say nothing where an instrument stands still', () => {
    const still = market.map((value, row) => (row < 200 ? 0 : value));
    const { betas } = rollingBetas(coin, [still], { window: 100 });
    expect(betas[0]![150]).toBeNaN();
    expect(betas[0]![350]).not.toBeNaN();
  });

  it('should read no later row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 199 }), (cut) => {
        const [a, b] = [market.slice(0, 200), coin.slice(0, 200)];
        const before = rollingBetas(b, [a], { window: 60 }).betas[0]!.slice(0, cut);
        a.fill(0.5, cut);
        b.fill(-0.5, cut);
        const after = rollingBetas(b, [a], { window: 60 }).betas[0]!.slice(0, cut);
        expect(after).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});

describe('hedgeTest', () => {
  it('should remove the part of the variance that the instrument explains', () => {
    const found = hedgeTest(coin, [market], { seed: 1, costBasisPoints: 0 });
    // 4 parts of 5 are the instrument's.
    expect(found.reduction).toBeCloseTo(0.8, 1);
    expect(found.spansZero).toBe(false);
    expect(found.lower).toBeLessThan(found.reduction);
    expect(found.upper).toBeGreaterThan(found.reduction);
    expect(found.ratios[0]![249]).toBeNaN();
    expect(found.ratios[0]![250]).toBeCloseTo(2, 0);
    expect(found.rows).toBe(650);
  });

  it('should say that an unrelated instrument does not help', () => {
    const found = hedgeTest(noise, [market], { seed: 1 });
    expect(found.spansZero).toBe(true);
    expect(found.inSample).toBeGreaterThan(found.reduction);
  });

  it('should charge what is traded, and nothing else', () => {
    const free = hedgeTest(coin, [market], { seed: 1, costBasisPoints: 0 });
    const paid = hedgeTest(coin, [market], { seed: 1, costBasisPoints: 10 });
    const ratios = paid.ratios[0]!;
    let traded = Math.abs(ratios[250]!);
    for (let row = 251; row < 900; row++) traded += Math.abs(ratios[row]! - ratios[row - 1]!);
    expect(free.meanCost).toBe(0);
    expect(paid.meanCost * paid.rows).toBeCloseTo((traded * 10) / 10_000, 12);
    expect(paid.meanGivenUp - free.meanGivenUp).toBeCloseTo(paid.meanCost, 12);
  });

  it('should hold a ratio estimated before, until the next estimate', () => {
    const later = follower(market, (row) => (row < 450 ? 2 : -2), noise);
    const { ratios } = hedgeTest(later, [market], { seed: 1, rebalance: 20 });
    // Estimated on rows 200-449, held on 450-469: what comes is not known yet.
    expect(ratios[0]![450]).toBeCloseTo(2, 0);
    expect(ratios[0]![469]).toBe(ratios[0]![450]);
    expect(ratios[0]![470]).not.toBe(ratios[0]![469]);
  });

  it('should refuse too few rows and an absurd cost, with the allowed range', () => {
    expect(() => hedgeTest(coin.slice(0, 260), [market.slice(0, 260)], { seed: 1 })).toThrow('at least 280');
    expect(() => hedgeTest(coin, [market], { seed: 1, costBasisPoints: -1 })).toThrow('0 to 1000');
  });
});
