import { exp } from './elementary';
import { FLOAT, loadPart, maxLanes, storePart, sumLanes, VECTOR } from './lanes';

/**
 * Softmax of every row in place: e^(factor · (x - max)) over their sum; no exponent is above zero, so none overflows.
 * Rows lie `stride` bytes apart; what is between them is set to zero.
 */
export function softmax(at: usize, rows: i32, columns: i32, stride: usize, factor: f32): void {
  const times = f32x4.splat(factor);
  const whole = ((columns & ~3) as usize) * FLOAT;
  const rest = columns & 3;
  // The lanes of a row's last vector that are in the row.
  const inside = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(rest));
  for (let row = 0; row < rows; row++) {
    const top = f32x4.splat(largest(at, columns));
    const end = at + whole;
    let total = f32x4.splat(0);
    for (let here = at; here < end; here += VECTOR) {
      const power = exp(f32x4.mul(f32x4.sub(v128.load(here), top), times));
      v128.store(here, power);
      total = f32x4.add(total, power);
    }
    let last = f32x4.splat(0);
    if (rest) {
      last = v128.and(exp(f32x4.mul(f32x4.sub(loadPart(end, rest), top), times)), inside);
      total = f32x4.add(total, last);
    }
    const share = f32x4.splat(1 / sumLanes(total));
    for (let here = at; here < end; here += VECTOR) v128.store(here, f32x4.mul(v128.load(here), share));
    storePart(end, f32x4.mul(last, share), rest);
    for (let here = end + (rest as usize) * FLOAT; here < at + stride; here += FLOAT) store<f32>(here, 0);
    at += stride;
  }
}

function largest(at: usize, columns: i32): f32 {
  if (columns < 4) {
    let top = load<f32>(at);
    for (let i = 1; i < columns; i++) top = max(top, load<f32>(at + (i as usize) * FLOAT));
    return top;
  }
  let top = v128.load(at);
  for (let i = 4; i + 4 <= columns; i += 4) top = f32x4.max(top, v128.load(at + (i as usize) * FLOAT));
  // The last four once more in place of a tail: a maximum does not count them twice.
  return maxLanes(f32x4.max(top, v128.load(at + ((columns - 4) as usize) * FLOAT)));
}

/**
 * The gradient in place, from dw of the weights w: factor · w ⊙ (dw - Σ dw ⊙ w), row by row. Both matrices have
 * `columns` columns and `stride` bytes between rows.
 */
export function softmaxGradient(dw: usize, w: usize, rows: i32, columns: i32, stride: usize, factor: f32): void {
  const times = f32x4.splat(factor);
  const bytes = (columns as usize) * FLOAT;
  for (let row = 0; row < rows; row++) {
    let along = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      const left = ((bytes - at) / FLOAT) as i32;
      along = f32x4.add(along, f32x4.mul(loadPart(dw + at, left), loadPart(w + at, left)));
    }
    const mean = f32x4.splat(sumLanes(along));
    for (let at: usize = 0; at < bytes; at += 16) {
      const left = ((bytes - at) / FLOAT) as i32;
      const d = f32x4.sub(loadPart(dw + at, left), mean);
      storePart(dw + at, f32x4.mul(f32x4.mul(d, loadPart(w + at, left)), times), left);
    }
    dw += stride;
    w += stride;
  }
}
