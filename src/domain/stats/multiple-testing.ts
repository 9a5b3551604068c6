import type { Numbers } from '../frame';

/**
 * Holm's (1979) step-down adjustment: rejecting where the result is at most α keeps the probability of one or more
 * false rejections among all tests at most α, whatever the tests have to do with each other.
 *
 *     adjusted of the k-th smallest = max over j ≤ k of min(1, (m − j + 1) p_(j))
 *
 * @param pValues 0 to 1; NaN = a test that could not be made, which does not count and stays NaN
 * @returns one adjusted p-value a test
 */
export function holm(pValues: Numbers): Float64Array {
  const { order, adjusted } = sorted(pValues);
  let largest = 0;
  order.forEach((test, k) => {
    largest = Math.max(largest, Math.min(1, (order.length - k) * pValues[test]!));
    adjusted[test] = largest;
  });
  return adjusted;
}

/**
 * Benjamini & Hochberg's (1995) adjustment: among the tests rejected at α at most the share α is expected to be
 * false, for tests that are independent or positively related.
 *
 *     adjusted of the k-th smallest = min over j ≥ k of min(1, m p_(j) / j)
 *
 * @param pValues 0 to 1; NaN = a test that could not be made, which does not count and stays NaN
 * @returns one adjusted p-value a test
 */
export function benjaminiHochberg(pValues: Numbers): Float64Array {
  const { order, adjusted } = sorted(pValues);
  let smallest = 1;
  for (let k = order.length - 1; k >= 0; k--) {
    const test = order[k]!;
    smallest = Math.min(smallest, (order.length * pValues[test]!) / (k + 1));
    adjusted[test] = smallest;
  }
  return adjusted;
}

/** The tests that could be made, smallest p-value first, and a place for their results. */
function sorted(pValues: Numbers): { order: number[]; adjusted: Float64Array } {
  const order: number[] = [];
  for (let test = 0; test < pValues.length; test++) if (!Number.isNaN(pValues[test]!)) order.push(test);
  order.sort((a, b) => pValues[a]! - pValues[b]!);
  return { order, adjusted: new Float64Array(pValues.length).fill(NaN) };
}
