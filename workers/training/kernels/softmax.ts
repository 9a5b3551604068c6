import { exp } from './elementary';
import { FLOAT, loadPart, maxLanes, storePart, sumLanes } from './lanes';

/**
 * Softmax of every row in place: e^(factor · (x - max)) over their sum; no exponent is above zero, so none overflows.
 * Rows lie `stride` bytes apart; what is between them is set to zero.
 */
export function softmax(at: usize, rows: i32, columns: i32, stride: usize, factor: f32): void {
  const times = f32x4.splat(factor);
  const padded = (stride / FLOAT) as i32;
  for (let row = 0; row < rows; row++) {
    const top = f32x4.splat(largest(at, columns));
    let total = f32x4.splat(0);
    for (let column = 0; column < columns; column += 4) {
      const here = at + (column as usize) * FLOAT;
      const left = columns - column;
      storePart(here, exp(f32x4.mul(f32x4.sub(loadPart(here, left), top), times)), left);
      total = f32x4.add(total, loadPart(here, left));
    }
    const share = f32x4.splat(1 / sumLanes(total));
    for (let column = 0; column < columns; column += 4) {
      const here = at + (column as usize) * FLOAT;
      storePart(here, f32x4.mul(loadPart(here, columns - column), share), columns - column);
    }
    for (let column = columns; column < padded; column++) store<f32>(at + (column as usize) * FLOAT, 0);
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
