import { requireSameLength } from '../checks';
import type { Numbers } from '../frame';

/**
 * How far to trust a model's forecasts against the naive one: the factor s in 0..1 for which s · forecast has the
 * smallest mean squared error, Σ f y / Σ f² (least squares through the origin), clipped. Returns are measured
 * from the last close, so that s = 0 is the naive forecast and s = 1 leaves the model as it is. Choose it on
 * validation rows, never on the test.
 *
 * @param forecast forecast returns, any unit; pairs with NaN are left out
 * @param actual the returns that came, same unit
 * @returns 0 where no pair is left or all forecasts are 0
 * @throws RangeError when the lengths differ
 */
export function chooseShrinkage(forecast: Numbers, actual: Numbers): number {
  requireSameLength('chooseShrinkage', forecast, actual);
  let [together, own] = [0, 0];
  for (let i = 0; i < forecast.length; i++) {
    const product = forecast[i]! * actual[i]!;
    if (Number.isNaN(product)) continue;
    together += product;
    own += forecast[i]! ** 2;
  }
  return own > 0 ? Math.min(1, Math.max(0, together / own)) : 0;
}
