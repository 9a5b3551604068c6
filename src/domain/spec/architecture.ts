import { valuesPerDay, type HeadKind } from './head';
import { fullHyper, type Hyper, type HyperKey } from './hyper';
import type { ModelKind } from './spec';

/** Sizes of a model's inputs and answer. */
export interface ArchitectureShape {
  readonly steps: number;
  readonly features: number;
  readonly macro: number;
  readonly horizon: number;
}

/** One layer of a model, for drawing. */
export interface LayerSummary {
  /** Beginning of the names of the layer's parameters; empty for a layer without any. */
  readonly name: string;
  readonly label: string;
  /** Shape of what it answers for one window. */
  readonly output: readonly number[];
  readonly parameters: number;
  /** Which input it begins from, where it does not follow the layer above. */
  readonly from?: 'days' | 'macro';
}

interface Design extends ArchitectureShape {
  readonly size: Readonly<Record<HyperKey, number>>;
  readonly values: number;
}

/**
 * The layers of a model in the order in which a window passes them, with shapes and numbers of parameters: what the
 * engine builds, as data.
 */
export function describeModel(
  kind: ModelKind,
  shape: ArchitectureShape,
  { head = 'huber', hyper }: { readonly head?: HeadKind; readonly hyper?: Hyper } = {},
): readonly LayerSummary[] {
  const design = { ...shape, size: fullHyper(kind, hyper), values: valuesPerDay(head) };
  const layers = DESCRIPTIONS[kind](design);
  return layers.map((one, i) => (i === 0 ? { from: 'days', ...one } : one));
}

/** Parameters of all layers. */
export function totalParameters(layers: readonly LayerSummary[]): number {
  return layers.reduce((sum, { parameters }) => sum + parameters, 0);
}

const DESCRIPTIONS: Readonly<Record<ModelKind, (design: Design) => LayerSummary[]>> = {
  lstm: (design) => {
    const { steps, features, size } = design;
    const layers = Array.from({ length: size.layers }, (_, i) => {
      const output = i === size.layers - 1 ? [size.units] : [steps, size.units];
      const inputs = i === 0 ? features : size.units;
      return lstm({ name: `lstm${i + 1}`, inputs, units: size.units, output });
    });
    return [...layers, output(design, size.units)];
  },
  bilstm: (design) => {
    const { units } = design.size;
    const way = (name: string, label: string): LayerSummary => ({
      ...lstm({ name, inputs: design.features, units, output: [units] }),
      label,
      from: 'days',
    });
    return [
      way('forward', `LSTM ${units}, forward`),
      way('backward', `LSTM ${units}, backward`),
      plain('Both last states', [2 * units]),
      output(design, 2 * units),
    ];
  },
  encdec: (design) => {
    const { horizon, features, values, size } = design;
    return [
      lstm({ name: 'encoder', inputs: features, units: size.units, output: [size.units] }),
      plain(`Repeated for ${horizon} days ahead`, [horizon, size.units]),
      lstm({ name: 'decoder', inputs: size.units, units: size.units, output: [horizon, size.units] }),
      dense({ name: 'output', inputs: size.units, output: [horizon, values], label: 'Dense, a day ahead' }),
    ];
  },
  cnn: (design) => {
    const { steps, features, size } = design;
    const pooled = Math.max(1, Math.floor((steps - 1) / 2));
    return [
      convolution({ width: 2, inputs: features, output: [steps - 1, size.filters] }),
      plain('Larger of two neighbours', [pooled, size.filters]),
      dense({ name: 'hidden', inputs: pooled * size.filters, output: [size.hidden], label: 'Dense, ReLU' }),
      output(design, size.hidden),
    ];
  },
  convlstm: (design) => {
    const { steps, features, size } = design;
    return [
      convolution({ width: 2, inputs: features, output: [steps - 1, size.filters] }),
      lstm({ name: 'lstm', inputs: size.filters, units: size.units, output: [size.units] }),
      dense({ name: 'hidden', inputs: size.units, output: [size.hidden], label: 'Dense, ReLU' }),
      output(design, size.hidden),
    ];
  },
  transformer: (design) => {
    const { steps, features, size } = design;
    return [
      dense({ name: 'embed', inputs: features, output: [steps, size.width], label: 'Dense, a day' }),
      ...encoders(design),
      ...lastDay(design),
    ];
  },
  mlp: (design) => {
    const { steps, features, size } = design;
    const inputs = steps * size.units;
    return [
      dense({ name: 'step', inputs: features, output: [steps, size.units], label: 'Dense, ReLU, a day' }),
      dense({ name: 'hidden', inputs, output: [size.hidden], label: 'Dense, ReLU' }),
      output(design, size.hidden),
    ];
  },
  fusion: (design) => {
    const { steps, features, macro, size } = design;
    const { width } = size;
    return [
      convolution({ width: 3, inputs: features, output: [steps, width] }),
      { name: 'norm', label: 'Layer norm', output: [steps, width], parameters: 2 * width },
      { ...dense({ name: 'macro1', inputs: macro, output: [32], label: 'Dense, ReLU' }), from: 'macro' },
      dense({ name: 'macro2', inputs: 32, output: [32], label: 'Dense, ReLU' }),
      dense({ name: 'gate', inputs: 32, output: [width], label: 'Dense, sigmoid: the gate' }),
      dense({ name: 'spread', inputs: width, output: [steps, width], label: 'Dense, for every day' }),
      plain('Days × gate', [steps, width]),
      ...encoders(design),
      ...lastDay(design),
    ];
  },
};

function plain(label: string, output: readonly number[]): LayerSummary {
  return { name: '', label, output, parameters: 0 };
}

interface DenseSizes {
  readonly name: string;
  readonly inputs: number;
  readonly output: readonly number[];
  readonly label: string;
}

function dense({ name, inputs, output, label }: DenseSizes): LayerSummary {
  const outputs = output.at(-1)!;
  return { name, label, output, parameters: inputs * outputs + outputs };
}

function output({ horizon, values }: Design, inputs: number): LayerSummary {
  const layer = dense({ name: 'output', inputs, output: [horizon * values], label: 'Dense' });
  return { ...layer, output: [horizon, values] };
}

/** Four gates, each with weights on inputs and state and two biases. */
function lstm({ name, inputs, units, output }: Omit<DenseSizes, 'label'> & { units: number }): LayerSummary {
  return { name, label: `LSTM ${units}`, output, parameters: 4 * units * (inputs + units + 2) };
}

function convolution({
  width,
  inputs,
  output,
}: Omit<DenseSizes, 'name' | 'label'> & { width: number }): LayerSummary {
  const filters = output.at(-1)!;
  const parameters = width * inputs * filters + filters;
  return { name: 'conv', label: `Convolution over ${width} days, ReLU`, output, parameters };
}

/** Queries, keys and values, what joins the heads, the feed-forward and two norms. */
function encoders({ steps, size }: Design): LayerSummary[] {
  const { width, inner, heads, layers } = size;
  const attention = 3 * width * (width + 1) + width * (width + 1);
  const parameters = attention + inner * (width + 1) + width * (inner + 1) + 4 * width;
  return Array.from({ length: layers }, (_, i) => ({
    name: `encoder${i + 1}`,
    label: `Attention of ${heads} head${heads === 1 ? '' : 's'}, feed-forward ${inner}`,
    output: [steps, width],
    parameters,
  }));
}

function lastDay(design: Design): LayerSummary[] {
  const { width } = design.size;
  return [
    plain('Last day', [width]),
    dense({ name: 'hidden', inputs: width, output: [width], label: 'Dense, ReLU' }),
    output(design, width),
  ];
}
