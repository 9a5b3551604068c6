import { loadPart, madd, storePart, sumLanes } from './lanes';

/**
 * One step of Adam on `size` numbers, with the largest second moment so far (AMSGrad) where `largest` is not 0. The new
 * values may lie where the old ones do. With g the gradient within ±clip: m = b1 · m + (1 - b1) · g,
 * v = b2 · v + (1 - b2) · g², p -= rate · m / (sqrt(max v) · scale + epsilon). The corrections for the first steps are in
 * `rate` and `scale`.
 */
export function adam(
  gradient: usize, parameters: usize, first: usize, second: usize, largest: usize,
  newParameters: usize, newFirst: usize, newSecond: usize, newLargest: usize,
  size: i32, rate: f32, scale: f32, clip: f32, b1: f32, b2: f32, epsilon: f32, rest1: f32, rest2: f32,
): void {
  const bound = f32x4.splat(clip);
  const low = f32x4.neg(bound);
  for (let left = size; left > 0; left -= 4) {
    // In this order a NaN passes both bounds, so that a broken run is seen.
    const g = f32x4.pmax(f32x4.pmin(loadPart(gradient, left), bound), low);
    const m = madd(loadPart(first, left), f32x4.splat(b1), f32x4.mul(g, f32x4.splat(rest1)));
    const squares = f32x4.mul(f32x4.mul(g, g), f32x4.splat(rest2));
    const v = madd(loadPart(second, left), f32x4.splat(b2), squares);
    storePart(newFirst, m, left);
    storePart(newSecond, v, left);
    let spread = v;
    if (largest) {
      spread = f32x4.pmax(v, loadPart(largest, left));
      storePart(newLargest, spread, left);
      largest += 16;
      newLargest += 16;
    }
    const divisor = madd(f32x4.sqrt(spread), f32x4.splat(scale), f32x4.splat(epsilon));
    const move = f32x4.div(f32x4.mul(m, f32x4.splat(rate)), divisor);
    storePart(newParameters, f32x4.sub(loadPart(parameters, left), move), left);
    gradient += 16;
    parameters += 16;
    first += 16;
    second += 16;
    newParameters += 16;
    newFirst += 16;
    newSecond += 16;
  }
}

/** Euclidean length; the squares are added in doubles every 64 numbers, so that long vectors lose nothing. */
export function norm(at: usize, size: i32): f32 {
  let total: f64 = 0;
  for (let left = size; left > 0; left -= 64) {
    let sum = f32x4.splat(0);
    for (let part = min(left, 64); part > 0; part -= 4) {
      const x = loadPart(at, part);
      sum = madd(x, x, sum);
      at += 16;
    }
    total += sumLanes(sum);
  }
  return sqrt(total) as f32;
}

/** y = x ⊙ mask: dropout forward, and backward with dy in place of x. */
export function times(x: usize, mask: usize, y: usize, size: i32): void {
  for (let left = size; left > 0; left -= 4) {
    storePart(y, f32x4.mul(loadPart(x, left), loadPart(mask, left)), left);
    x += 16;
    mask += 16;
    y += 16;
  }
}

/**
 * Mean Huber loss with delta 1, or mean square where `square`; `slope` is the gradient of the forecast. With c the error
 * within ±1: Huber is c · (e - c / 2), its slope c; the square is e², its slope 2 e.
 */
export function pointLoss(forecast: usize, target: usize, slope: usize, size: i32, square: i32): f32 {
  const share = f32x4.splat(((square ? 2 : 1) as f32) / (size as f32));
  const one = f32x4.splat(square ? f32.MAX_VALUE : 1);
  let sum = f32x4.splat(0);
  for (let left = size; left > 0; left -= 4) {
    const e = f32x4.sub(loadPart(forecast, left), loadPart(target, left));
    const c = f32x4.pmax(f32x4.pmin(e, one), f32x4.neg(one));
    const half = square ? f32x4.splat(0) : f32x4.mul(c, f32x4.splat(0.5));
    sum = f32x4.add(sum, f32x4.mul(c, f32x4.sub(e, half)));
    storePart(slope, f32x4.mul(c, share), left);
    forecast += 16;
    target += 16;
    slope += 16;
  }
  return sumLanes(sum) / (size as f32);
}

/** The larger of two halves, number by number: max pooling by twos. */
export function largerHalf(upper: usize, y: usize, half: i32): void {
  let lower = upper + ((half as usize) << 2);
  for (let left = half; left > 0; left -= 4) {
    storePart(y, f32x4.pmax(loadPart(upper, left), loadPart(lower, left)), left);
    upper += 16;
    lower += 16;
    y += 16;
  }
}

/** Its gradient: dy goes to the larger, at a tie to the upper. */
export function largerHalfGradient(dy: usize, upper: usize, dUpper: usize, half: i32): void {
  let lower = upper + ((half as usize) << 2);
  let dLower = dUpper + ((half as usize) << 2);
  for (let left = half; left > 0; left -= 4) {
    const g = loadPart(dy, left);
    const wins = f32x4.ge(loadPart(upper, left), loadPart(lower, left));
    storePart(dUpper, v128.and(g, wins), left);
    storePart(dLower, v128.andnot(g, wins), left);
    dy += 16;
    upper += 16;
    lower += 16;
    dUpper += 16;
    dLower += 16;
  }
}
