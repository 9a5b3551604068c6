import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayFromIso } from '../../../src/domain/calendar';
import { applyShock } from '../../../src/domain/shock/apply';
import type { ShockScenario } from '../../../src/domain/shock/scenario';
import { leavingTrainingRange, trainingRanges } from '../../../src/domain/shock/training-range';
import { validateShock } from '../../../src/domain/shock/validate';

const start = dayFromIso('2020-03-01');
const days = Int32Array.from({ length: 6 }, (_, i) => start - 2 + i);
const observations = {
  days,
  knownDays: days.map((day) => day + 1),
  values: Float64Array.of(1, 2, 3, 4, NaN, 6),
};
const scenario: ShockScenario = {
  indicator: 'fed_rate',
  kind: 'add',
  size: 2,
  shape: 'step',
  startDay: start,
  lengthDays: 2,
};
const data = { firstDay: start - 2, lastDay: start + 3 };

function values(change: Partial<ShockScenario>): number[] {
  return [...applyShock(observations, { ...scenario, ...change }).values];
}

describe('applyShock', () => {
  it('should follow the shape from the start day on', () => {
    expect(values({ shape: 'step' })).toEqual([1, 2, 5, 6, NaN, 8]);
    expect(values({ shape: 'ramp' })).toEqual([1, 2, 4, 6, NaN, 8]);
    expect(values({ shape: 'pulse' })).toEqual([1, 2, 5, 6, NaN, 6]);
    expect(values({ shape: 'ramp', kind: 'scale' })).toEqual([1, 2, 4.5, 8, NaN, 12]);
  });

  it('should leave days, release days and its input alone', () => {
    const shocked = applyShock(observations, scenario);
    expect([shocked.days, shocked.knownDays]).toEqual([observations.days, observations.knownDays]);
    expect(observations.values[2]).toBe(3);
  });

  it('should keep every value before the start, bit for bit, whatever the shock', () => {
    const shock = fc.record({
      kind: fc.constantFrom('add' as const, 'scale' as const),
      shape: fc.constantFrom('step' as const, 'ramp' as const, 'pulse' as const),
      size: fc.double({ min: -10, max: 10, noNaN: true }),
      lengthDays: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(shock, (change) => {
        expect(values(change).slice(0, 2)).toEqual([1, 2]);
      }),
    );
  });
});

describe('validateShock', () => {
  const problems = (change: object): string[] =>
    validateShock({ ...scenario, ...change }, { ...data, observations });

  it('should accept a rise of two points, a doubling and a fall by a fifth', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ kind: 'scale', size: 2 })).toEqual([]);
    expect(problems({ kind: 'scale', size: 0.8, shape: 'pulse' })).toEqual([]);
  });

  it('should refuse sizes out of range, naming the range', () => {
    expect(problems({ size: 5000 })).toEqual([expect.stringMatching(/5000 to fed_rate.*-10 to 10/)]);
    expect(problems({ kind: 'scale', size: 50 })).toEqual([expect.stringMatching(/0 to 5/)]);
    expect(problems({ size: NaN })).toHaveLength(1);
  });

  it('should refuse what the indicator cannot become, such as a negative CPI', () => {
    const cpi = {
      ...data,
      observations: { ...observations, values: Float64Array.of(250, 250, 251, 252, 253, 254) },
    };
    expect(validateShock({ ...scenario, indicator: 'cpi', size: -300 }, cpi)).toEqual([
      expect.stringMatching(/-50 to 50/),
    ]);
    const low = { ...data, observations: { ...observations, values: new Float64Array(6).fill(120) } };
    expect(validateShock({ ...scenario, indicator: 'cpi', size: -45 }, low)).toEqual([
      expect.stringMatching(/to 75 on 2020-03-01.*100 to 600/),
    ]);
  });

  it('should refuse a start outside the data and a length that is none', () => {
    expect(problems({ startDay: start + 4 })).toEqual([
      expect.stringMatching(/starts on 2020-03-05.*2020-02-28 to 2020-03-04/),
    ]);
    expect(problems({ startDay: Infinity, lengthDays: 0 })).toHaveLength(2);
  });

  it('should refuse unknown indicators, kinds and shapes', () => {
    expect(problems({ indicator: 'gold' })).toEqual([expect.stringMatching(/"gold" cannot be shocked/)]);
    expect(problems({ indicator: 'toString' })).toHaveLength(1);
    expect(problems({ kind: 'divide', shape: 'wave' })).toHaveLength(2);
  });
});

describe('leavingTrainingRange', () => {
  const features = {
    days,
    columns: {
      rate: Float64Array.of(0, 100, 50, 60, 150, NaN),
      vix: Float64Array.of(10, 30, 20, 9, 25, 25),
      empty: new Float64Array(6).fill(NaN),
    },
  };

  it('should name the features that a forecast sees beyond training, farthest first', () => {
    const ranges = trainingRanges(features, ['vix', 'rate', 'empty'], [0, 1, 2]);
    expect(ranges).toEqual([
      { feature: 'vix', min: 10, max: 30 },
      { feature: 'rate', min: 0, max: 100 },
    ]);
    const found = leavingTrainingRange(features, ranges, [3, 4, 5]);
    expect(found.map(({ feature, beyond }) => [feature, beyond])).toEqual([
      ['rate', 0.5],
      ['vix', 0.05],
    ]);
    expect(leavingTrainingRange(features, ranges, [2])).toEqual([]);
  });
});
