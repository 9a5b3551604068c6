/** The front door: the public vocabulary of the domain, by room. */

// calendar, frame, random
export { dayFromIso, dayRange, isoFromDay, monthOf, weekday } from './calendar';
export { column, sliceFrame, type Frame, type Numbers, type Observations } from './frame';
export { createRandom, permutation, resumeRandom, type Random } from './random';

// metrics
export { alwaysUp, directionalAccuracy } from './metrics/directional';
export { coverage, pinballLoss } from './metrics/interval';
export { mae, mape, rmse, smape } from './metrics/point';
export { mase, meanAbsoluteChange, skill } from './metrics/scaled';

// scaling
export {
  fitScaler,
  scalerFromParams,
  type Scaler,
  type ScalerKind,
  type ScalerOptions,
  type ScalerParams,
} from './scaling/scaler';

// signal
export { butterworthLowpass } from './signal/butterworth';
export { ewm } from './signal/ewm';
export { filtfilt, lfilter, type DigitalFilter, type FilterCoefficients } from './signal/filter';
export {
  localLinearTrend,
  type LocalLinearTrend,
  type LocalLinearTrendOptions,
} from './signal/local-linear-trend';
export { volatilityGuidedSmoothing } from './signal/volatility-smoothing';

// stats
export { pearson, spearman, trendCorrelation } from './stats/correlation';
export { dieboldMariano, type DieboldMariano, type LagKernel } from './stats/diebold-mariano';
export { monthlyRollingCorrelation, type MonthlyValue } from './stats/monthly-correlation';
export { quantiles } from './stats/quantile';
export { ranks } from './stats/ranks';
export { rollingPearson } from './stats/rolling-pearson';
export { rollingSpearman } from './stats/rolling-spearman';
