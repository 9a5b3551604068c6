import { describe, expect, it } from 'vitest';
import { architectureRows } from '../../../src/components/lab/architecture';
import { describeModel } from '../../../src/domain/spec/architecture';
import { MODEL_KINDS } from '../../../src/domain/spec/fields';

const SHAPE = { steps: 7, features: 40, macro: 13, horizon: 5 };
const rowsOf = (kind: (typeof MODEL_KINDS)[number]) => architectureRows(describeModel(kind, SHAPE), SHAPE);

describe('architectureRows', () => {
  it('should read from the days down to the days ahead', () => {
    expect(rowsOf('lstm').map(({ label, shape, parameters }) => [label, shape, parameters])).toEqual([
      ['Input: 7 days of 40 features', '7 × 40', ''],
      ['LSTM 100', '7 × 100', '56,800'],
      ['LSTM 100', '100', '80,800'],
      ['Dense', '5 × 1', '505'],
    ]);
  });

  it('should name each input once, the macro inputs only where they are read', () => {
    for (const kind of MODEL_KINDS) {
      const inputs = rowsOf(kind).filter((row) => row.kind === 'input');
      expect(inputs).toHaveLength(kind === 'fusion' ? 2 : 1);
    }
  });

  it('should share out all parameters', () => {
    for (const kind of MODEL_KINDS)
      expect(rowsOf(kind).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });
});
