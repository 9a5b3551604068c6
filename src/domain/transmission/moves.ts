import { quantiles } from '../stats/quantile';

/** On how many rows a change is not at its usual value: an announcement that comes once a month moves twelve times a year. */
export function movesOf(change: Float64Array): number {
  const [usual] = quantiles(change, [0.5]);
  return change.filter((value) => value !== usual).length;
}
