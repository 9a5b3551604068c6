/** How a daily change is taken: difference of logarithms, or plain difference in the series' own unit. */
export type ChangeKind = 'log' | 'difference';

/** Groups that are shown and scaled together. */
export type SeriesGroup = 'price' | 'volume' | 'rates' | 'levels' | 'volatility' | 'sentiment';

/** What there is to say about one column of a panel. */
export interface SeriesInfo {
  readonly id: string;
  readonly label: string;
  /** For axes, chips and table heads. */
  readonly shortLabel: string;
  readonly unit: string;
  readonly group: SeriesGroup;
  /** One or two plain sentences for a tooltip. */
  readonly description: string;
  /** When a value is known to the public, in words. */
  readonly releaseRule: string;
  /** Decimals to show; prices of coins go by significant digits instead. */
  readonly decimals: number;
  readonly change: ChangeKind;
  /** Ids of the manifest's series it is made from: itself, or what it is computed from. */
  readonly inputs: readonly string[];
}
