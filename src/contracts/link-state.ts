import type { CoinId, IndicatorId, OwnId, TargetId, View } from '../domain/catalogue/ids';
import type { PairColumn, PairKey } from '../domain/catalogue/matrix';
import type { CoinBoostKey } from '../domain/features/boosts';
import type { ClaimId } from '../domain/claims/claim';
import type { FeatureGroup } from '../domain/features/feature';
import type { ScalingPreset } from '../domain/scaling/presets';
import type { HeadKind } from '../domain/spec/head';
import type { HyperKey } from '../domain/spec/hyper';
import type { ScheduleKind } from '../domain/spec/schedule';
import type { ShockPresetId } from '../domain/shock/presets';
import type { ReplayId } from '../domain/shock/replay';
import type { ShockIndicator } from '../domain/shock/scenario';
import type { BackendId, ModelKind } from './run';
import type { CorrelationBasis, CorrelationMethod, DayBasis } from './data-engine';

export type RangeId = '1Y' | '3Y' | '5Y' | 'All';
export type PriceScale = 'indexed' | 'price';
export type ShockShape = 'step' | 'ramp' | 'pulse';
/** Trailing days, or the three-month window over calendar-month means. */
export type TimelineWindow = 'monthly' | '30' | '90' | '180' | '365';

/** What is marked on the timeline; `none` stands for nothing at all. */
export type TimelineMark = 'none' | 'fomc' | 'cpi' | 'halvings';

/** Calendar days shown around the as-of day. */
export type DaysAround = '60' | '120' | '365' | '1825';
/** Which beliefs multiply the dynamic weights. */
export type WeightBoosts = 'none' | 'coin' | 'both';
/** Which regimes raise the dynamic weights. */
export type RegimeBoosts = 'none' | 'hike' | 'inflation' | 'both';
/** The days of the original project, or those of the range in the top bar. */
export type FindingsPeriod = 'original' | 'range';

/** Parts of the pages that a link can hide, for a lesson that is to show one thing. */
export const HIDEABLE = [
  'pages',
  'range',
  'coins',
  'share',
  'lessons',
  'controls',
  'settings',
  'more-settings',
  'tables',
  'tools',
] as const;
export type HidePart = (typeof HIDEABLE)[number];

/** The sizes of a model's architecture; 0 = the model's own default. */
export type SizeField = `size${Capitalize<HyperKey>}`;

/** Pages that have keys of their own. Keys of scope `all` belong to every page. */
export type LinkScope =
  | 'all'
  | 'overview'
  | 'correlation'
  | 'weights'
  | 'transmission'
  | 'findings'
  | 'lab'
  | 'shock'
  | 'sensitivity'
  | 'hedge'
  | 'alerts'
  | 'frequency'
  | 'features'
  | 'scaling'
  | 'quality'
  | 'sql'
  | 'runs'
  | 'leaderboard'
  | 'four-coins'
  | 'ablations'
  | 'forecast'
  | 'speed'
  | 'claims'
  | 'glossary';

