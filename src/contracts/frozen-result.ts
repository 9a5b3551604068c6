import type { CoinId } from '../domain/catalogue/ids';

/** A stored run of the frozen specification: `public/results/frozen-*.json`, made by `scripts/frozen.ts`. */
export interface FrozenResult {
  readonly label: string;
  /** `develop`: the days it was decided on; `judge`: later days, looked at once. */
  readonly period: 'develop' | 'judge';
  /** ISO dates. */
  readonly days: { readonly firstDay: string; readonly lastDay: string };
  readonly name: string;
  readonly specFile: string;
  readonly specSha256: string;
  readonly specsTried: number;
  /** How to make it again. */
  readonly command: string;
  /** Means over the horizons; skill in percent against naive on log prices. */
  readonly coins: readonly {
    readonly coin: CoinId;
    readonly rows: number;
    readonly skillLog: number;
    readonly error: number;
    readonly pValueLog: number;
    readonly skill: number;
    readonly pValue: number;
  }[];
}
