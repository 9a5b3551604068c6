import { describe, expect, it } from 'vitest';
import { dayRange } from '../../../src/domain/calendar';
import {
  claimFigures,
  CORRELATION_CLAIMS,
  placeOf,
  saysLittle,
  threePointChance,
  threePointCritical,
} from '../../../src/domain/claims/correlation-claims';
import { createRandom } from '../../../src/domain/random';
import { pearson } from '../../../src/domain/stats/correlation';

const days = dayRange(15_824, 15_824 + 399);
const all = { firstDay: days[0]!, lastDay: days[days.length - 1]! };

function walk(seed: number, drift: number): Float64Array {
  const random = createRandom(seed);
  let level = 100;
  return Float64Array.from(days, () => (level += drift + random.normal()));
}

describe('claimFigures', () => {
  const x = walk(1, 0.3);
  const y = walk(2, 0.3);
  const differences = (values: Float64Array): Float64Array =>
    values.map((value, i) => (i > 0 ? value - values[i - 1]! : NaN));
  const levels = { days, x, y };
  const changes = { days, x: differences(x), y: differences(y) };

  it('should show two strangers as relatives on levels, and as strangers on changes', () => {
    const figures = claimFigures(levels, changes, all);
    expect(figures.levels).toBeGreaterThan(0.9);
    expect(figures.trendAlone).toBeGreaterThan(0.9);
    expect(Math.abs(figures.changes)).toBeLessThan(0.12);
    expect([figures.levelRows, figures.changeRows]).toEqual([400, 399]);
    expect(figures.levels).toBeCloseTo(pearson(x, y), 12);
  });

  it('should look at the range alone, but for the days that a mean looks back on', () => {
    const range = { firstDay: days[100]!, lastDay: days[299]! };
    const figures = claimFigures(levels, changes, range);
    expect(figures.levels).toBeCloseTo(pearson(x.subarray(100, 300), y.subarray(100, 300)), 12);
    expect(figures.levelRows).toBe(200);
    const means = Float64Array.from({ length: 200 }, (_, i) => {
      const window = y.subarray(i + 71, i + 101);
      return window.reduce((sum, value) => sum + value, 0) / 30;
    });
    expect(figures.means).toBeCloseTo(pearson(x.subarray(100, 300), means), 12);
  });

  it('should say nothing where there are too few rows', () => {
    const few = claimFigures(levels, changes, { firstDay: days[0]!, lastDay: days[9]! });
    expect([few.levels, few.changes, few.trendAlone, few.means]).toEqual([NaN, NaN, NaN, NaN]);
    expect(few.levelRows).toBe(10);
  });

  it('should count months whose three points lie close to a line, and turns of their sign', () => {
    // Monthly means go up and up; those of y up, up, down, down, ...: signs turn.
    const month = (day: number): number => Math.floor((day - days[0]!) / 30.4);
    const up = Float64Array.from(days, month);
    const zigzag = Float64Array.from(days, (day) => [0, 1, 2, 1][month(day) % 4]!);
    const { monthly } = claimFigures({ days, x: up, y: zigzag }, changes, all);
    expect(monthly.months).toBeGreaterThan(8);
    expect(monthly.turns).toBeGreaterThan(2);
    expect(monthly.beyond).toBeLessThanOrEqual(monthly.months);
    expect(claimFigures({ days, x: up, y: up }, changes, all).monthly.beyond).toBe(monthly.months);
  });
});

describe('three points', () => {
  it('should know how often chance draws them close to a line', () => {
    expect(threePointChance(0.9)).toBeCloseTo(0.2871, 4);
    expect(threePointCritical(0.05)).toBeCloseTo(0.99692, 5);
    const random = createRandom(3);
    const draw = (): number[] => [random.normal(), random.normal(), random.normal()];
    let beyond = 0;
    for (let i = 0; i < 20_000; i++) if (Math.abs(pearson(draw(), draw())) > 0.9) beyond++;
    expect(Math.abs(beyond / 20_000 - threePointChance(0.9))).toBeLessThan(0.012);
  });
});

describe('placeOf', () => {
  const [rising] = CORRELATION_CLAIMS;
  const falling = CORRELATION_CLAIMS.find(({ id }) => id === 'ltc-dxy')!;
  const little = CORRELATION_CLAIMS.find(({ id }) => id === 'doge-news-svc')!;

  it('should place figures beside a claimed range', () => {
    const places = [0.7, 0.804, 0.81, 0.3, 0.05, -0.4, NaN].map((value) => placeOf(rising!, value));
    expect(places).toEqual(['inside', 'inside', 'stronger', 'weaker', 'none', 'opposite', 'unknown']);
    const below = [-0.72, -0.9, -0.3, 0.02, 0.26].map((value) => placeOf(falling, value));
    expect(below).toEqual(['inside', 'stronger', 'weaker', 'none', 'opposite']);
  });

  it('should know a claim that says little', () => {
    expect(CORRELATION_CLAIMS.filter(saysLittle).map(({ coin }) => coin)).toEqual(['doge', 'doge']);
    expect([0.07, -0.49, 0.63].map((value) => placeOf(little, value))).toEqual([
      'inside',
      'inside',
      'stronger',
    ]);
  });
});
