import { describe, expect, it } from 'vitest';
import { dayFromIso, dayRange } from '../../../src/domain/calendar';
import { availableFeatures } from '../../../src/domain/features/availability';

const first = dayFromIso('2020-01-01');
const days = dayRange(first, first + 9);
const rows = { train: { from: 1, to: 7 }, origins: [7, 8, 9], warmUp: 2 };

function kept(values: number[]): string | true {
  const { kept: ids, leftOut } = availableFeatures(
    { days, columns: { x: Float64Array.from(values) } },
    ['x'],
    rows,
  );
  return ids.length === 1 || leftOut[0]!.reason;
}

describe('availableFeatures', () => {
  it('should keep what is present after the warm-up', () => {
    expect(kept([NaN, NaN, NaN, 1, 1, 1, 1, 1, 1, 1])).toBe(true);
  });

  it('should leave out what begins later, with the days', () => {
    expect(kept([NaN, NaN, NaN, NaN, 1, 1, 1, 1, 1, 1])).toBe(
      'Missing on 1 of 4 training days after the warm-up (2020-01-04 to 2020-01-04).',
    );
  });

  it('should leave out what is missing where a forecast starts', () => {
    expect(kept([1, 1, 1, 1, 1, 1, 1, 1, NaN, NaN])).toBe(
      'Missing on 2 of 3 days from which a forecast starts (2020-01-09 to 2020-01-10).',
    );
  });

  it('should leave out what the data do not have', () => {
    expect(kept(new Array<number>(10).fill(NaN))).toBe('The data do not have it.');
    expect(availableFeatures({ days, columns: {} }, ['y'], rows).leftOut).toEqual([
      { feature: 'y', reason: 'The data do not have it.' },
    ]);
  });
});
