/**
 * Natural logarithm of the gamma function for x > 0: the recurrence up to 12, then Stirling's series
 * (Abramowitz & Stegun 6.1.15 and 6.1.41); about 1e-15 relative.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: ${x} is out of range. Give a positive number.`);
  let shift = 1;
  let z = x;
  while (z < 12) shift *= z++;
  const w = 1 / (z * z);
  const series =
    (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - (w * 691) / 360360))))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(shift);
}

/**
 * Regularised incomplete beta function I_x(a, b): continued fraction (Abramowitz & Stegun 26.5.8) by Lentz's
 * method, on the side of the mean where it converges fast.
 *
 * @param x between 0 and 1
 * @param a positive
 * @param b positive
 * @returns 0 to 1, to about 1e-12
 * @throws RangeError when an argument is out of range
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(
      `regularizedBeta: (${x}, ${a}, ${b}) is out of range. Give x in 0..1 and positive a, b.`,
    );
  }
  if (x === 0 || x === 1) return x;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  if (x <= (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

const MAX_TERMS = 10_000;

function betaFraction(x: number, a: number, b: number): number {
  // Lentz: numerators and denominators of the convergents as running quotients, kept away from 0.
  const away = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      change = c * d;
      fraction *= change;
    }
    if (Math.abs(change - 1) < Number.EPSILON) break;
  }
  return fraction;
}

/**
 * Student's t: the probability of a value further from 0 than |t|, on either side.
 *
 * @param degrees degrees of freedom, positive
 * @returns 0 to 1; NaN for t = NaN
 * @throws RangeError when the degrees of freedom are not positive
 */
export function studentTwoSided(t: number, degrees: number): number {
  if (!(degrees > 0)) {
    throw new RangeError(`studentTwoSided: ${degrees} degrees of freedom. Give a positive number.`);
  }
  if (Number.isNaN(t)) return NaN;
  if (!Number.isFinite(t)) return 0;
  // Near 0 the complement keeps the digits of t², further out the tail keeps its own.
  const square = t * t;
  if (square < 1) return 1 - regularizedBeta(square / (degrees + square), 0.5, degrees / 2);
  return regularizedBeta(degrees / (degrees + square), degrees / 2, 0.5);
}

/** Student's t distribution function: the probability of a value of at most t. */
export function studentCdf(t: number, degrees: number): number {
  const tail = studentTwoSided(t, degrees) / 2;
  return t > 0 ? 1 - tail : tail;
}
