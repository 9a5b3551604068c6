/** A layer as the layers format of TensorFlow.js (Keras) writes it. */
interface Layer {
  readonly class_name: string;
  readonly config: { readonly name: string } & Record<string, unknown>;
}

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A layer with its weights, in the order in which the format expects them. */
export interface Part {
  readonly layer: Layer;
  readonly weights: readonly Weight[];
}

/** Columns of the gates here, and their order in Keras: input, forget, candidate, output. */
const GATES = { input: 0, forget: 1, output: 2, candidate: 3 } as const;
const KERAS_ORDER = [GATES.input, GATES.forget, GATES.candidate, GATES.output];

/** Takes layers from a flat parameter vector, one after the other, in the order of the model's parameter table. */
export class WeightReader {
  readonly #parameters: Float32Array;
  #at = 0;

  constructor(parameters: Float32Array) {
    this.#parameters = parameters;
  }

  dense(name: string, [inputs, units]: readonly [number, number], activation = 'linear'): Part {
    const weights = [
      { name: `${name}/kernel`, shape: [inputs, units], values: this.#take(inputs * units) },
      { name: `${name}/bias`, shape: [units], values: this.#take(units) },
    ];
    return { layer: { class_name: 'Dense', config: { name, units, activation, use_bias: true } }, weights };
  }

  /** With ReLU, without padding. */
  convolution(name: string, [width, inputs, filters]: readonly [number, number, number]): Part {
    const config = {
      name,
      filters,
      kernel_size: [width],
      strides: [1],
      padding: 'valid',
      activation: 'relu',
    };
    const kernel = this.#take(width * inputs * filters);
    const weights = [
      { name: `${name}/kernel`, shape: [width, inputs, filters], values: kernel },
      { name: `${name}/bias`, shape: [filters], values: this.#take(filters) },
    ];
    return { layer: { class_name: 'Conv1D', config: { ...config, use_bias: true } }, weights };
  }

  /** `sequences`: every state, not only the last. */
  lstm(name: string, [inputs, units]: readonly [number, number], sequences: boolean): Part {
    return { layer: lstmLayer(name, units, sequences), weights: this.#lstmWeights(name, [inputs, units]) };
  }

  /** One LSTM forward and one backward, their last states side by side. */
  bidirectional(name: string, [inputs, units]: readonly [number, number]): Part {
    const config = { name, merge_mode: 'concat', layer: lstmLayer('lstm', units, false) };
    const weights = ['forward', 'backward'].flatMap((way) =>
      this.#lstmWeights(`${name}/${way}_lstm`, [inputs, units]),
    );
    return { layer: { class_name: 'Bidirectional', config }, weights };
  }

  /** @throws RangeError when the model has more parameters than its layers */
  requireEnd(): void {
    if (this.#at === this.#parameters.length) return;
    throw new RangeError(
      `The model has ${this.#parameters.length} parameters; its layers take ${this.#at}. Train it anew.`,
    );
  }

  /** Both biases become one, since only their sum matters. */
  #lstmWeights(name: string, [inputs, units]: readonly [number, number]): Weight[] {
    const kernel = this.#take(4 * inputs * units);
    const bias = this.#take(4 * units);
    const recurrent = this.#take(4 * units * units);
    const second = this.#take(4 * units);
    const sum = bias.map((value, i) => value + second[i]!);
    return [
      { name: `${name}/kernel`, shape: [inputs, 4 * units], values: reordered(kernel, units) },
      { name: `${name}/recurrent_kernel`, shape: [units, 4 * units], values: reordered(recurrent, units) },
      { name: `${name}/bias`, shape: [4 * units], values: reordered(sum, units) },
    ];
  }

  #take(count: number): Float32Array {
    const from = this.#at;
    this.#at += count;
    if (this.#at <= this.#parameters.length) return this.#parameters.slice(from, this.#at);
    throw new RangeError(
      `The model has ${this.#parameters.length} parameters, fewer than its layers take. Train it anew.`,
    );
  }
}

function lstmLayer(name: string, units: number, sequences: boolean): Layer {
  const activations = { activation: 'tanh', recurrent_activation: 'sigmoid' };
  const config = { name, units, ...activations, use_bias: true, return_sequences: sequences };
  return { class_name: 'LSTM', config };
}

/** The four blocks of columns of `[rows, 4 · units]` in Keras' order. */
function reordered(values: Float32Array, units: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += 4 * units)
    KERAS_ORDER.forEach((gate, place) =>
      result.set(values.subarray(row + gate * units, row + (gate + 1) * units), row + place * units),
    );
  return result;
}
