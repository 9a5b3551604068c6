/** The correlation of the pairs on the given rows, which may repeat; NaN where a side of them is constant. */
export type ResampledCorrelation = (rows: Int32Array) => number;

/** Pearson's correlation of resamples of two series without NaN, of one mean and spread each. */
export function resampledPearson(x: Float64Array, y: Float64Array): ResampledCorrelation {
  // About the means and in units of the largest deviation no digits are lost in the sums below.
  const [left, right] = [centred(x), centred(y)];
  return (rows) => {
    let [sumX, sumY, xx, yy, xy] = [0, 0, 0, 0, 0];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const a = left[row]!;
      const b = right[row]!;
      sumX += a;
      sumY += b;
      xx += a * a;
      yy += b * b;
      xy += a * b;
    }
    const n = rows.length;
    const varianceX = aboveRounding(xx - (sumX * sumX) / n, xx);
    const varianceY = aboveRounding(yy - (sumY * sumY) / n, yy);
    return ratio(xy - (sumX * sumY) / n, varianceX, varianceY);
  };
}

/** Spearman's correlation of resamples of two series of average ranks; they are ranked anew in each resample. */
export function resampledSpearman(ranksX: Float64Array, ranksY: Float64Array): ResampledCorrelation {
  const [left, right] = [placesOf(ranksX), placesOf(ranksY)];
  const [tableX, tableY] = [new Int32Array(left.length), new Int32Array(right.length)];
  return (rows) => {
    const squaresX = rankTable(left, rows, tableX);
    const squaresY = rankTable(right, rows, tableY);
    let products = 0;
    for (let i = 0; i < rows.length; i++) products += tableX[left[rows[i]!]!]! * tableY[right[rows[i]!]!]!;
    return ratio(products, squaresX, squaresY);
  };
}

/** The place of each value among the different values, sorted: an index into a table of counts. No resample need be sorted. */
function placesOf(ranked: Float64Array): Int32Array {
  const places = new Map([...new Set(ranked)].sort((a, b) => a - b).map((rank, place) => [rank, place]));
  return Int32Array.from(ranked, (rank) => places.get(rank)!);
}

/**
 * Fills `table` with the centred doubled rank in the resample of whatever stands at each place; returns the sum
 * of their squares over the resample. All whole numbers.
 */
function rankTable(places: Int32Array, rows: Int32Array, table: Int32Array): number {
  table.fill(0);
  for (let i = 0; i < rows.length; i++) table[places[rows[i]!]!]!++;
  let [below, squares] = [0, 0];
  for (let place = 0; place < table.length; place++) {
    const count = table[place]!;
    if (count === 0) continue;
    const rank = 2 * below + count - rows.length;
    table[place] = rank;
    squares += count * rank * rank;
    below += count;
  }
  return squares;
}

function ratio(covariance: number, varianceX: number, varianceY: number): number {
  if (!(varianceX > 0 && varianceY > 0)) return NaN;
  return Math.max(-1, Math.min(1, covariance / Math.sqrt(varianceX) / Math.sqrt(varianceY)));
}

/** 0 where a sum of squares about the mean is what rounding left of the sum of squares. */
function aboveRounding(variance: number, squares: number): number {
  return variance > 1e-12 * squares ? variance : 0;
}

function centred(x: Float64Array): Float64Array {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const largest = x.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0);
  return x.map((value) => (value - mean) / largest);
}
