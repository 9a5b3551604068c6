import { FLOAT, loadPart, storePart, VECTOR } from './lanes';

/**
 * Copies of matrices in the order in which the product reads them. The right-hand matrix B `[k, n]` lies in panels of
 * eight columns: panel after panel, in each the rows one after the other, eight floats a row. So the innermost loop
 * reads straight on. The last panel is filled up with columns of zeros.
 */
export const PANEL: i32 = 8;
export const PANEL_BYTES: usize = 32;

/** Bytes of B `[k, n]` in panels. */
// @ts-ignore: decorator
@inline
export function packedBytes(k: i32, n: i32): usize {
  return ((((n + PANEL - 1) / PANEL) * k) as usize) * PANEL_BYTES;
}

/** Packs B `[k, n]`, whose rows lie `stride` bytes apart. */
export function pack(b: usize, stride: usize, k: i32, n: i32, to: usize): void {
  for (let column = 0; column < n; column += PANEL) {
    const first = min(4, n - column);
    const second = max(0, min(4, n - column - 4));
    let from = b + (column as usize) * FLOAT;
    for (let row = 0; row < k; row++) {
      v128.store(to, loadPart(from, first));
      v128.store(to, loadPart(from + VECTOR, second), 16);
      from += stride;
      to += PANEL_BYTES;
    }
  }
}

/** Packs the transpose of a matrix `[n, k]`, whose rows lie `stride` bytes apart: B = matrixᵀ. */
export function packTransposed(matrix: usize, stride: usize, k: i32, n: i32, to: usize): void {
  for (let column = 0; column < n; column += PANEL) {
    const from = matrix + (column as usize) * stride;
    transposeInto(from, stride, min(4, n - column), k, to, PANEL_BYTES);
    transposeInto(from + stride * 4, stride, max(0, min(4, n - column - 4)), k, to + VECTOR, PANEL_BYTES);
    to += (k as usize) * PANEL_BYTES;
  }
}

/** The transpose of a matrix `[rows, columns]` with `stride` bytes between rows, as `[columns, rows]` without gaps. */
export function transpose(from: usize, stride: usize, rows: i32, columns: i32, to: usize): void {
  const width = (rows as usize) * FLOAT;
  let row = 0;
  for (; row + 4 <= rows; row += 4) {
    transposeInto(from + (row as usize) * stride, stride, 4, columns, to + (row as usize) * FLOAT, width);
  }
  for (; row < rows; row++) {
    const line = from + (row as usize) * stride;
    const target = to + (row as usize) * FLOAT;
    for (let i: usize = 0; i < (columns as usize); i++) store<f32>(target + i * width, load<f32>(line + i * FLOAT));
  }
}

/**
 * Up to four rows of `length` floats as columns: four floats go to `to`, `to + step`, … for every column. Missing rows
 * count as zeros. Blocks of four by four are turned in registers: first pairs of rows are interleaved, then halves.
 */
function transposeInto(from: usize, stride: usize, rows: i32, length: i32, to: usize, step: usize): void {
  const r1 = rows > 1 ? stride : 0;
  const r2 = rows > 2 ? stride * 2 : 0;
  const r3 = rows > 3 ? stride * 3 : 0;
  const none = f32x4.splat(0);
  for (let left = length; left > 0; left -= 4) {
    const count = min(4, left);
    const a = rows > 0 ? loadPart(from, count) : none;
    const b = rows > 1 ? loadPart(from + r1, count) : none;
    const c = rows > 2 ? loadPart(from + r2, count) : none;
    const d = rows > 3 ? loadPart(from + r3, count) : none;
    const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
    const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
    const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
    const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
    v128.store(to, v128.shuffle<f64>(abLow, cdLow, 0, 2));
    if (count > 1) v128.store(to + step, v128.shuffle<f64>(abLow, cdLow, 1, 3));
    if (count > 2) v128.store(to + 2 * step, v128.shuffle<f64>(abHigh, cdHigh, 0, 2));
    if (count > 3) v128.store(to + 3 * step, v128.shuffle<f64>(abHigh, cdHigh, 1, 3));
    from += VECTOR;
    to += 4 * step;
  }
}

/** Copies `count` floats that do not overlap. */
// @ts-ignore: decorator
@inline
export function copyFloats(from: usize, to: usize, count: i32): void {
  memory.copy(to, from, (count as usize) * FLOAT);
}

/** Sets `count` floats to zero. */
// @ts-ignore: decorator
@inline
export function clearFloats(to: usize, count: i32): void {
  memory.fill(to, 0, (count as usize) * FLOAT);
}

/** The sums of the columns of `[rows, columns]`, added up row after row. */
export function sumColumns(from: usize, rows: i32, columns: i32, to: usize): void {
  const stride = (columns as usize) * FLOAT;
  for (let column = 0; column < columns; column += 4) {
    const count = min(4, columns - column);
    let at = from + (column as usize) * FLOAT;
    let sum = f32x4.splat(0);
    for (let row = 0; row < rows; row++) {
      sum = f32x4.add(sum, loadPart(at, count));
      at += stride;
    }
    storePart(to + (column as usize) * FLOAT, sum, count);
  }
}
