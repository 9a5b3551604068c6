import { describe, expect, it } from 'vitest';
import { logPath } from '../../../src/components/lab/sparkline';

const box = { width: 100, height: 10 };

describe('the price line behind the plan', () => {
  it('should put equal ratios at equal distances', () => {
    expect(logPath([1, 10, 100], box)).toBe('M0.0 10.0L50.0 5.0L100.0 0.0');
  });

  it('should break at missing values', () => {
    expect(logPath([1, NaN, 100], box)).toBe('M0.0 10.0M100.0 0.0');
  });

  it('should be empty when there is nothing to draw', () => {
    expect(logPath([NaN, 5], box)).toBe('');
  });
});
