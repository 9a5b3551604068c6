import type { Numbers } from '../frame';
import type { RowRange } from '../windows';
import {
  inOrder,
  type DensityAim,
  type DensityForecaster,
  type DensityRows,
  type FittedDensity,
} from './density';
import type { ForecastData } from './forecaster';
import { logReturn } from './log-returns';

/** Two levels τ and 1 − τ that make a band, by their places. */
interface Band {
  readonly lower: number;
  readonly upper: number;
  /** Share that the band promises to cover. */
  readonly share: number;
}

/**
 * Split conformal calibration of quantile forecasts (Romano, Patterson & Candès, NeurIPS 2019). On the calibration
 * rows each band's misses, max(lower − y, y − upper) in units of the day's scale, are sorted; the band is then moved
 * outwards (or inwards) on both sides by the ⌈share · (n + 1)⌉-th smallest, the largest where there are too few
 * rows. The median stays. The promise of the paper holds for exchangeable days, which days are not: coverage has to
 * be looked at, fold by fold.
 *
 * @throws RangeError when the levels are not symmetric about a half, or no calibration row is complete (in `fit`)
 */
export function conformal(base: DensityForecaster): DensityForecaster {
  return {
    id: `${base.id}-conformal`,
    label: `${base.label}, conformal`,
    async fit(data, rows, aim) {
      const bands = bandsOf(aim.levels);
      const fitted = await base.fit(data, rows, aim);
      const shifts = calibrated(fitted, { data, rows, aim, bands });
      return {
        scales: (later, origin) => fitted.scales(later, origin),
        quantiles: (later, origin) => {
          const scales = fitted.scales(later, origin);
          return fitted.quantiles(later, origin).map((values, h) =>
            moved(
              values,
              bands,
              shifts[h]!.map((shift) => shift * scales[h]!),
            ),
          );
        },
      };
    },
  };
}

/** @throws RangeError when a level has no counterpart */
function bandsOf(levels: Numbers): Band[] {
  const bands: Band[] = [];
  for (let lower = 0; lower < levels.length; lower++) {
    const upper = levels.length - 1 - lower;
    if (Math.abs(levels[lower]! + levels[upper]! - 1) > 1e-9) {
      throw new RangeError(
        `conformal: level ${levels[lower]} has no counterpart ${1 - levels[lower]!}. Give levels symmetric about 0.5.`,
      );
    }
    if (lower < upper) bands.push({ lower, upper, share: levels[upper]! - levels[lower]! });
  }
  return bands;
}

interface Calibration {
  readonly data: ForecastData;
  readonly rows: DensityRows;
  readonly aim: DensityAim;
  readonly bands: readonly Band[];
}

/** How far each band moves, one array of bands a horizon, in units of the scale. */
function calibrated(fitted: FittedDensity, { data, rows, aim, bands }: Calibration): Float64Array[] {
  const misses: number[][][] = Array.from({ length: aim.horizon }, () => bands.map(() => []));
  for (let origin = rows.calibration.from; origin < rows.calibration.to; origin++) {
    const quantiles = fitted.quantiles(data, origin);
    const scales = fitted.scales(data, origin);
    misses.forEach((perBand, h) => {
      const actual = logReturn(data.closes, origin, h + 1);
      bands.forEach(({ lower, upper }, b) => {
        const miss = Math.max(quantiles[h]![lower]! - actual, actual - quantiles[h]![upper]!) / scales[h]!;
        if (Number.isFinite(miss)) perBand[b]!.push(miss);
      });
    });
  }
  return misses.map((perBand) =>
    Float64Array.from(perBand, (values, b) => {
      if (values.length === 0) throw noRows(rows.calibration);
      const sorted = Float64Array.from(values).sort();
      const place = Math.ceil(bands[b]!.share * (sorted.length + 1) - 1e-9);
      return sorted[Math.min(place, sorted.length) - 1]!;
    }),
  );
}

function noRows({ from, to }: RowRange): RangeError {
  return new RangeError(
    `conformal: no calibration row of ${from} to ${to} is complete. Give the plan a calibrationShare above 0.`,
  );
}

function moved(values: Float64Array, bands: readonly Band[], shifts: Float64Array): Float64Array {
  const result = Float64Array.from(values);
  bands.forEach(({ lower, upper }, b) => {
    result[lower]! -= shifts[b]!;
    result[upper]! += shifts[b]!;
  });
  return inOrder(result);
}
