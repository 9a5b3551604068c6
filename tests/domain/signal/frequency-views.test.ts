import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { INDICATOR_IDS } from '../../../src/domain/catalogue/ids';
import { createRandom } from '../../../src/domain/random';
import { butterworthLowpass } from '../../../src/domain/signal/butterworth';
import { filtfilt } from '../../../src/domain/signal/filter';
import { frequencyViews } from '../../../src/domain/signal/frequency-views';
import { saidOnTheDay } from '../../../src/domain/signal/said-on-the-day';
import { cutoffPeriod, ownCutoff } from '../../../src/domain/signal/sampling';
import { expectClose } from '../../fixtures/close';

function walk(rows: number, seed = 1): Float64Array {
  const random = createRandom(seed);
  let value = 100;
  return Float64Array.from({ length: rows }, () => (value += random.normal()));
}

describe('the cutoff of an indicator', () => {
  it('should follow how often the indicator has news', () => {
    expect(ownCutoff('vix')).toBe(0.5);
    expect(ownCutoff('dxy')).toBe(0.2);
    expect(ownCutoff('cpi')).toBe(0.1);
    expect(INDICATOR_IDS.every((id) => ownCutoff(id) > 0)).toBe(true);
    expect(cutoffPeriod(0.1)).toBe(20);
  });
});

describe('frequencyViews', () => {
  it('should never rewrite the causal line, and always the smoothed one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 199 }),
        fc.double({ min: 0.05, max: 0.6, noNaN: true }),
        (day, cutoff) => {
          const x = walk(200);
          const whole = frequencyViews(x, cutoff);
          const early = frequencyViews(x.subarray(0, day), cutoff);
          expect(early.causal).toEqual(whole.causal.subarray(0, day));
          if (day < 199) expect(early.smoothed[day - 1]).not.toBe(whole.smoothed[day - 1]);
        },
      ),
      { numRuns: 30, seed: 2 },
    );
  });

  it('should keep a straight line straight when smoothed, and late when causal', () => {
    const line = Float64Array.from({ length: 300 }, (_, t) => t);
    const { causal, smoothed } = frequencyViews(line, 0.1);
    expect(smoothed[150]).toBeCloseTo(150, 9);
    expect(causal[150]).toBeLessThan(145);
  });

  it('should leave the smoothed line empty where values are too few', () => {
    expect(frequencyViews(walk(12), 0.5).smoothed.every(Number.isNaN)).toBe(true);
    expect(frequencyViews(walk(13), 0.5).smoothed.every(Number.isNaN)).toBe(false);
  });
});

describe('saidOnTheDay', () => {
  it.each([0.05, 0.5, 0.9])(
    'should be the end of the zero-phase filter over the days so far (cutoff %f)',
    (cutoff) => {
      const x = walk(120, 7);
      x.fill(NaN, 0, 9);
      const said = saidOnTheDay(x, cutoff);
      const filter = butterworthLowpass(3, cutoff);
      const expected = Float64Array.from(x, (_, day) =>
        day < 21 ? NaN : filtfilt(filter, x.subarray(9, day + 1)).at(-1)!,
      );
      expectClose(said, expected, { absolute: 1e-9 });
    },
  );

  it('should refuse a gap, and say nothing of too few values', () => {
    expect(() => saidOnTheDay(Float64Array.of(1, NaN, 2), 0.5)).toThrow(/missing between others/);
    expect(saidOnTheDay(walk(12), 0.5).every(Number.isNaN)).toBe(true);
    expect(saidOnTheDay(new Float64Array(5).fill(NaN), 0.5).every(Number.isNaN)).toBe(true);
  });
});
