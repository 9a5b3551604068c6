/**
 * A table of daily series. `days` are UTC epoch days (days since 1970-01-01), strictly increasing;
 * every column has one value a day, NaN where nothing is known.
 */
export interface Frame {
  readonly days: Int32Array;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/**
 * The observations of one series before alignment: the day each value describes, the day from which it
 * was known to the public, and the value (NaN = missing). All three have the same length; `days` increase.
 */
export interface Observations {
  readonly days: Int32Array;
  readonly knownDays: Int32Array;
  readonly values: Float64Array;
}

/** A numeric input: public functions accept plain arrays and typed arrays alike. */
export type Numbers = ArrayLike<number>;

/**
 * The column of a frame.
 * @throws RangeError naming the column and those that exist, when it is absent.
 */
export function column(frame: Frame, id: string): Float64Array {
  const values = frame.columns[id];
  if (values) return values;
  throw new RangeError(`The table has no column "${id}". It has: ${Object.keys(frame.columns).join(', ')}.`);
}

/** Rows `from` (inclusive) to `to` (exclusive) of a frame; views on the same memory, nothing is copied. */
export function sliceFrame(frame: Frame, from: number, to: number): Frame {
  const columns: Record<string, Float64Array> = {};
  for (const [id, values] of Object.entries(frame.columns)) columns[id] = values.subarray(from, to);
  return { days: frame.days.subarray(from, to), columns };
}
