import type { Numbers } from '../frame';

/**
 * Ranks from 1 (smallest) to n; equal values share the average of the ranks they cover. NaN has no rank: it
 * stays NaN and the others are ranked as if it were not there.
 *
 * @param x values in any unit
 * @returns one rank a value
 */
export function ranks(x: Numbers): Float64Array {
  const order = new Float64Array(x.length);
  let present = 0;
  for (let i = 0; i < x.length; i++) if (!Number.isNaN(x[i]!)) order[present++] = i;
  const sorted = order.subarray(0, present).sort((i, j) => x[i]! - x[j]! || i - j);
  const ranked = new Float64Array(x.length).fill(NaN);
  let from = 0;
  while (from < present) {
    const value = x[sorted[from]!]!;
    let to = from + 1;
    while (to < present && x[sorted[to]!] === value) to++;
    for (let k = from; k < to; k++) ranked[sorted[k]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranked;
}
