// The benchmark's models in stock tfjs-layers: what one would write without an engine of one's own.
import * as layers from '@tensorflow/tfjs';
import type { LayersModel, SymbolicTensor } from '@tensorflow/tfjs';
import type { ModelKind } from '../../src/domain/spec/spec';
import { bestMs } from './timing';

interface StockCase {
  readonly batch: number;
  readonly steps: number;
  readonly features: number;
  readonly horizon: number;
}

const { lstm, dense, dropout, flatten, timeDistributed, bidirectional, repeatVector } = layers.layers;

/** Null: convolutions have no gradient on WebAssembly, so CNN, convolutional LSTM and MacroFusion cannot train there. */
const STOCK: Readonly<Record<ModelKind, ((sizes: StockCase) => LayersModel) | null>> = {
  lstm: ({ steps, features, horizon }) =>
    layers.sequential({
      layers: [
        lstm({ units: 100, returnSequences: true, inputShape: [steps, features] }),
        dropout({ rate: 0.2 }),
        lstm({ units: 100 }),
        dropout({ rate: 0.2 }),
        dense({ units: horizon }),
      ],
    }),
  bilstm: ({ steps, features, horizon }) =>
    layers.sequential({
      layers: [
        bidirectional({
          layer: lstm({ units: 50 }) as layers.RNN,
          mergeMode: 'concat',
          inputShape: [steps, features],
        }),
        dense({ units: horizon }),
      ],
    }),
  encdec: ({ steps, features, horizon }) =>
    layers.sequential({
      layers: [
        lstm({ units: 100, inputShape: [steps, features] }),
        repeatVector({ n: horizon }),
        lstm({ units: 100, returnSequences: true }),
        timeDistributed({ layer: dense({ units: 1 }) }),
        flatten(),
      ],
    }),
  transformer: stockTransformer,
  mlp: ({ steps, features, horizon }) =>
    layers.sequential({
      layers: [
        timeDistributed({
          layer: dense({ units: 20, activation: 'relu' }),
          inputShape: [steps, features],
        }),
        flatten(),
        dense({ units: 20, activation: 'relu' }),
        dense({ units: horizon }),
      ],
    }),
  cnn: null,
  convlstm: null,
  fusion: null,
};

/** Milliseconds of one step in stock layers on the backend in use, or null where they cannot train. */
export async function measureStock(kind: ModelKind, sizes: StockCase): Promise<number | null> {
  const create = STOCK[kind];
  if (!create) return null;
  const model = create(sizes);
  const optimizer = layers.train.adam(0.001);
  model.compile({ optimizer, loss: layers.losses.huberLoss });
  const x = layers.randomNormal([sizes.batch, sizes.steps, sizes.features]);
  const y = layers.randomNormal([sizes.batch, sizes.horizon]);
  const ms = await bestMs(() => model.trainOnBatch(x, y), { warmUps: 2, stretches: 3 });
  model.dispose();
  optimizer.dispose();
  layers.dispose([x, y]);
  return ms;
}

function stockTransformer({ steps, features, horizon }: StockCase): LayersModel {
  const input = layers.input({ shape: [steps, features] });
  let rows = dense({ units: 64 }).apply(input) as SymbolicTensor;
  for (let layer = 0; layer < 3; layer++) rows = stockEncoder(rows);
  const last = flatten().apply(
    layers.layers
      .cropping2D({
        cropping: [
          [steps - 1, 0],
          [0, 0],
        ],
      })
      .apply(layers.layers.reshape({ targetShape: [steps, 64, 1] }).apply(rows)),
  ) as SymbolicTensor;
  const hidden = dense({ units: 64, activation: 'relu' }).apply(last) as SymbolicTensor;
  return layers.model({ inputs: input, outputs: dense({ units: horizon }).apply(hidden) as SymbolicTensor });
}

/** Four heads of 16 channels, each from products of its own: there is no attention layer. */
function stockEncoder(rows: SymbolicTensor): SymbolicTensor {
  const { dot, activation, concatenate, add, layerNormalization } = layers.layers;
  const project = (): SymbolicTensor => dense({ units: 16 }).apply(rows) as SymbolicTensor;
  const heads = Array.from({ length: 4 }, () => {
    const scores = dot({ axes: [2, 2] }).apply([project(), project()]);
    const weights = activation({ activation: 'softmax' }).apply(scores) as SymbolicTensor;
    return dot({ axes: [2, 1] }).apply([weights, project()]) as SymbolicTensor;
  });
  const joined = dense({ units: 64 }).apply(concatenate().apply(heads)) as SymbolicTensor;
  const middle = layerNormalization().apply(add().apply([rows, joined])) as SymbolicTensor;
  const inner = dense({ units: 64, activation: 'relu' }).apply(middle) as SymbolicTensor;
  const outer = dense({ units: 64 }).apply(inner) as SymbolicTensor;
  return layerNormalization().apply(add().apply([middle, outer])) as SymbolicTensor;
}
