import { FLOAT, loadPart, madd, storePart, VECTOR } from './lanes';
import { PANEL, PANEL_BYTES } from './pack';

/**
 * C = init + A · B, the heart of every layer. C is computed in tiles of four rows and eight columns, which stay in eight
 * registers while the inner dimension runs: for every k one row of the panel of B (two vectors) is multiplied with
 * four single numbers of A, 64 operations for six loads. See pack.ts for the panels.
 *
 *        b b b b b b b b      <- row k of the panel
 *     a  c c c c c c c c
 *     a  c c c c c c c c      c[i][j] += a[i][k] · b[k][j]
 *     a  c c c c c c c c
 *     a  c c c c c c c c
 */
const ROWS: i32 = 4;

/** Inner dimension taken at once: a panel of so many rows (16 kB) stays in the first cache beside four rows of A. */
const DEPTH: i32 = 512;

/**
 * C `[m, n]` = init + A `[m, k]` · B, where B is packed. Strides are the bytes between rows. `init` is a matrix like C, or
 * with a stride of 0 one row that counts for all (a bias), or 0 for none; it must not overlap C, save that it may be C.
 */
export function multiply(
  a: usize, aStride: usize, b: usize, c: usize, cStride: usize, init: usize, initStride: usize,
  m: i32, n: i32, k: i32,
): void {
  let depth = min(k, DEPTH);
  slab(a, aStride, b, c, cStride, init, initStride, m, n, k, depth);
  for (let done = depth; done < k; done += depth) {
    depth = min(k - done, DEPTH);
    const at = (done as usize) * FLOAT;
    slab(a + at, aStride, b + (done as usize) * PANEL_BYTES, c, cStride, c, cStride, m, n, k, depth);
  }
}

function slab(
  a: usize, aStride: usize, b: usize, c: usize, cStride: usize, init: usize, initStride: usize,
  m: i32, n: i32, k: i32, depth: i32,
): void {
  const panel = (k as usize) * PANEL_BYTES;
  for (let column = 0; column < n; column += PANEL) {
    const columns = n - column;
    const shift = (column as usize) * FLOAT;
    for (let row = 0; row < m; row += ROWS) {
      const at = row as usize;
      const from = init ? init + at * initStride + shift : 0;
      tile(a + at * aStride, aStride, b, depth, c + at * cStride + shift, cStride, from, initStride, m - row, columns);
    }
    b += panel;
  }
}

/**
 * One tile. Where fewer than four rows are left, the last one is computed again in their place, with the same bits and
 * to the same address; where fewer than eight columns are left, only those are read and written.
 */
function tile(
  a: usize, aStride: usize, b: usize, k: i32, c: usize, cStride: usize, init: usize, initStride: usize,
  rows: i32, columns: i32,
): void {
  const last = min(rows, ROWS) - 1;
  const r1 = min(1, last) as usize;
  const r2 = min(2, last) as usize;
  const r3 = min(3, last) as usize;
  let a1 = a + r1 * aStride;
  let a2 = a + r2 * aStride;
  let a3 = a + r3 * aStride;
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  let b0: v128, b1: v128, x: v128;
  const end = b + (k as usize) * PANEL_BYTES;
  while (b < end) {
    b0 = v128.load(b, 0);
    b1 = v128.load(b, 16);
    x = v128.load_splat<f32>(a, 0);
    c00 = madd(x, b0, c00);
    c01 = madd(x, b1, c01);
    x = v128.load_splat<f32>(a1, 0);
    c10 = madd(x, b0, c10);
    c11 = madd(x, b1, c11);
    x = v128.load_splat<f32>(a2, 0);
    c20 = madd(x, b0, c20);
    c21 = madd(x, b1, c21);
    x = v128.load_splat<f32>(a3, 0);
    c30 = madd(x, b0, c30);
    c31 = madd(x, b1, c31);
    a += FLOAT;
    a1 += FLOAT;
    a2 += FLOAT;
    a3 += FLOAT;
    b += PANEL_BYTES;
  }
  // All of init is read before anything is written: it may be C itself, and rows may stand for each other.
  if (init) {
    c00 = f32x4.add(c00, loadPart(init, columns));
    c01 = f32x4.add(c01, loadPart(init + VECTOR, columns - 4));
    const i1 = init + r1 * initStride;
    c10 = f32x4.add(c10, loadPart(i1, columns));
    c11 = f32x4.add(c11, loadPart(i1 + VECTOR, columns - 4));
    const i2 = init + r2 * initStride;
    c20 = f32x4.add(c20, loadPart(i2, columns));
    c21 = f32x4.add(c21, loadPart(i2 + VECTOR, columns - 4));
    const i3 = init + r3 * initStride;
    c30 = f32x4.add(c30, loadPart(i3, columns));
    c31 = f32x4.add(c31, loadPart(i3 + VECTOR, columns - 4));
  }
  storePart(c, c00, columns);
  storePart(c + VECTOR, c01, columns - 4);
  const c1 = c + r1 * cStride;
  storePart(c1, c10, columns);
  storePart(c1 + VECTOR, c11, columns - 4);
  const c2 = c + r2 * cStride;
  storePart(c2, c20, columns);
  storePart(c2 + VECTOR, c21, columns - 4);
  const c3 = c + r3 * cStride;
  storePart(c3, c30, columns);
  storePart(c3 + VECTOR, c31, columns - 4);
}
