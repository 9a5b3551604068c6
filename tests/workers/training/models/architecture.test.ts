import { describe, expect, it } from 'vitest';
import { describeModel } from '../../../../src/domain/spec/architecture';
import { MODEL_KINDS } from '../../../../src/domain/spec/fields';
import { hyperFields, type Hyper } from '../../../../src/domain/spec/hyper';
import { createModel } from '../../../../workers/training/models/catalogue';
import { blockSize } from '../../../../workers/training/models/parameters';

describe('the drawn architecture', () => {
  it.each(MODEL_KINDS)('should be, layer by layer, what the engine builds as %s', (kind) => {
    const smallest: Hyper = Object.fromEntries(hyperFields(kind).map(([key, { min }]) => [key, min]));
    for (const hyper of [{}, smallest]) {
      for (const steps of [2, 7, 30]) {
        const shape = { steps, features: 11, macro: 3, horizon: 4 };
        const { table } = createModel(kind, shape, { head: 'quantiles', hyper });
        const layers = describeModel(kind, shape, { head: 'quantiles', hyper });
        const named = layers.filter(({ name }) => name !== '');
        const own = named.map(({ name }) =>
          table
            .filter((spec) => spec.name.startsWith(`${name}.`))
            .reduce((sum, spec) => sum + blockSize(spec), 0),
        );
        expect(named.map(({ parameters }) => parameters)).toEqual(own);
        const covered = table.filter((spec) => named.some(({ name }) => spec.name.startsWith(`${name}.`)));
        expect(covered).toHaveLength(table.length);
      }
    }
  });
});
