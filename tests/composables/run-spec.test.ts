import { describe, expect, it } from 'vitest';
import { describes, settingsOf, specOf } from '../../src/composables/run-spec';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-state';
import { defaultSpec } from '../../src/domain/spec/defaults';
import { parseSpec } from '../../src/domain/spec/parse';

const data = { hash: 'abc', lastDay: 20453 };

describe('the run of the controls', () => {
  it('should be the default run where nothing was changed', () => {
    expect(specOf(DEFAULT_LINK_STATE, data)).toEqual(defaultSpec({ data: 'abc', lastDay: 20453 }));
  });

  it('should carry every control', () => {
    const spec = specOf(
      {
        labCoin: 'doge',
        model: 'mlp',
        epochs: 3,
        batch: 32,
        seed: 9,
        history: 30,
        horizon: 10,
        learningRate: 0.01,
        backend: 'wasm',
      },
      data,
    );
    expect(spec).toMatchObject({
      coin: 'doge',
      model: 'mlp',
      epochs: 3,
      batchSize: 32,
      seed: 9,
      window: 30,
      horizon: 10,
      learningRate: 0.01,
      backend: 'wasm',
    });
    expect(parseSpec(spec).ok).toBe(true);
    expect(Object.isFrozen(spec)).toBe(true);
  });

  it('should be told back as controls, and known by them', () => {
    const settings = { ...DEFAULT_LINK_STATE, seed: 3, learningRate: 0.01 };
    const spec = specOf(settings, data);
    expect(settings).toMatchObject(settingsOf(spec));
    expect(describes(settings, spec)).toBe(true);
    expect(describes({ ...settings, horizon: 6 }, spec)).toBe(false);
  });
});
