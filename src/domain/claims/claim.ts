/** Rows of the claims page, in its order. */
export const CLAIM_IDS = [
  'mape',
  'macro-rmse',
  'noise',
  'btc-correlation',
  'eth-correlation',
  'ltc-correlation',
  'doge-sentiment',
  'monthly-correlation',
  'dynamic-weights',
  'macro-input',
  'interpolation',
  'cross-validation',
  'convergence',
  'scaling',
  'social-media',
  'stress-test',
  'best-round',
] as const;
export type ClaimId = (typeof CLAIM_IDS)[number];

/** One number with what it is. */
export interface ClaimFigure {
  readonly label: string;
  readonly value: number;
  /** `%`, `USD`, `days`, `rows`, or nothing for correlations and shares. */
  readonly unit: '' | '%' | 'USD' | 'days' | 'rows' | 'epochs';
}

/** One side of a claim: how it came about, or how to measure it, and what comes out on these data. */
export interface ClaimSide {
  readonly how: string;
  readonly figures: readonly ClaimFigure[];
}

/** A claim of the original project, computed its way and the honest way from the same data. */
export interface Claim {
  readonly id: ClaimId;
  /** In the original's own terms. */
  readonly claim: string;
  readonly original: ClaimSide;
  readonly honest: ClaimSide;
  /** What it comes to, in one sentence. */
  readonly finding: string;
  /**
   * `refuted`: the same data say otherwise; `partly`: true of a part; `unmeasured`: no code or file measures it;
   * `absent`: it does not exist in the original.
   */
  readonly verdict: 'refuted' | 'partly' | 'unmeasured' | 'absent';
  /** `live`: computed from the tables now. `stored`: read from a stored run of the command beside it. */
  readonly source: 'live' | 'stored';
  /** How to make the stored figures again. */
  readonly command?: string;
}
