import { arena } from './arena';
import { sigmoid } from './elementary';
import { FLOAT, loadPart, storePart } from './lanes';
import { pack, packedBytes, packTransposed, sumColumns, transpose } from './pack';
import { multiply } from './product';

/** What a dense layer does with its sums; the numbers are those of `ACTIVATIONS` on the other side. */
const RELU: i32 = 1;
const SIGMOID: i32 = 2;

/** y `[m, n]` = f(x `[m, k]` · w `[k, n]` + bias `[n]`). */
export function dense(x: usize, w: usize, bias: usize, y: usize, m: i32, k: i32, n: i32, f: i32): void {
  const packed = arena(packedBytes(k, n));
  const row = (n as usize) * FLOAT;
  pack(w, row, k, n, packed);
  multiply(x, (k as usize) * FLOAT, packed, y, row, bias, 0, m, n, k);
  if (f) activate(y, m * n, f);
}

/**
 * The gradients of `dense`: with d = dy ⊙ f′(sums), dx = d · wᵀ, dw = xᵀ · d, and db the sums of the columns of d.
 * f′ is found from y: for ReLU 1 where y > 0, for the sigmoid y · (1 - y). Where dx is 0, none is computed.
 */
export function denseGradient(
  dy: usize, y: usize, x: usize, w: usize, dx: usize, dw: usize, db: usize, m: i32, k: i32, n: i32, f: i32,
): void {
  const size = (m * n) as usize;
  const sloped = f ? (size * FLOAT + 15) & ~15 : 0;
  const turned = ((k * m) as usize) * FLOAT;
  const work = arena(sloped + max(packedBytes(n, k), packedBytes(m, n) + turned));
  let d = dy;
  if (f) {
    d = work;
    slope(dy, y, d, m * n, f);
  }
  const rest = work + sloped;
  const row = (n as usize) * FLOAT;
  const inner = (k as usize) * FLOAT;
  if (dx) {
    packTransposed(w, row, n, k, rest);
    multiply(d, row, rest, dx, inner, 0, 0, m, k, n);
  }
  outerProduct(x, inner, d, row, dw, m, k, n, rest);
  sumColumns(d, m, n, db);
}

/** Bytes that `outerProduct` works in. */
// @ts-ignore: decorator
@inline
export function outerProductBytes(m: i32, k: i32, n: i32): usize {
  return packedBytes(m, n) + ((k * m) as usize) * FLOAT;
}

/** c `[k, n]` = aᵀ · b for a `[m, k]` and b `[m, n]`: the gradient of a weight. */
export function outerProduct(
  a: usize, aStride: usize, b: usize, bStride: usize, c: usize, m: i32, k: i32, n: i32, work: usize,
): void {
  pack(b, bStride, m, n, work);
  const turned = work + packedBytes(m, n);
  transpose(a, aStride, m, k, turned);
  multiply(turned, (m as usize) * FLOAT, work, c, (n as usize) * FLOAT, 0, 0, k, n, m);
}

function activate(at: usize, size: i32, f: i32): void {
  for (let left = size; left > 0; left -= 4) {
    const x = loadPart(at, left);
    // In this order a NaN stays one.
    storePart(at, f == RELU ? f32x4.pmax(x, f32x4.splat(0)) : sigmoid(x), left);
    at += 16;
  }
}

function slope(dy: usize, y: usize, d: usize, size: i32, f: i32): void {
  const one = f32x4.splat(1);
  for (let left = size; left > 0; left -= 4) {
    const g = loadPart(dy, left);
    const value = loadPart(y, left);
    const open = f == SIGMOID ? f32x4.mul(g, f32x4.mul(value, f32x4.sub(one, value)))
      : v128.and(g, f32x4.gt(value, f32x4.splat(0)));
    storePart(d, open, left);
    dy += 16;
    y += 16;
    d += 16;
  }
}