/** Everything on screen that a link carries. The table in `services/link.ts` says how each is written. */
export interface LinkState extends Readonly<Record<SizeField, number>> {
  /** The page alone, for a frame on another page. */
  readonly embed: 'no' | 'yes';
  readonly hide: readonly HidePart[];
  /** Shared by all pages. */
  readonly range: RangeId;
  readonly coins: readonly CoinId[];
  /** Overview. */
  readonly priceScale: PriceScale;
  /** Correlation. `auto` days: trading days for changes, calendar days for levels. */
  readonly pairCoin: TargetId;
  readonly pairIndicator: PairColumn | OwnId;
  readonly method: CorrelationMethod;
  readonly basis: CorrelationBasis;
  readonly dayBasis: DayBasis | 'auto';
  readonly view: View;
  readonly timelineWindow: TimelineWindow;
  /** Days chosen by hand in place of the range; 0 = none. */
  readonly matrixFrom: number;
  readonly matrixTo: number;
  /** Calendar days by which the indicator comes first. */
  readonly matrixLag: number;
  readonly matrixAcross: 'indicators' | 'coins';
  /** `none`, or `row_` or `column_` and an id: what the other side of the matrix is ordered by. */
  readonly matrixSort: string;
  readonly matrixOrder: 'down' | 'up';
  /** Further pairs on the timeline. */
  readonly comparedPairs: readonly PairKey[];
  readonly timelineMarks: readonly TimelineMark[];
  readonly timelineRegimes: 'none' | 'macro' | 'market';
  /** Dynamic weights: the day that is worked out (0 = the newest), boosts switched off, and regimes switched on. */
  readonly weightsCoin: TargetId;
  readonly weightsDay: number;
  readonly weightsFour: 'no' | 'yes';
  readonly weightsOff: readonly CoinBoostKey[];
  readonly weightsRegimes: RegimeBoosts;
  /** Transmission: lags, horizons and windows are rows of the chosen kind of days. */
  readonly transmissionCoin: TargetId;
  readonly transmissionIndicator: IndicatorId | OwnId;
  readonly transmissionView: View;
  readonly transmissionDays: DayBasis;
  /** Whether all four coins stand side by side: here and on other pages with such a field. */
  readonly transmissionFour: 'no' | 'yes';
  readonly leadMethod: CorrelationMethod;
  readonly leadReach: number;
  readonly grangerLags: number;
  readonly grangerCriterion: 'aic' | 'bic';
  readonly grangerWays: 'both' | 'forward';
  readonly grangerForm: 'robust' | 'plain';
  readonly responseHorizon: number;
  readonly responseLags: number;
  /** Whether the surprise is one unit of the indicator, or one standard deviation of its surprises. */
  readonly responseSize: 'unit' | 'sd';
  readonly eventKind: 'fomc' | 'cpi';
  readonly eventBefore: number;
  readonly eventAfter: number;
  readonly eventPlacebos: number;
  readonly eventSeed: number;
  /** Findings: the days that the picture is drawn over. */
  readonly findingsPeriod: FindingsPeriod;
  /** Lab. */
  readonly labCoin: TargetId;
  readonly model: ModelKind;
  readonly epochs: number;
  readonly batch: number;
  readonly seed: number;
  /** Days of history the model sees. */
  readonly history: number;
  readonly horizon: number;
  /** Of Adam, before its corrections. */
  readonly learningRate: number;
  readonly backend: BackendId | 'auto';
  readonly labScaling: ScalingPreset;
  /** Indicators of the reader's own that the model sees too. */
  readonly covariates: readonly OwnId[];
  readonly head: HeadKind;
  /** Whether all coins train one model. */
  readonly pooled: 'no' | 'yes';
  readonly schedule: ScheduleKind;
  readonly patience: number;
  readonly dropout: number;
  readonly l2: number;
  /** Noise on features in training, as a share of each one's training SD. */
  readonly labNoise: number;
  readonly clip: number;
  readonly amsgrad: 'no' | 'yes';
  /** Epoch days of the first and the last row; 0 = as far as the data reach. */
  readonly runFrom: number;
  readonly runUntil: number;
  /** Share of the rows before the test, and the share of these that is the validation. */
  readonly trainShare: number;
  readonly validationShare: number;
  /** Share of the rows before the test that makes the bands of a quantile head hold. */
  readonly calibrationShare: number;
  /** Whether a GPU that is a program on the CPU may be chosen: to try WebGPU where there is none, as tests do. */
  readonly softwareGpu: 'no' | 'yes';
  /** Shock. `shockSize` is in the indicator's own unit for rates and points, in percent where it multiplies. */
  readonly shockCoin: TargetId;
  /** `one`: the indicator, size, shape and length below; `mix`: the text; else a named scenario with an amount (0 = its usual). */
  readonly shockScenario: 'one' | 'mix' | ShockPresetId | ReplayId;
  readonly shockAmount: number;
  readonly shockMix: string;
  /** Days of a ramp or pulse of one indicator. */
  readonly shockLength: number;
  /** Epoch day from which is forecast; 0 = the last of the data. */
  readonly shockOrigin: number;
  /** The run whose model is asked; empty = the newest of the coin. */
  readonly shockModel: string;
  /** Sensitivity: the scenario whose sizes are compared. */
  readonly sensitivityScenario: ShockPresetId;
  readonly sensitivityCoin: TargetId;
  readonly sensitivityLead: number;
  readonly sensitivityFour: 'no' | 'yes';
  readonly shockIndicator: ShockIndicator;
  readonly shockSize: number;
  readonly shockShape: ShockShape;
  /** Days before the forecast's origin on which the shock begins. */
  readonly shockLead: number;
  /** Hedge: days of the window and between estimates, and the cost of trading in basis points. */
  readonly hedgeCoin: TargetId;
  readonly hedgeWith: 'sp500' | 'dxy' | 'both' | OwnId;
  readonly hedgeWindow: number;
  readonly hedgeRebalance: number;
  readonly hedgeCost: number;
  readonly hedgeFour: 'no' | 'yes';
  /** Alerts: whose price is followed, and the rule that is looked at. */
  readonly alertCoin: TargetId;
  readonly alertOpened: string;
  /** Frequency. A cutoff of 0 is that of the series' own frequency; the day is an epoch day. */
  readonly filterSeries: IndicatorId | OwnId;
  readonly filterCutoff: number;
  readonly filterDay: number;
  readonly filterDays: DaysAround;
  /** Features. */
  readonly featureCoin: TargetId;
  readonly feature: string;
  readonly featureGroup: FeatureGroup | 'all';
  readonly featureFour: 'no' | 'yes';
  readonly weightBoosts: WeightBoosts;
  /** Scaling. `noiseShare` is a share of a feature's training SD. */
  readonly scalingCoin: TargetId;
  readonly scalingPreset: ScalingPreset;
  readonly scaledFeature: string;
  readonly scalingFour: 'no' | 'yes';
  readonly noiseShare: number;
  /** Data quality: a series of the manifest. */
  readonly qualitySeries: string;
  /** SQL: the statement that was run; empty for the first example. */
  readonly sql: string;
  /** Runs: the search, the order, the run that is open, and those side by side, joined by points. */
  readonly runSearch: string;
  readonly runSort: 'newest' | 'oldest' | 'validation' | 'skill' | 'name';
  readonly runOpened: string;
  readonly runsChosen: string;
  /** Of the runs side by side: the figure by days ahead, and the days ahead of the forecasts drawn. */
  readonly comparedFigure: 'skill' | 'rmse' | 'mape' | 'direction';
  readonly comparedHorizon: number;
  /** Leaderboard. */
  readonly boardPlan: 'holdout' | 'walk-forward';
  readonly boardHorizon: number;
  readonly boardCoin: CoinId;
  readonly boardFigure: 'skill' | 'direction' | 'mape';
  /** The walk-forward that is looked at; empty = the newest of the coin. */
  readonly boardWalk: string;
  /** A model to walk through the folds: by its defaults, or with the settings of a kept run. */
  readonly walkModel: ModelKind;
  readonly walkRun: string;
  readonly walkSeeds: number;
  readonly walkEpochs: number;
  /** Four coins: one of the runs that stand side by side. */
  readonly fourRun: string;
  readonly fourHorizon: number;
  /** Whether coins of the reader's own are trained beside the four. */
  readonly fourOwn: 'no' | 'yes';
  /** Ablations. */
  readonly ablation: string;
  readonly ablationCoin: CoinId;
  readonly ablationModel: ModelKind;
  readonly ablationSeeds: number;
  readonly ablationEpochs: number;
  /** `auto`: the one that the question is about. */
  readonly ablationFigure: 'auto' | 'unshrunk' | 'shrunk' | 'mape' | 'gap' | 'epochs';
  /** Forecast. */
  readonly outlookCoin: TargetId;
  readonly outlookDays: number;
  readonly outlookFour: 'no' | 'yes';
  readonly outlookRun: string;
  /** Speed: the figures of another machine, as `domain/speed/shared` writes them; empty for none. */
  readonly speedShared: string;
  /** Claims: the row that is open. */
  readonly claimOpened: ClaimId | 'none';
  /** Glossary: the term that the link leads to, and what is searched for; empty for none. */
  readonly glossaryTerm: string;
  readonly glossarySearch: string;
}
