import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import {
  dayReaching,
  directionHits,
  leadCorrelation,
  stepResponse,
} from '../../../src/domain/signal/filter-lag';
import { frequencyViews } from '../../../src/domain/signal/frequency-views';

const random = createRandom(3);
let value = 50;
const walk = Float64Array.from({ length: 4000 }, () => (value += random.normal()));
const { causal, smoothed } = frequencyViews(walk, 0.2);

describe('stepResponse', () => {
  it('should stand still before the jump when causal, and move before it when smoothed', () => {
    const { days, causal: late, smoothed: early } = stepResponse(0.1, 40);
    const before = days.findIndex((day) => day === 0);
    expect(Array.from(late.subarray(0, before))).toEqual(new Array(before).fill(0));
    expect(Math.max(...early.subarray(0, before))).toBeGreaterThan(0.3);
    expect(late[80]).toBeCloseTo(1, 2);
    expect(dayReaching(days, late, 0.5)).toBeGreaterThan(0);
    expect(dayReaching(days, early, 0.1)).toBeLessThan(0);
    expect(dayReaching(days, late, 2)).toBeNaN();
  });

  it('should be the mirror of itself when smoothed: as much early as late', () => {
    const { smoothed: line } = stepResponse(0.3, 20);
    // The jump lies between day −1 and day 0.
    for (let k = 0; k < 20; k++) expect(line[19 - k]! + line[20 + k]!).toBeCloseTo(1, 9);
  });
});

describe('leadCorrelation', () => {
  it('should show that the smoothed line knows the changes to come, and the causal one none', () => {
    const ahead = leadCorrelation(smoothed, walk, 5);
    const honest = leadCorrelation(causal, walk, 5);
    expect(ahead[6]).toBeGreaterThan(0.3);
    expect(ahead[6]).toBeCloseTo(ahead[4]!, 1);
    expect(Math.abs(honest[6]!)).toBeLessThan(0.06);
    expect(Math.max(...honest.subarray(0, 5))).toBeGreaterThan(0.3);
  });
});

describe('directionHits', () => {
  it('should be a coin toss for the causal line of a random walk, and too good when smoothed', () => {
    const honest = directionHits(causal, walk);
    expect(honest.judged).toBe(3999);
    expect(Math.abs(honest.percent - 50)).toBeLessThan(3);
    expect(directionHits(smoothed, walk).percent).toBeGreaterThan(65);
  });

  it('should judge only days before a move', () => {
    expect(directionHits([2, 2, 2, 2], [1, 1, 3, 3])).toEqual({ percent: 100, judged: 1 });
    expect(directionHits([1, 1], [1, 1])).toEqual({ percent: NaN, judged: 0 });
  });
});
