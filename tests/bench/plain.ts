import type { Numbers } from '../../src/domain/frame';

/** What the domain's functions are measured against: the definition, written as plain loops. */
export function plainRolling(
  [x, y]: readonly [Numbers, Numbers],
  window: number,
  correlate: (x: Numbers, y: Numbers) => number,
): Float64Array {
  const result = new Float64Array(x.length).fill(NaN);
  for (let end = window; end <= x.length; end++) {
    const [left, right]: [number[], number[]] = [[], []];
    for (let i = end - window; i < end; i++) {
      if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
      left.push(x[i]!);
      right.push(y[i]!);
    }
    if (left.length === window) result[end - 1] = correlate(left, right);
  }
  return result;
}

export function plainPearson(x: Numbers, y: Numbers): number {
  const n = x.length;
  let [sumX, sumY] = [0, 0];
  for (let i = 0; i < n; i++) {
    sumX += x[i]!;
    sumY += y[i]!;
  }
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [x[i]! - sumX / n, y[i]! - sumY / n];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

export function plainSpearman(x: Numbers, y: Numbers): number {
  return plainPearson(plainRanks(x), plainRanks(y));
}

function plainRanks(values: Numbers): number[] {
  return Array.from(values, (value) => {
    let [below, equal] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      const other = values[i]!;
      if (other < value) below++;
      else if (other === value) equal++;
    }
    return below + (equal + 1) / 2;
  });
}
