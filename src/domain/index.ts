/** The front door: the public vocabulary of the domain, by room. */

// calendar, frame, random
export { dayFromIso, dayRange, isoFromDay, monthOf, weekday } from './calendar';
export { column, sliceFrame, type Frame, type Numbers, type Observations } from './frame';
export { createRandom, permutation, resumeRandom, type Random } from './random';

// alignment, derived series, windows
export { alignAsKnown, alignObserved } from './alignment';
export { deriveIndicators, newsBalance, yearOnYear } from './derived';
export {
  gatherRows,
  makeWindows,
  originRows,
  type OriginOptions,
  type RowRange,
  type WindowPlan,
} from './windows';

// backtest
export { coinRows, type CoinRows, type CoinRowsOptions } from './backtest/coin-data';
export {
  runDensityBacktest,
  type BandReport,
  type DensityBacktest,
  type DensityInput,
  type DensityReport,
  type PinballSkill,
} from './backtest/densities';
export { refitsOf, type Fold, type FoldOptions, type FoldParts } from './backtest/fold';
export type { FittedFold, FoldForecaster } from './backtest/fold-forecaster';
export type { JudgedRows } from './backtest/judged-rows';
export { leakAlarm, type LeakAlarm } from './backtest/leak-alarm';
export { holdoutPlan, walkForwardPlan, type HoldoutOptions, type WalkForwardOptions } from './backtest/plan';
export {
  DENSITY_PLAN,
  makePlan,
  planDays,
  POINT_PLAN,
  VOLATILITY_PLAN,
  type FoldDays,
  type HoldoutChoice,
  type PartDays,
  type PlanChoice,
  type PlanDays,
  type WalkForwardChoice,
} from './backtest/plan-choice';
export type {
  BacktestReport,
  FigureErrors,
  FoldReport,
  ForecasterReport,
  HorizonReport,
  MetricReport,
} from './backtest/report';
export { runBacktest, type Backtest, type BacktestInput, type JudgedForecasts } from './backtest/runner';
export { seedMean, seedSpread, spreadOf, type SeedSpread, type Spread } from './backtest/seeds';
export {
  runVolatilityBacktest,
  type VolatilityInput,
  type VolatilityReport,
  type VolatilitySkill,
} from './backtest/volatility';

// features
export { availableFeatures, type Availability, type AvailabilityRows } from './features/availability';
export { buildFeatures, type BuildOptions } from './features/build';
export { DEFAULT_FEATURES, FEATURES, findFeature } from './features/catalogue';
export {
  COIN_BOOSTS,
  dynamicWeights,
  WEIGHTED_INDICATORS,
  type DynamicWeightOptions,
  type DynamicWeights,
} from './features/dynamic-weights';
export type { Feature, FeatureGroup, FeatureInfo } from './features/feature';
export { MACRO_INPUTS, macroWeights, type MacroInput } from './features/macro-inputs';
export { addNoise, noiseRandom, type NoiseOptions } from './features/noise';
export { volatility } from './features/price-features';
export { highInflation, hikeCycle, marketState } from './features/regimes';
export { runRows, type RunRows } from './features/run-rows';

// forecast
export { arima, type ArimaOptions } from './forecast/arima';
export { autoregression, type AutoregressionOptions } from './forecast/autoregression';
export { STATISTICAL_IDS, statisticalForecaster, type StatisticalId } from './forecast/catalogue';
export { conformal } from './forecast/conformal';
export {
  empiricalDensity,
  gaussianDensity,
  type DensityAim,
  type DensityForecaster,
  type DensityRows,
  type FittedDensity,
} from './forecast/density';
export { drift } from './forecast/drift';
export { ensemble, type EnsembleOptions } from './forecast/ensemble';
export {
  pricesFromReturns,
  type CoinPrices,
  type FittedForecaster,
  type ForecastData,
  type Forecaster,
} from './forecast/forecaster';
export {
  har,
  varianceOfSpan,
  variancePersistence,
  type FittedVariance,
  type VarianceForecaster,
} from './forecast/har';
export { naive } from './forecast/naive';
export { pooledStumps, type PooledStumpsOptions } from './forecast/pooled-stumps';
export { ridge, type RidgeOptions } from './forecast/ridge';
export { scaledDensity, type ScaledDensityOptions } from './forecast/scaled-density';
export { seasonalNaive } from './forecast/seasonal';
export { chooseShrinkage } from './forecast/shrinkage';
export { forecastTarget, toPrice } from './forecast/target';
export { dailyVariance } from './forecast/variance';

// metrics
export { crossings, crps, pit, pitHistogram, type PitBar } from './metrics/density';
export { alwaysUp, directionalAccuracy } from './metrics/directional';
export { coverage, pinballLoss } from './metrics/interval';
export { logAndRealMetrics, type MetricContrast } from './metrics/original';
export { mae, mape, rmse, smape } from './metrics/point';
export { mase, meanAbsoluteChange, skill } from './metrics/scaled';

