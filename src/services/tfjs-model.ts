import { failure, success, type Outcome } from '../contracts/outcome';
import type { TrainedModel } from '../contracts/run';
import { fullHyper } from '../domain/spec/hyper';
import type { ModelKind } from '../domain/spec/spec';
import { WeightReader, type Part } from './tfjs-layers';

/** A model in the layers format of TensorFlow.js: two files that belong together. */
export interface TfjsFiles {
  /** `model.json`: the layers, the weights' names and shapes, and what the inputs mean. */
  readonly model: string;
  /** The weights, float32, little-endian. */
  readonly weights: Uint8Array<ArrayBuffer>;
}

/** Stock layers have neither attention nor a gate, nor quantiles that cannot cross. */
const WITHOUT_LAYERS: readonly ModelKind[] = ['transformer', 'fusion'];

/** Whether a model can be written in the layers format. */
export function fitsTfjs({ spec }: Pick<TrainedModel, 'spec'>): boolean {
  return !WITHOUT_LAYERS.includes(spec.model) && spec.head !== 'quantiles';
}

/**
 * A trained model in the layers format (docs/model-file.md), for `tf.loadLayersModel`. It answers scaled returns for
 * scaled windows `[batch, steps, features]`; scalers, features, shrinkage and specification lie in the file's
 * `userDefinedMetadata`.
 *
 * @param weightsFile name under which the weights will lie beside `model.json`
 */
export function tfjsModel(trained: TrainedModel, weightsFile: string): Outcome<TfjsFiles> {
  if (!fitsTfjs(trained)) {
    return failure(
      'bad-input',
      'This model cannot be written as layers of TensorFlow.js: they have no attention, no gate and no quantiles that cannot cross.',
      'Save it as a model of MacroTide, which holds all of it.',
    );
  }
  const read = new WeightReader(trained.parameters);
  const parts = layersOf(trained, read);
  read.requireEnd();
  const [first, ...rest] = parts.map(({ layer }) => layer);
  const shape = [null, trained.spec.window, trained.features.length];
  const input = { ...first!, config: { ...first!.config, batch_input_shape: shape, dtype: 'float32' } };
  const weights = parts.flatMap((part) => part.weights);
  const file = {
    format: 'layers-model',
    generatedBy: 'MacroTide',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: trained.spec.model, layers: [input, ...rest] },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      {
        paths: [weightsFile],
        weights: weights.map(({ name, shape: sizes }) => ({ name, shape: sizes, dtype: 'float32' })),
      },
    ],
    userDefinedMetadata: metadata(trained),
  };
  return success({
    model: JSON.stringify(file, null, 1),
    weights: bytesOf(weights.map(({ values }) => values)),
  });
}

function metadata({ spec, features, scalers, shrinkage, backend }: TrainedModel): object {
  return {
    inputs: 'windows of scaled features, oldest day first: [batch, days, features]',
    outputs: 'log returns from the last close for each day ahead, divided by the 30-day volatility',
    features,
    scalers,
    shrinkage,
    spec,
    trainedOn: backend,
  };
}

function layersOf({ spec, features }: TrainedModel, read: WeightReader): Part[] {
  const { units, layers, filters, hidden } = fullHyper(spec.model, spec.hyper);
  const [inputs, days] = [features.length, spec.horizon];
  const pooled = Math.max(1, Math.floor((spec.window - 1) / 2));
  switch (spec.model) {
    case 'mlp':
      return [
        read.dense('step', [inputs, units], 'relu'),
        flatten('days'),
        read.dense('hidden', [spec.window * units, hidden], 'relu'),
        read.dense('output', [hidden, days]),
      ];
    case 'lstm':
      return [
        ...Array.from({ length: layers }, (_, i) =>
          read.lstm(`lstm${i + 1}`, [i === 0 ? inputs : units, units], i < layers - 1),
        ),
        read.dense('output', [units, days]),
      ];
    case 'bilstm':
      return [read.bidirectional('both', [inputs, units]), read.dense('output', [2 * units, days])];
    case 'encdec':
      return [
        read.lstm('encoder', [inputs, units], false),
        plain('RepeatVector', { name: 'ahead', n: days }),
        read.lstm('decoder', [units, units], true),
        read.dense('output', [units, 1]),
        flatten('days'),
      ];
    case 'cnn':
      return [
        read.convolution('conv', [2, inputs, filters]),
        ...(spec.window > 2 ? [plain('MaxPooling1D', { name: 'pool', pool_size: [2], strides: [2] })] : []),
        flatten('days'),
        read.dense('hidden', [pooled * filters, hidden], 'relu'),
        read.dense('output', [hidden, days]),
      ];
    default:
      return [
        read.convolution('conv', [2, inputs, filters]),
        read.lstm('lstm', [filters, units], false),
        read.dense('hidden', [units, hidden], 'relu'),
        read.dense('output', [hidden, days]),
      ];
  }
}

function flatten(name: string): Part {
  return plain('Flatten', { name });
}

function plain(className: string, config: { readonly name: string } & Record<string, unknown>): Part {
  return { layer: { class_name: className, config }, weights: [] };
}

function bytesOf(blocks: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * blocks.reduce((sum, block) => sum + block.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const block of blocks) {
    block.forEach((value, i) => view.setFloat32(at + 4 * i, value, true));
    at += 4 * block.length;
  }
  return bytes;
}
