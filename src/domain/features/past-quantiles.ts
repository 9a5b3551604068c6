/** Quantiles of the values seen so far, kept sorted by insertion: made for a walk forward in time. */
export class PastQuantiles {
  private readonly sorted: Float64Array;
  private size = 0;

  /** @param capacity the most values that will be added */
  constructor(capacity: number) {
    this.sorted = new Float64Array(capacity);
  }

  get count(): number {
    return this.size;
  }

  /** Adds a value; it must be a number. */
  add(value: number): void {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    this.sorted.copyWithin(low + 1, low, this.size);
    this.sorted[low] = value;
    this.size++;
  }

  /** The linearly interpolated quantile at `share` (0..1); NaN while nothing has been seen. */
  quantile(share: number): number {
    if (this.size === 0) return NaN;
    const position = share * (this.size - 1);
    const below = Math.floor(position);
    const lower = this.sorted[below]!;
    const upper = this.sorted[Math.min(below + 1, this.size - 1)]!;
    return lower + (position - below) * (upper - lower);
  }
}
