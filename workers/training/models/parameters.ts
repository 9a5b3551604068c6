import type { Random } from '../../../src/domain/random';

/**
 * How the first values of a parameter are drawn. Glorot: uniform in ±sqrt(6 / (fanIn + fanOut)) (Glorot and Bengio
 * 2010). Forget: an LSTM's bias, ones in the second quarter (the forget gate), else zeros.
 */
export type Initialiser =
  | { readonly kind: 'zeros' }
  | { readonly kind: 'ones' }
  | { readonly kind: 'forget' }
  | { readonly kind: 'glorot'; readonly fanIn: number; readonly fanOut: number };

/** One block of the flat parameter vector. */
export interface ParameterSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initialiser: Initialiser;
}

/** The parameters of a model in the order in which they lie in its flat vector. */
export type ParameterTable = readonly ParameterSpec[];

export const ZEROS: Initialiser = { kind: 'zeros' };
export const ONES: Initialiser = { kind: 'ones' };
export const FORGET: Initialiser = { kind: 'forget' };

/** Glorot-uniform values for a matrix that maps `fanIn` inputs to `fanOut` outputs. */
export function glorot(fanIn: number, fanOut: number): Initialiser {
  return { kind: 'glorot', fanIn, fanOut };
}

/** Whether a block multiplies what comes in: the blocks that an L2 penalty shrinks. Biases and norms begin constant. */
export function isWeight({ initialiser }: ParameterSpec): boolean {
  return initialiser.kind === 'glorot';
}

/** Number of values of one block. */
export function blockSize(spec: ParameterSpec): number {
  return spec.shape.reduce((product, size) => product * size, 1);
}

/** Number of values of a whole model. */
export function countParameters(table: ParameterTable): number {
  return table.reduce((sum, spec) => sum + blockSize(spec), 0);
}

/** First index of each block in the flat vector. */
export function blockOffsets(table: ParameterTable): number[] {
  let offset = 0;
  return table.map((spec) => {
    const start = offset;
    offset += blockSize(spec);
    return start;
  });
}

/** The flat vector of first values; one stream of random numbers, block after block. */
export function initialParameters(table: ParameterTable, random: Random): Float32Array {
  const flat = new Float32Array(countParameters(table));
  const offsets = blockOffsets(table);
  table.forEach((spec, i) => {
    const start = offsets[i]!;
    fill(flat.subarray(start, start + blockSize(spec)), spec.initialiser, random);
  });
  return flat;
}

function fill(block: Float32Array, initialiser: Initialiser, random: Random): void {
  if (initialiser.kind === 'zeros') return;
  if (initialiser.kind === 'ones') {
    block.fill(1);
    return;
  }
  if (initialiser.kind === 'forget') {
    block.fill(1, block.length / 4, block.length / 2);
    return;
  }
  const limit = Math.sqrt(6 / (initialiser.fanIn + initialiser.fanOut));
  for (let i = 0; i < block.length; i++) block[i] = (2 * random.next() - 1) * limit;
}
