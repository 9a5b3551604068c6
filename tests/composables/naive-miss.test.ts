import { describe, expect, it } from 'vitest';
import { naiveMiss } from '../../src/composables/naive-miss';

describe('what the naive forecast misses', () => {
  const days = Int32Array.from({ length: 10 }, (_, i) => i);
  const columns = { btc_close: Float64Array.of(NaN, 1, 1, 1, 1, 1, 1, 1, 100, 80) };

  it('should look at the last fifth of the days alone', () => {
    expect(naiveMiss({ days, columns }, 'btc', 1)).toBeCloseTo(25, 10);
  });

  it('should be unknown for a coin that is not there', () => {
    expect(naiveMiss({ days, columns }, 'eth', 1)).toBeNaN();
  });
});
