/**
 * Four numbers at a time. A `v128` holds four floats ("lanes"); an operation on it works on all four. Rows whose
 * length is no multiple of four end in a tail of one to three lanes, which `loadPart` and `storePart` move without
 * touching a byte after the row: the memory is shared with all tensors, and nothing would tell of a stray write.
 */

/** Bytes of a float, and of four. */
export const FLOAT: usize = 4;
export const VECTOR: usize = 16;

/** a · b + c. With relaxed SIMD one instruction, rounded once where the processor can; else two, rounded twice. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The first `count` floats at `from`, at most four; the other lanes are zero. */
// @ts-ignore: decorator
@inline
export function loadPart(from: usize, count: i32): v128 {
  if (count >= 4) return v128.load(from);
  if (count == 3) return v128.load_lane<f32>(from, v128.load_zero<f64>(from), 2, 8);
  if (count == 2) return v128.load_zero<f64>(from);
  if (count == 1) return v128.load_zero<f32>(from);
  return f32x4.splat(0);
}

/** Writes the first `count` lanes, at most four, and nothing after them. */
// @ts-ignore: decorator
@inline
export function storePart(to: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(to, value);
    return;
  }
  if (count >= 2) v128.store_lane<f64>(to, value, 0);
  if (count == 3) v128.store_lane<f32>(to, value, 2, 8);
  if (count == 1) v128.store_lane<f32>(to, value, 0);
}

/** The sum of the four lanes: (0 + 2) + (1 + 3). */
// @ts-ignore: decorator
@inline
export function sumLanes(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 2, 3));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** The largest of the four lanes. */
// @ts-ignore: decorator
@inline
export function maxLanes(x: v128): f32 {
  const pairs = f32x4.max(x, v128.shuffle<f32>(x, x, 2, 3, 2, 3));
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}
