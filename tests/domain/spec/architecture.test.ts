import { describe, expect, it } from 'vitest';
import { describeModel, totalParameters } from '../../../src/domain/spec/architecture';
import { MODEL_KINDS } from '../../../src/domain/spec/fields';
import { hyperFields } from '../../../src/domain/spec/hyper';
import { HEAD_KINDS } from '../../../src/domain/spec/head';

const SHAPE = { steps: 7, features: 40, macro: 13, horizon: 5 };

describe('describeModel', () => {
  it('should count the parameters of the benchmark', () => {
    const counts = Object.fromEntries(
      MODEL_KINDS.map((kind) => [kind, totalParameters(describeModel(kind, SHAPE))]),
    );
    expect(counts).toEqual({
      lstm: 138_105,
      bilstm: 37_305,
      encdec: 137_701,
      cnn: 9149,
      convlstm: 12_589,
      transformer: 82_757,
      mlp: 3745,
      fusion: 87_077,
    });
  });

  it('should end with one row of values for each day ahead', () => {
    for (const kind of MODEL_KINDS) {
      for (const head of HEAD_KINDS) {
        const layers = describeModel(kind, SHAPE, { head });
        expect(layers.at(-1)!.output).toEqual([5, head === 'quantiles' ? 5 : 1]);
        expect(layers[0]!.from).toBe('days');
      }
    }
  });

  it('should say where the macro inputs come in', () => {
    const from = describeModel('fusion', SHAPE).flatMap((layer) => (layer.from ? [layer.label] : []));
    expect(from).toEqual(['Convolution over 3 days, ReLU', 'Dense, ReLU']);
  });

  it('should follow every size', () => {
    for (const kind of MODEL_KINDS) {
      for (const [key, { min }] of hyperFields(kind)) {
        const changed = describeModel(kind, SHAPE, { hyper: { [key]: min } });
        expect(changed, `${kind} ${key}`).not.toEqual(describeModel(kind, SHAPE));
      }
    }
  });
});
