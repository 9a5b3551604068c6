import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { gatherRows, makeWindows, originRows } from '../../src/domain/windows';

describe('originRows', () => {
  const features = [
    [NaN, 1, 2, 3, 4, 5],
    [0, 1, 2, 3, NaN, 5],
  ];

  it('should need every feature over the whole window', () => {
    expect([...originRows(features, { window: 2 })]).toEqual([2, 3]);
    expect([...originRows(features, { window: 1 })]).toEqual([1, 2, 3, 5]);
  });

  it('should need the target and the macro inputs on the row itself', () => {
    expect([...originRows(features, { window: 1, target: [[1, 1, 1, NaN, 1, NaN]] })]).toEqual([1, 2]);
    expect([...originRows(features, { window: 1, atOrigin: [[1, NaN, 1, 1, 1, 1]] })]).toEqual([2, 3, 5]);
  });

  it('should keep origins in the range while windows may reach before it', () => {
    expect([...originRows(features, { window: 3, rows: { from: 3, to: 4 } })]).toEqual([3]);
  });
});

describe('makeWindows', () => {
  it('should lay days oldest first and features side by side', () => {
    const windows = makeWindows(
      [
        [1, 2, 3, 4],
        [10, 20, 30, 40],
      ],
      { window: 2, origins: [1, 3] },
    );
    expect([...windows]).toEqual([1, 10, 2, 20, 3, 30, 4, 40]);
  });

  it('should not see a row after the origin', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 3, max: 11 }),
        (values, origin) => {
          const changed = values.map((value, row) => (row > origin ? value + 1 : value));
          const plan = { window: 4, origins: [origin] };
          expect(makeWindows([values], plan)).toEqual(makeWindows([changed], plan));
        },
      ),
    );
  });

  it('should refuse a window that begins before the table', () => {
    expect(() => makeWindows([[1, 2, 3]], { window: 3, origins: [1] })).toThrow(/leaves the table/);
    expect(() => makeWindows([[1, 2, 3]], { window: 3, origins: [3] })).toThrow(/leaves the table/);
  });
});

describe('gatherRows', () => {
  it('should give one row of the matrix a row', () => {
    expect([
      ...gatherRows(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [2, 0],
      ),
    ]).toEqual([3, 6, 1, 4]);
  });
});
