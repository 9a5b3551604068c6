import type { Numbers } from '../frame';

/** Variances and starting point of a local linear trend. */
export interface LocalLinearTrendOptions {
  /** Variance of ε, the observation noise. */
  readonly irregular: number;
  /** Variance of ξ, the level's own noise. */
  readonly level: number;
  /** Variance of ζ, the slope's noise. */
  readonly trend: number;
  /** Expected [level, trend] on day 0, before its observation. */
  readonly initialState: readonly [number, number];
  /** Variances of level and trend on day 0, before its observation; uncorrelated. */
  readonly initialCovariance: readonly [number, number];
}

/** One value a day each; `filtered` uses the days up to the day (one-sided), `smoothed` all days. */
export interface LocalLinearTrend {
  readonly filteredLevel: Float64Array;
  readonly filteredTrend: Float64Array;
  /** Variance of the level given the days up to the day. */
  readonly filteredLevelVariance: Float64Array;
  readonly smoothedLevel: Float64Array;
  readonly smoothedTrend: Float64Array;
  /** Gaussian log-likelihood, summed over all observed days. */
  readonly logLikelihood: number;
}

/**
 * Fits a level that drifts with a slowly changing slope through observations with gaps:
 *
 *     y_t = level_t + ε_t
 *     level_t = level_{t−1} + trend_{t−1} + ξ_t
 *     trend_t = trend_{t−1} + ζ_t
 *
 * Kalman filter forward; smoother by the backward recursion of Durbin & Koopman (Time Series Analysis by State
 * Space Methods, 2nd ed., section 4.4), which inverts no covariance and so allows variances of 0.
 *
 * @param y one observation a day, NaN = none
 * @returns level in the unit of y, trend in that unit a day
 * @throws RangeError when a variance is negative or not finite, or an observation is infinite
 */
export function localLinearTrend(y: Numbers, options: LocalLinearTrendOptions): LocalLinearTrend {
  checkOptions(options);
  const n = y.length;
  const pass = forwardPass(y, options);
  const { predicted, innovation, innovationVariance } = pass;
  const [smoothedLevel, smoothedTrend] = [new Float64Array(n), new Float64Array(n)];
  // r: what later innovations say about the day's predicted state, weighted by their precision.
  let [r1, r2] = [0, 0];
  for (let t = n - 1; t >= 0; t--) {
    const { a1, a2, p11, p12, p22 } = predicted[t]!;
    // From the next day's state back to this one's: level feeds level, trend feeds both.
    r2 += r1;
    const f = innovationVariance[t]!;
    if (!Number.isNaN(f)) {
      r1 += (innovation[t]! - p11 * r1 - p12 * r2) / f;
    }
    smoothedLevel[t] = a1 + p11 * r1 + p12 * r2;
    smoothedTrend[t] = a2 + p12 * r1 + p22 * r2;
  }
  const { filteredLevel, filteredTrend, filteredLevelVariance, logLikelihood } = pass;
  return { filteredLevel, filteredTrend, filteredLevelVariance, smoothedLevel, smoothedTrend, logLikelihood };
}

/** Mean (a) and covariance (p) of the state on a day before its observation. */
interface Predicted {
  readonly a1: number;
  readonly a2: number;
  readonly p11: number;
  readonly p12: number;
  readonly p22: number;
}

interface ForwardPass {
  readonly predicted: readonly Predicted[];
  /** y less its prediction, and the variance of that; NaN on days without an observation. */
  readonly innovation: Float64Array;
  readonly innovationVariance: Float64Array;
  readonly filteredLevel: Float64Array;
  readonly filteredTrend: Float64Array;
  readonly filteredLevelVariance: Float64Array;
  readonly logLikelihood: number;
}

function forwardPass(y: Numbers, options: LocalLinearTrendOptions): ForwardPass {
  const series = (): Float64Array => new Float64Array(y.length).fill(NaN);
  const [innovation, innovationVariance] = [series(), series()];
  const [filteredLevel, filteredTrend, filteredLevelVariance] = [series(), series(), series()];
  const predicted: Predicted[] = [];
  let logLikelihood = 0;
  let state = initialPrediction(options);
  for (let t = 0; t < y.length; t++) {
    predicted.push(state);
    if (!Number.isNaN(y[t]!)) {
      const v = y[t]! - state.a1;
      const f = state.p11 + options.irregular;
      if (!(f > 0) || !Number.isFinite(v)) throw unusable(t, y[t]!);
      innovation[t] = v;
      innovationVariance[t] = f;
      logLikelihood -= (Math.log(2 * Math.PI * f) + (v * v) / f) / 2;
      state = updated(state, v, options.irregular);
    }
    filteredLevel[t] = state.a1;
    filteredTrend[t] = state.a2;
    filteredLevelVariance[t] = state.p11;
    state = nextDay(state, options);
  }
  return {
    predicted,
    innovation,
    innovationVariance,
    filteredLevel,
    filteredTrend,
    filteredLevelVariance,
    logLikelihood,
  };
}

function initialPrediction({ initialState, initialCovariance }: LocalLinearTrendOptions): Predicted {
  return {
    a1: initialState[0],
    a2: initialState[1],
    p11: initialCovariance[0],
    p12: 0,
    p22: initialCovariance[1],
  };
}

/** The state after an observation with innovation v. */
function updated({ a1, a2, p11, p12, p22 }: Predicted, v: number, irregular: number): Predicted {
  const f = p11 + irregular;
  const [gain1, gain2] = [p11 / f, p12 / f];
  return {
    a1: a1 + gain1 * v,
    a2: a2 + gain2 * v,
    // p11 − gain1 p11 and p12 − gain1 p12, written so that rounding cannot turn them negative.
    p11: gain1 * irregular,
    p12: gain2 * irregular,
    p22: p22 - gain2 * p12,
  };
}

function nextDay({ a1, a2, p11, p12, p22 }: Predicted, noise: LocalLinearTrendOptions): Predicted {
  return {
    a1: a1 + a2,
    a2,
    p11: p11 + 2 * p12 + p22 + noise.level,
    p12: p12 + p22,
    p22: p22 + noise.trend,
  };
}

function checkOptions(options: LocalLinearTrendOptions): void {
  const { irregular, level, trend, initialCovariance, initialState } = options;
  for (const variance of [irregular, level, trend, ...initialCovariance]) {
    if (variance >= 0 && Number.isFinite(variance)) continue;
    throw new RangeError(`localLinearTrend: ${variance} is not a variance. Give finite numbers from 0 up.`);
  }
  if (initialState.every(Number.isFinite)) return;
  throw new RangeError(
    `localLinearTrend: the initial state is ${initialState.join(', ')}. Give finite numbers.`,
  );
}

function unusable(row: number, value: number): RangeError {
  const reason = Number.isFinite(value)
    ? 'the variances leave no uncertainty for it. Give a positive irregular variance'
    : `it is ${value}. Use NaN for a missing observation`;
  return new RangeError(`localLinearTrend: the observation in row ${row} cannot be used: ${reason}.`);
}
