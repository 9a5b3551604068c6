import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainedModel } from '../../src/contracts/run';
import { createRandom } from '../../src/domain/random';
import { defaultSpec } from '../../src/domain/spec/defaults';
import { MODEL_KINDS } from '../../src/domain/spec/fields';
import type { ModelKind } from '../../src/domain/spec/spec';
import { fitsTfjs, tfjsModel } from '../../src/services/tfjs-model';
import { createModel } from '../../workers/training/models/catalogue';
import { INFERENCE } from '../../workers/training/models/model';
import { initialParameters } from '../../workers/training/models/parameters';
import { nameParameters, unpackParameters } from '../../workers/training/models/unpack';
import { useBackend } from '../workers/training/support';

const FEATURES = ['close', 'volume', 'vix'];
const DAYS = 4;

/** A model whose biases are not zero either. */
function someModel(model: ModelKind, window: number): TrainedModel {
  const base = defaultSpec({ data: 'abc', lastDay: 20_000 });
  const spec = { ...base, model, window, horizon: DAYS };
  const { table } = createModel(model, { steps: window, features: FEATURES.length, macro: 0, horizon: DAYS });
  const random = createRandom(3);
  const parameters = initialParameters(table, createRandom(2)).map((value) => value + 0.1 * random.normal());
  const scaler = { kind: 'standard', log: false, centre: 0, scale: 1, span: 1, offset: 0 } as const;
  return {
    version: 1,
    spec,
    backend: 'cpu',
    features: FEATURES,
    macroInputs: [],
    scalers: FEATURES.map(() => scaler) as unknown as TrainedModel['scalers'],
    macroScalers: [],
    parameters,
    shrinkage: 0.5,
  };
}

/** As `tf.loadLayersModel` reads the two files. */
async function loaded(trained: TrainedModel): Promise<tf.LayersModel> {
  const files = tfjsModel(trained, 'model.weights.bin');
  if (!files.ok) throw new Error(files.error.message);
  const { modelTopology, weightsManifest } = JSON.parse(files.value.model) as {
    modelTopology: object;
    weightsManifest: tf.io.WeightsManifestConfig;
  };
  const weightSpecs = weightsManifest[0]!.weights;
  return tf.loadLayersModel(
    tf.io.fromMemory({ modelTopology, weightSpecs, weightData: files.value.weights.buffer }),
  );
}

describe('a model in the layers format', () => {
  beforeAll(() => useBackend('cpu'));
  const kinds = MODEL_KINDS.filter((kind) => fitsTfjs(someModel(kind, 7)));

  it.each(kinds.flatMap((kind) => [7, 2].map((window) => [kind, window] as const)))(
    'should answer in TensorFlow.js what the engine answers: %s on %i days',
    async (kind, window) => {
      const trained = someModel(kind, window);
      const random = createRandom(9);
      const values = Float32Array.from({ length: 5 * window * FEATURES.length }, () => random.normal());
      const windows = tf.tensor3d(values, [5, window, FEATURES.length]);
      const layers = await loaded(trained);
      const theirs = (layers.predict(windows) as tf.Tensor).dataSync();
      const shape = { steps: window, features: FEATURES.length, macro: 0, horizon: DAYS };
      const { table, forward } = createModel(kind, shape);
      const named = nameParameters(unpackParameters(tf.tensor1d(trained.parameters), table), table);
      const inputs = { sequence: windows, macro: tf.zeros<tf.Rank.R2>([5, 0]) };
      const ours = forward(named, inputs, INFERENCE).output.dataSync();
      expect(theirs).toHaveLength(ours.length);
      theirs.forEach((value, i) => expect(value).toBeCloseTo(ours[i]!, 4));
      layers.dispose();
    },
  );

  it('should carry what its inputs mean', () => {
    const files = tfjsModel(someModel('mlp', 7), 'x.bin');
    const { userDefinedMetadata, weightsManifest } = JSON.parse(files.ok ? files.value.model : '{}') as {
      userDefinedMetadata: Partial<TrainedModel>;
      weightsManifest: { paths: string[] }[];
    };
    expect(userDefinedMetadata).toMatchObject({ features: FEATURES, shrinkage: 0.5, spec: { model: 'mlp' } });
    expect(userDefinedMetadata.scalers).toHaveLength(FEATURES.length);
    expect(weightsManifest[0]!.paths).toEqual(['x.bin']);
  });

  it('should say of what it cannot hold that it cannot', () => {
    const quantiles = someModel('mlp', 7);
    const head = { ...quantiles, spec: { ...quantiles.spec, head: 'quantiles' as const } };
    for (const model of [someModel('fusion', 7), someModel('transformer', 7), head]) {
      expect(fitsTfjs(model)).toBe(false);
      expect(tfjsModel(model, 'x.bin')).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
  });

  it('should refuse a model with another number of parameters', () => {
    const model = someModel('mlp', 7);
    const longer = { ...model, parameters: new Float32Array(model.parameters.length + 1) };
    expect(() => tfjsModel(longer, 'x.bin')).toThrow(/parameters/);
    expect(() => tfjsModel({ ...model, parameters: model.parameters.slice(1) }, 'x.bin')).toThrow(/fewer/);
  });
});
