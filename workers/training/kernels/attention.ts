import { arena } from './arena';
import { FLOAT } from './lanes';
import { pack, packedBytes, packTransposed, PANEL, transpose } from './pack';
import { multiply } from './product';
import { softmax, softmaxGradient } from './softmax';

/**
 * Multi-head self-attention: for every window and head with Q, K, V `[steps, depth]`, weights = softmax(Q Kᵀ / sqrt(depth))
 * and out = weights · V. `rows` is `[batch · steps, 3 · width]`: queries, keys and values side by side, in each the heads;
 * a head is read where it lies, by its stride. `weights` is kept for the gradient, `[batch · heads · steps, padded]`
 * with rows of a multiple of eight floats, zeros after the end, so that products need no tails.
 */
export function attention(
  rows: usize, weights: usize, out: usize, batch: i32, steps: i32, width: i32, heads: i32, factor: f32,
): void {
  const depth = width / heads;
  const row = (width as usize) * FLOAT;
  const padded = (((steps + PANEL - 1) / PANEL) * PANEL) as usize;
  const line = padded * FLOAT;
  const packed = arena(max(packedBytes(depth, steps), packedBytes(steps, depth)));
  for (let window = 0; window < batch; window++) {
    for (let head = 0; head < heads; head++) {
      const shift = ((head * depth) as usize) * FLOAT;
      const q = rows + shift;
      packTransposed(q + row, row * 3, depth, steps, packed);
      multiply(q, row * 3, packed, weights, line, 0, 0, steps, padded as i32, depth);
      softmax(weights, steps, steps, line, factor);
      pack(q + row * 2, row * 3, steps, depth, packed);
      multiply(weights, line, packed, out + shift, row, 0, 0, steps, depth, steps);
      weights += (steps as usize) * line;
    }
    rows += (steps as usize) * row * 3;
    out += (steps as usize) * row;
  }
}

/**
 * The gradient of `rows`: with dw = dOut · Vᵀ and ds = softmax′(dw) / sqrt(depth) for each head, dQ = ds · K, dK = dsᵀ · Q
 * and dV = weightsᵀ · dOut.
 */
export function attentionGradient(
  dOut: usize, rows: usize, weights: usize, dRows: usize, batch: i32, steps: i32, width: i32, heads: i32, factor: f32,
): void {
  const depth = width / heads;
  const row = (width as usize) * FLOAT;
  const padded = (((steps + PANEL - 1) / PANEL) * PANEL) as usize;
  const line = padded * FLOAT;
  const square = (steps as usize) * line;
  const narrow = (steps as usize) * FLOAT;
  const ds = arena(square * 2 + max(packedBytes(depth, steps), packedBytes(steps, depth)));
  const turned = ds + square;
  const packed = turned + square;
  for (let window = 0; window < batch; window++) {
    for (let head = 0; head < heads; head++) {
      const shift = ((head * depth) as usize) * FLOAT;
      const q = rows + shift;
      const dq = dRows + shift;
      const d = dOut + shift;
      packTransposed(q + row * 2, row * 3, depth, steps, packed);
      multiply(d, row, packed, ds, line, 0, 0, steps, padded as i32, depth);
      softmaxGradient(ds, weights, steps, steps, line, factor);
      pack(q + row, row * 3, steps, depth, packed);
      multiply(ds, line, packed, dq, row * 3, 0, 0, steps, depth, steps);
      transpose(ds, line, steps, steps, turned);
      pack(q, row * 3, steps, depth, packed);
      multiply(turned, narrow, packed, dq + row, row * 3, 0, 0, steps, depth, steps);
      transpose(weights, line, steps, steps, turned);
      pack(d, row, steps, depth, packed);
      multiply(turned, narrow, packed, dq + row * 2, row * 3, 0, 0, steps, depth, steps);
      weights += square;
    }
    rows += (steps as usize) * row * 3;
    dRows += (steps as usize) * row * 3;
    dOut += (steps as usize) * row;
  }
}