// scaling
export { magnitudeBalance, type MagnitudeRow } from './scaling/balance';
export { fitScalers, type FitScalersOptions } from './scaling/fit-scalers';
export { SCALING_PRESETS, scalingFor, type Scaling, type ScalingPreset } from './scaling/presets';
export {
  fitScaler,
  scalerFromParams,
  type Scaler,
  type ScalerKind,
  type ScalerOptions,
  type ScalerParams,
} from './scaling/scaler';

// shock
export { applyShock, shockShare } from './shock/apply';
export { SHOCK_LIMITS, type ShockLimits } from './shock/limits';
export type { ShockScenario } from './shock/scenario';
export {
  leavingTrainingRange,
  trainingRanges,
  type FeatureRange,
  type OutOfRange,
} from './shock/training-range';
export { validateShock, type ShockData } from './shock/validate';

// signal
export { butterworthLowpass } from './signal/butterworth';
export { causalLowpass } from './signal/causal';
export { ewm } from './signal/ewm';
export { filtfilt, lfilter, type DigitalFilter, type FilterCoefficients } from './signal/filter';
export { directionHits, leadCorrelation, stepResponse } from './signal/filter-lag';
export { frequencyViews, type FrequencyViews } from './signal/frequency-views';
export {
  localLinearTrend,
  type LocalLinearTrend,
  type LocalLinearTrendOptions,
} from './signal/local-linear-trend';
export { arrivals, CPI_VARIANCES, oneSidedPriceTrend, type PriceTrend } from './signal/price-trend';
export { saidOnTheDay } from './signal/said-on-the-day';
export { cutoffPeriod, INDICATOR_SAMPLING, ownCutoff } from './signal/sampling';
export { fitPriceTrend, smoothedPriceTrend } from './signal/smoothed-price-trend';
export { fitLocalLinearTrend, type TrendFit, type TrendVariances } from './signal/trend-fit';
export { vixAlphas, volatilityGuidedSmoothing } from './signal/volatility-smoothing';

// spec
export {
  ABLATION_KINDS,
  ablationApplies,
  ablationPair,
  epochsToLoss,
  type AblationArm,
  type AblationKind,
  type AblationPair,
  type EpochsToLoss,
} from './spec/ablation';
export { describeModel, totalParameters, type LayerSummary } from './spec/architecture';
export { defaultSpec, ENGINE_VERSION } from './spec/defaults';
export { MODEL_KINDS, SPEC_FIELDS, type SpecField, type SpecKey } from './spec/fields';
export { canonicalSpec, specHash } from './spec/hash';
export { HEAD_KINDS, QUANTILE_LEVELS, type HeadKind } from './spec/head';
export { fullHyper, HYPER_FIELDS, hyperFields, type Hyper, type HyperKey } from './spec/hyper';
export { parseSpec, SPEC_VERSION, type ParsedSpec } from './spec/parse';
export type { BackendId, ModelKind, RunSpec } from './spec/spec';

// stats
export { optimalBlockLength, type BlockLengths } from './stats/block-length';
export { chanceBand, chanceBandSteps, type ChanceBand, type ChanceBandOptions } from './stats/chance-band';
export {
  blockLength,
  bootstrapErrors,
  circularBlocks,
  permutedBlocks,
  stationaryBlocks,
  type BootstrapOptions,
} from './stats/bootstrap';
export { pearson, spearman, trendCorrelation } from './stats/correlation';
export {
  correlationInterval,
  correlationIntervalSteps,
  type CorrelationInterval,
  type IntervalOptions,
} from './stats/correlation-interval';
export { fisherUpper, studentCritical } from './stats/critical';
export { dieboldMariano, type DieboldMariano, type LagKernel } from './stats/diebold-mariano';
export { leastSquares, type LeastSquares } from './stats/least-squares';
export { monthlyRollingCorrelation, type MonthlyValue } from './stats/monthly-correlation';
export { normalCdf, normalQuantile } from './stats/normal';
export { benjaminiHochberg, holm } from './stats/multiple-testing';
export { neweyWest, neweyWestLags, type NeweyWestOptions } from './stats/newey-west';
export { quantiles } from './stats/quantile';
export { ranks } from './stats/ranks';
export { predictLinear, ridgeRegression, type LinearFit } from './stats/ridge';
export { rollingPearson } from './stats/rolling-pearson';
export { rollingRankMatrix } from './stats/rolling-rank-matrix';
export { rollingSpearman } from './stats/rolling-spearman';
export { finish, type Steps } from './stats/steps';

// transmission
export { allPairs, allPairsSteps, type WindowCorrelations } from './transmission/all-pairs';
export {
  eventStudy,
  eventStudySteps,
  type EventStudy,
  type EventStudyOptions,
  type PlaceboTest,
} from './transmission/event-study';
export { grangerTest, type FTest, type GrangerOptions, type GrangerTest } from './transmission/granger';
export { leadLag, type LeadLag, type LeadLagOptions } from './transmission/lead-lag';
export {
  localProjection,
  localProjectionSteps,
  type LocalProjection,
  type LocalProjectionOptions,
} from './transmission/local-projection';
