import { describe, expect, it } from 'vitest';
import { logAndRealMetrics } from '../../../src/domain/metrics/original';

describe('logAndRealMetrics', () => {
  it('should show how little the logarithm makes of a large error', () => {
    const actual = [[10_000, 20_000]];
    const { ofLogs, ofPrices, ofLogsTooHigh } = logAndRealMetrics({ forecast: [[15_000, 30_000]], actual });
    expect(ofPrices).toBeCloseTo(50, 10);
    const of = (came: number, said: number): number =>
      (200 * (Math.log1p(said) - Math.log1p(came))) / (Math.log1p(said) + Math.log1p(came));
    expect(ofLogs).toBeCloseTo((of(10_000, 15_000) + of(20_000, 30_000)) / 2, 10);
    expect(ofLogs).toBeLessThan(4.5);
    expect(ofLogsTooHigh).toBeGreaterThan(ofLogs);
  });
});
