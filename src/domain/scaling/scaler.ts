import type { Numbers } from '../frame';
import { quantiles } from '../stats/quantile';
import { spreadVanishes } from '../stats/spread';

export type ScalerKind = 'standard' | 'minmax' | 'robust';

/**
 * A fitted scaler as data: transformed = (f(x) - centre) / scale * span + offset, where f is the natural
 * logarithm when `log` is set. Serialisable: a trained model carries its own.
 */
export interface ScalerParams {
  readonly kind: ScalerKind;
  readonly log: boolean;
  readonly centre: number;
  readonly scale: number;
  readonly span: number;
  readonly offset: number;
}

export interface ScalerOptions {
  /** `minmax` only: where the smallest and the largest fitted value go; −1 and 1 by default. */
  readonly range?: readonly [number, number];
  /** `robust` only: the shares of the quantiles whose distance is the scale; 0.05 and 0.95 by default. */
  readonly quantiles?: readonly [number, number];
  /** Scale the natural logarithm of the values, which must then be positive. */
  readonly log?: boolean;
}

/** A fitted scaler. Both functions map whole arrays; NaN stays NaN and nothing is clipped. */
export interface Scaler {
  readonly params: ScalerParams;
  /** Into scaled units. With `log`, values that have no logarithm become NaN. */
  transform(values: Numbers): Float64Array;
  /** Back into the unit of the fitted values. */
  inverse(scaled: Numbers): Float64Array;
}

/**
 * Fits a scaler on the values that are present. Give it training rows only.
 *
 * - `standard`: less the mean, over the population standard deviation
 * - `minmax`: smallest value to the lower end of the range, largest to the upper
 * - `robust`: less the median, over the distance of two quantiles (linear between neighbours)
 *
 * A scale that vanishes (constant values) is replaced by 1.
 *
 * @param values any unit, NaN = missing
 * @throws RangeError when no value is present, one is infinite, one has no logarithm where `log` is set, or an
 *   option is out of order
 */
export function fitScaler(kind: ScalerKind, values: Numbers, options: ScalerOptions = {}): Scaler {
  const log = options.log ?? false;
  const present = presentValues(values, log);
  return scalerFromParams({ kind, log, ...FITS[kind](present, options) });
}

/** The scaler that these parameters describe. */
export function scalerFromParams(params: ScalerParams): Scaler {
  const { log, centre, scale, span, offset } = params;
  return {
    params,
    transform: (values) =>
      Float64Array.from(
        values,
        (value) => (((log ? logarithm(value) : value) - centre) / scale) * span + offset,
      ),
    inverse: (scaled) =>
      Float64Array.from(scaled, (value) => {
        const unscaled = ((value - offset) / span) * scale + centre;
        return log ? Math.exp(unscaled) : unscaled;
      }),
  };
}

type Fitted = Pick<ScalerParams, 'centre' | 'scale' | 'span' | 'offset'>;

const FITS: Record<ScalerKind, (values: Float64Array, options: ScalerOptions) => Fitted> = {
  standard: fitStandard,
  minmax: fitMinmax,
  robust: fitRobust,
};

function fitStandard(values: Float64Array): Fitted {
  const origin = values[0]!;
  const mean = origin + values.reduce((sum, value) => sum + (value - origin), 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / values.length);
  return { centre: mean, scale: usableScale(deviation, values), span: 1, offset: 0 };
}

function fitMinmax(values: Float64Array, { range = [-1, 1] }: ScalerOptions): Fitted {
  const [from, to] = range;
  if (!(from < to))
    throw new RangeError(`fitScaler: the range ${from} to ${to} is empty. Put the lower end first.`);
  const { low, high } = extremes(values);
  return { centre: low, scale: usableScale(high - low, values), span: to - from, offset: from };
}

function fitRobust(values: Float64Array, options: ScalerOptions): Fitted {
  const [lower, upper] = options.quantiles ?? [0.05, 0.95];
  if (!(lower < upper)) {
    throw new RangeError(
      `fitScaler: the quantiles ${lower} and ${upper} are out of order. Put the lower first.`,
    );
  }
  const [low = NaN, median = NaN, high = NaN] = quantiles(values, [lower, 0.5, upper]);
  return { centre: median, scale: usableScale(high - low, values), span: 1, offset: 0 };
}

/** 1 in place of a spread that is only rounding noise. */
function usableScale(spread: number, values: Float64Array): number {
  const { low, high } = extremes(values);
  return spreadVanishes(spread, Math.max(Math.abs(low), Math.abs(high))) ? 1 : spread;
}

function extremes(values: Float64Array): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}

function presentValues(values: Numbers, log: boolean): Float64Array {
  const present: number[] = [];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) {
      throw new RangeError(`fitScaler: the value in row ${row} is ${value}. Mark what is missing with NaN.`);
    }
    if (log && value <= 0) {
      throw new RangeError(
        `fitScaler: the value in row ${row} is ${value} and has no logarithm. Fit without log, or mark it missing (NaN).`,
      );
    }
    present.push(log ? Math.log(value) : value);
  }
  if (present.length > 0) return Float64Array.from(present);
  throw new RangeError(
    'fitScaler: there is no value to fit on. Leave the feature out, or choose other rows.',
  );
}

function logarithm(value: number): number {
  return value > 0 ? Math.log(value) : NaN;
}
