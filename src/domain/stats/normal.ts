const DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

/** Density of the standard normal distribution. */
function normalDensity(x: number): number {
  return DENSITY_AT_0 * Math.exp(-0.5 * x * x);
}

/**
 * Standard normal distribution function: the series of Abramowitz & Stegun 26.2.11 near 0, their continued
 * fraction 26.2.14 in the tails; about 1e-15.
 *
 * @returns 0 to 1; NaN for NaN
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x < 0) return upperTail(-x);
  return 1 - upperTail(x);
}

/** Probability of more than x, for x from 0 up. */
function upperTail(x: number): number {
  if (x > 3) {
    let fraction = x;
    for (let k = 120; k > 0; k--) fraction = x + k / fraction;
    return normalDensity(x) / fraction;
  }
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-17 * sum; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 - normalDensity(x) * sum;
}

/**
 * The value below which a standard normal variable falls with probability `share`: the first guess of Abramowitz &
 * Stegun 26.2.23, made exact by Newton's method on the distribution function.
 *
 * @param share between 0 and 1
 * @throws RangeError when the share is not between 0 and 1
 */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) {
    throw new RangeError(`normalQuantile: ${share} is no share. Give a number between 0 and 1.`);
  }
  if (share === 0.5) return 0;
  const tail = Math.min(share, 1 - share);
  const t = Math.sqrt(-2 * Math.log(tail));
  const below = 2.515517 + t * (0.802853 + t * 0.010328);
  let x = t - below / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 6; step++) x += (upperTail(x) - tail) / normalDensity(x);
  return share < 0.5 ? -x : x;
}
