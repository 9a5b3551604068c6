import type { PriceTrendRequest, PriceTrendStudy } from '../../../src/contracts/analysis';
import { dayRange } from '../../../src/domain/calendar';
import type { Observations } from '../../../src/domain/frame';
import { CPI_VARIANCES, oneSidedPriceTrend, type PriceTrend } from '../../../src/domain/signal/price-trend';
import { fitPriceTrend, smoothedPriceTrend } from '../../../src/domain/signal/smoothed-price-trend';

/** CPI day by day: one-sided on release days, and smoothed at its months, as drawn now and as drawn on a day. */
export function priceTrendStudy(
  cpi: Observations,
  lastDay: number,
  { asOfDay, fit: fitted }: PriceTrendRequest,
): PriceTrendStudy {
  const days = dayRange(cpi.days[0]!, lastDay);
  const onReleases = placed(days, cpi.knownDays, cpi.values);
  const known = Math.max(0, Math.min(days.length, asOfDay - days[0]! + 1));
  const fit = fitted ? fitPriceTrend(onReleases.subarray(0, known)) : null;
  const variances = fit?.variances ?? CPI_VARIANCES;
  const knownMonths = cpi.values.map((value, i) => (cpi.knownDays[i]! <= asOfDay ? value : NaN));
  const asOf = smoothedPriceTrend(placed(days, cpi.days, knownMonths).subarray(0, known), variances);
  return {
    days,
    releases: { months: cpi.days, knownDays: cpi.knownDays, values: cpi.values },
    oneSided: oneSidedPriceTrend(onReleases, variances),
    smoothed: smoothedPriceTrend(placed(days, cpi.days, cpi.values), variances),
    smoothedAsOf: padded(asOf, days.length),
    variances,
    fit,
  };
}

/** Values on their days, NaN on the others; what falls outside the days is left out. */
function placed(days: Int32Array, at: Int32Array, values: Float64Array): Float64Array {
  const result = new Float64Array(days.length).fill(NaN);
  values.forEach((value, i) => {
    const row = at[i]! - days[0]!;
    if (row >= 0 && row < result.length) result[row] = value;
  });
  return result;
}

function padded({ level, growth }: PriceTrend, rows: number): PriceTrend {
  const longer = (values: Float64Array): Float64Array => {
    const result = new Float64Array(rows).fill(NaN);
    result.set(values);
    return result;
  };
  return { level: longer(level), growth: longer(growth) };
}
