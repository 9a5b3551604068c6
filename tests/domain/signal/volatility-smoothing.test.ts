import { describe, expect, it } from 'vitest';
import { volatilityGuidedSmoothing } from '../../../src/domain/signal/volatility-smoothing';
import { expectClose } from '../../fixtures/close';

describe('volatilityGuidedSmoothing', () => {
  it('should let more through the higher the VIX stands among its last values', () => {
    // Shares at or below today's: 1, 1/2, 2/3 (window 3), then 1/3.
    const smoothed = volatilityGuidedSmoothing([10, 20, 20, 20], [15, 12, 13, 11], 3);
    const s1 = 0.3 * 20 + 0.7 * 10;
    const s2 = (0.1 + 0.8 / 3) * 20 + (0.9 - 0.8 / 3) * s1;
    const s3 = (0.1 + 0.4 / 3) * 20 + (0.9 - 0.4 / 3) * s2;
    expectClose(smoothed, [10, s1, s2, s3], { absolute: 1e-12 });
  });

  it('should count values equal to today’s', () => {
    expect(volatilityGuidedSmoothing([0, 10], [20, 20])[1]).toBeCloseTo(5, 12);
  });

  it('should keep missing values missing and carry the last VIX', () => {
    const smoothed = volatilityGuidedSmoothing([NaN, 10, NaN, 20], [15, 20, NaN, NaN]);
    expectClose(smoothed, [NaN, 10, NaN, 15], { absolute: 1e-12 });
    expect(volatilityGuidedSmoothing([0, 10], [NaN, NaN])[1]).toBeCloseTo(1, 12);
  });

  it('should refuse series of different lengths', () => {
    expect(() => volatilityGuidedSmoothing([1, 2], [1])).toThrow(RangeError);
  });
});
