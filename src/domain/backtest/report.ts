import type { RowRange } from '../windows';

/**
 * Figures of one horizon over all test rows. Prices in USD; skill in percent against the naive forecast, on prices
 * and on log prices; p-values are Diebold-Mariano (HLN, two-sided) against naive on squared errors. NaN = not defined.
 */
export interface HorizonReport {
  /** Days ahead. */
  readonly horizon: number;
  /** Test rows with a forecast. */
  readonly n: number;
  readonly rmse: number;
  readonly mae: number;
  readonly mape: number;
  readonly smape: number;
  /** Errors in units of each fold's own training rows' mean absolute daily change. */
  readonly mase: number;
  readonly direction: number;
  readonly alwaysUp: number;
  /** Rows on which a direction was claimed, and what "always up" scores on these alone. */
  readonly claims: number;
  readonly alwaysUpOfClaims: number;
  readonly skill: number;
  readonly skillLog: number;
  readonly dieboldMariano: number;
  readonly pValue: number;
  /** With the rectangular kernel of the paper; NaN where it makes the variance negative. */
  readonly pValueRectangular: number;
  readonly dieboldMarianoLog: number;
  readonly pValueLog: number;
  /** Standard errors by the circular block bootstrap over the test rows; same units as the figures. */
  readonly errors: FigureErrors;
}

export interface FigureErrors {
  readonly skill: number;
  readonly skillLog: number;
  readonly direction: number;
}

/**
 * Figures per horizon, and over the horizons: plain means, except for the tests, which compare each row's mean
 * squared error over the horizons.
 */
export interface MetricReport {
  readonly perHorizon: readonly HorizonReport[];
  readonly average: Omit<HorizonReport, 'horizon'>;
}

/** One fold of one forecaster. */
export interface FoldReport {
  readonly test: RowRange;
  /** Test rows with a forecast. */
  readonly n: number;
  /**
   * Factor on the forecasts, chosen on the validation rows; 1 where there are none. 0: it is the naive forecast. The
   * mean over the test rows where it is chosen anew within the fold.
   */
  readonly shrinkage: number;
  /** Mean over the horizons, percent. */
  readonly skill: number;
  readonly skillLog: number;
  /** The log-price skill before shrinkage. */
  readonly unshrunkSkillLog: number;
}

export interface ForecasterReport {
  readonly id: string;
  readonly label: string;
  /** After shrinkage: what counts. */
  readonly shrunk: MetricReport;
  /** As the forecaster said it. */
  readonly unshrunk: MetricReport;
  readonly folds: readonly FoldReport[];
  /** Number of the fold with the lowest log-price skill; −1 where none is defined. */
  readonly worstFold: number;
  /**
   * Log-price skill that chance reaches once in a hundred times, one a horizon: the 99th percentile over what came
   * with its blocks of days permuted, for the shrunk or the unshrunk forecasts, whichever is higher. NaN up to five days, where a fixed limit holds.
   */
  readonly chanceSkillLog: readonly number[];
}

export interface BacktestReport {
  readonly horizon: number;
  /** Judged rows over all tests. */
  readonly rows: number;
  readonly naive: MetricReport;
  readonly forecasters: readonly ForecasterReport[];
}
