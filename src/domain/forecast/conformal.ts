import type { RowRange } from '../windows';
import { bandsOf, conformalShift, movedBands, type Band } from './conformal-bands';
import type { DensityAim, DensityForecaster, DensityRows, FittedDensity } from './density';
import type { ForecastData } from './forecaster';
import { logReturn } from './log-returns';

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
            movedBands(
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
      return conformalShift(values, bands[b]!.share);
    }),
  );
}

function noRows({ from, to }: RowRange): RangeError {
  return new RangeError(
    `conformal: no calibration row of ${from} to ${to} is complete. Give the plan a calibrationShare above 0.`,
  );
}
