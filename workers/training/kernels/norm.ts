import { FLOAT, loadPart, madd, storePart, sumLanes } from './lanes';
import { clearFloats } from './pack';

const EPSILON: f32 = 1e-5;

/**
 * Layer norm of x + residual (`residual` may be 0 for none), row by row over `width`: with the mean μ and the variance v
 * of the row, normal = (x - μ) / sqrt(v + 1e-5) and y = normal · scale + shift. `inverse` is 1 / sqrt(v + 1e-5).
 */
export function layerNorm(
  x: usize, residual: usize, scale: usize, shift: usize, y: usize, normal: usize, inverse: usize, rows: i32, width: i32,
): void {
  const bytes = (width as usize) * FLOAT;
  for (let row = 0; row < rows; row++) {
    const mean = f32x4.splat(addRows(x, residual, normal, width) / (width as f32));
    const spread = centre(normal, mean, width);
    const factor: f32 = 1 / sqrt(spread / (width as f32) + EPSILON);
    store<f32>(inverse, factor);
    const times = f32x4.splat(factor);
    for (let at: usize = 0; at < bytes; at += 16) {
      const left = ((bytes - at) / FLOAT) as i32;
      const value = f32x4.mul(loadPart(normal + at, left), times);
      storePart(normal + at, value, left);
      storePart(y + at, madd(value, loadPart(scale + at, left), loadPart(shift + at, left)), left);
    }
    x += bytes;
    if (residual) residual += bytes;
    y += bytes;
    normal += bytes;
    inverse += FLOAT;
  }
}

/** Writes one row of x + residual, and answers its sum. */
function addRows(x: usize, residual: usize, to: usize, width: i32): f32 {
  let sum = f32x4.splat(0);
  for (let left = width; left > 0; left -= 4) {
    let value = loadPart(x, left);
    if (residual) {
      value = f32x4.add(value, loadPart(residual, left));
      residual += 16;
    }
    sum = f32x4.add(sum, value);
    storePart(to, value, left);
    x += 16;
    to += 16;
  }
  return sumLanes(sum);
}

/** Takes the mean off a row in place, and answers the sum of the squares. Lanes after the end must count as zero. */
function centre(at: usize, mean: v128, width: i32): f32 {
  let sum = f32x4.splat(0);
  let left = width;
  for (; left >= 4; left -= 4) {
    const value = f32x4.sub(v128.load(at), mean);
    v128.store(at, value);
    sum = madd(value, value, sum);
    at += 16;
  }
  storePart(at, f32x4.sub(loadPart(at, left), mean), left);
  const tail = loadPart(at, left);
  return sumLanes(madd(tail, tail, sum));
}

/**
 * The gradients: with d = dy · scale, dx = inverse · (d - mean(d) - normal · mean(d · normal)), which holds for x and for
 * the residual; dScale = Σ dy · normal and dShift = Σ dy over the rows.
 */
export function layerNormGradient(
  dy: usize, normal: usize, inverse: usize, scale: usize, dx: usize, dScale: usize, dShift: usize, rows: i32, width: i32,
): void {
  const bytes = (width as usize) * FLOAT;
  const share: f32 = 1 / (width as f32);
  clearFloats(dScale, width);
  clearFloats(dShift, width);
  for (let row = 0; row < rows; row++) {
    let sum = f32x4.splat(0);
    let along = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      const left = ((bytes - at) / FLOAT) as i32;
      const g = loadPart(dy + at, left);
      const n = loadPart(normal + at, left);
      const d = f32x4.mul(g, loadPart(scale + at, left));
      sum = f32x4.add(sum, d);
      along = madd(d, n, along);
      storePart(dScale + at, madd(g, n, loadPart(dScale + at, left)), left);
      storePart(dShift + at, f32x4.add(g, loadPart(dShift + at, left)), left);
    }
    const mean = f32x4.splat(sumLanes(sum) * share);
    const slope = f32x4.splat(sumLanes(along) * share);
    const times = f32x4.splat(load<f32>(inverse));
    for (let at: usize = 0; at < bytes; at += 16) {
      const left = ((bytes - at) / FLOAT) as i32;
      const d = f32x4.mul(loadPart(dy + at, left), loadPart(scale + at, left));
      const n = loadPart(normal + at, left);
      const rest = f32x4.sub(f32x4.sub(d, mean), f32x4.mul(n, slope));
      storePart(dx + at, f32x4.mul(times, rest), left);
    }
    dy += bytes;
    normal += bytes;
    inverse += FLOAT;
    dx += bytes;
  }
}
