import { requireWhole } from '../checks';
import type { DigitalFilter } from './filter';

/** A complex number [re, im]. */
type Complex = readonly [number, number];

/**
 * A digital Butterworth low-pass filter: as flat as possible in the pass band, half the power at the cutoff.
 *
 * The analogue prototype's poles lie evenly on the left half of the unit circle (Butterworth, 1930); the
 * cutoff is prewarped and the bilinear transform carries them to the z-plane, with all zeros at z = −1.
 *
 * @param order number of poles, at least 1
 * @param cutoff as a fraction of the Nyquist frequency, between 0 and 1 (scipy's convention): on daily data
 *   0.5 is a period of four days
 * @returns order + 1 coefficients b and a, with a[0] = 1
 * @throws RangeError when the order or the cutoff is out of range
 */
export function butterworthLowpass(order: number, cutoff: number): DigitalFilter {
  requireWhole('butterworthLowpass: order', order, 1);
  if (!(cutoff > 0 && cutoff < 1)) {
    throw new RangeError(
      `butterworthLowpass: cutoff is ${cutoff}. Give a fraction of the Nyquist frequency between 0 and 1.`,
    );
  }
  const warped = Math.tan((Math.PI * cutoff) / 2);
  let denominator: Complex[] = [[1, 0]];
  let gain: Complex = [1, 0];
  for (const [re, im] of prototypePoles(order)) {
    const pole: Complex = [warped * re, warped * im];
    const toOne: Complex = [1 - pole[0], -pole[1]];
    denominator = timesRoot(denominator, quotient([1 + pole[0], pole[1]], toOne));
    gain = quotient([warped * gain[0], warped * gain[1]], toOne);
  }
  const a = Float64Array.from(denominator, ([re]) => re);
  const b = binomials(order).map((coefficient) => gain[0] * coefficient);
  return { b, a };
}

/** Poles of the analogue filter with cutoff 1, in the order that keeps conjugates apart but exact mirrors. */
function prototypePoles(order: number): Complex[] {
  return Array.from({ length: order }, (_, k) => {
    const angle = (Math.PI * (2 * k + 1 - order)) / (2 * order);
    return [-Math.cos(angle), -Math.sin(angle)];
  });
}

function product([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c];
}

function quotient([a, b]: Complex, [c, d]: Complex): Complex {
  const square = c * c + d * d;
  return [(a * c + b * d) / square, (b * c - a * d) / square];
}

/** The polynomial times (z − root). */
function timesRoot(polynomial: readonly Complex[], root: Complex): Complex[] {
  return Array.from({ length: polynomial.length + 1 }, (_, k) => {
    const [re, im] = polynomial[k] ?? [0, 0];
    const [rootRe, rootIm] = product(root, polynomial[k - 1] ?? [0, 0]);
    return [re - rootRe, im - rootIm];
  });
}

/** Coefficients of (z + 1)ⁿ. */
function binomials(n: number): Float64Array {
  const coefficients = new Float64Array(n + 1).fill(1);
  for (let k = 1; k <= n; k++) coefficients[k] = (coefficients[k - 1]! * (n - k + 1)) / k;
  return coefficients;
}
