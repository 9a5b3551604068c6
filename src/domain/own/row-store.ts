const BLOCK_BITS = 16;
const BLOCK = 1 << BLOCK_BITS;

/** A list of numbers that grows block by block: nothing is ever copied to make room. */
class NumberList<A extends Float64Array | Uint32Array> {
  readonly #blocks: A[] = [];
  length = 0;

  constructor(private readonly create: (length: number) => A) {}

  push(value: number): void {
    const at = this.length & (BLOCK - 1);
    if (at === 0) this.#blocks.push(this.create(BLOCK));
    this.#blocks[this.length >> BLOCK_BITS]![at] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.#blocks[index >> BLOCK_BITS]![index & (BLOCK - 1)]!;
  }
}

/** The rows that were kept, in the order of the file: time, line, and one value a series (NaN = missing). */
export class RowStore {
  readonly times = new NumberList((n) => new Float64Array(n));
  readonly lines = new NumberList((n) => new Uint32Array(n));
  readonly values: readonly NumberList<Float64Array>[];
  #up = 0;
  #down = 0;

  constructor(series: number) {
    this.values = Array.from({ length: series }, () => new NumberList((n) => new Float64Array(n)));
  }

  get length(): number {
    return this.times.length;
  }

  add(time: number, line: number, values: Float64Array): void {
    if (this.length > 0) {
      const before = this.times.at(this.length - 1);
      if (time > before) this.#up += 1;
      if (time < before) this.#down += 1;
    }
    this.times.push(time);
    this.lines.push(line);
    for (let i = 0; i < values.length; i++) this.values[i]!.push(values[i]!);
  }

  /** How the times run through the file, and how many rows stand against it. */
  get order(): { readonly order: 'ascending' | 'descending' | 'mixed'; readonly disorder: number } {
    if (this.#down === 0) return { order: 'ascending', disorder: 0 };
    if (this.#up === 0) return { order: 'descending', disorder: 0 };
    return { order: 'mixed', disorder: Math.min(this.#up, this.#down) };
  }
}
