import type { EChartsOption } from 'echarts';
import { buildAlertChart } from '../../src/charts/alert';
import { buildClaimsChart } from '../../src/charts/claims';
import { buildEventChart } from '../../src/charts/events';
import { buildFeatureChart } from '../../src/charts/features';
import { buildWeightsChart } from '../../src/charts/features-weights';
import { buildFilterChart } from '../../src/charts/frequency';
import { buildCpiChart } from '../../src/charts/frequency-cpi';
import { buildGuidedChart } from '../../src/charts/frequency-guided';
import { buildLeadChart, buildStepChart } from '../../src/charts/frequency-lag';
import { buildBetas } from '../../src/charts/hedge';
import { buildIndicatorChart } from '../../src/charts/indicators';
import { buildLeadLagChart } from '../../src/charts/lead-lag';
import { buildOwnChart } from '../../src/charts/own-series';
import { buildPValueChart } from '../../src/charts/p-values';
import { buildPriceChart } from '../../src/charts/prices';
import { buildRepairChart } from '../../src/charts/quality-repair';
import { buildValuesChart } from '../../src/charts/quality-values';
import { buildResponseChart } from '../../src/charts/response';
import { buildResultChart, chartColumns } from '../../src/charts/sql-result';
import { chartTheme } from '../../src/charts/theme';
import { buildTimelineChart } from '../../src/charts/timeline';
import type { QueryResult } from '../../src/contracts/data-engine';
import { INDICATORS } from '../../src/domain/catalogue/indicators';

/** One option or more of every chart that speaks of series; those of runs are in `samples-runs`. */
const theme = chartTheme('light');
const days = Int32Array.from({ length: 40 }, (_, i) => 19_000 + i);
const values = Float64Array.from(days, (_, i) => 3 + Math.sin(i / 5));
const span = { firstDay: 19_000, lastDay: 19_039 };
const none = new Uint8Array(days.length);
const regimes = { hikeCycle: none, highInflation: none };
const look = { compact: false, height: 300 };
const own = { unit: 'EUR', id: 'own_coin' as const, label: 'My coin', days, values };
const filtered = { days, raw: values, causal: values, smoothed: values, smoothedAsOf: values };
const both = <T>(build: (compact: boolean) => T): T[] => [build(false), build(true)];
const lags = Int32Array.from({ length: 11 }, (_, i) => i - 5);
const oneALag = Float64Array.from(lags, (lag) => lag / 20);
const lag = { days: lags, causal: oneALag, smoothed: oneALag, reach: 5, height: 280 };

function result(types: readonly string[], rows: QueryResult['rows']): EChartsOption {
  const found = { columns: ['date', 'close'], types, rows, truncated: false, ms: 1 };
  return buildResultChart(found, chartColumns(found)!, theme);
}

export const DATA_SAMPLES: Readonly<Record<string, readonly EChartsOption[]>> = {
  buildAlertChart: [
    buildAlertChart(
      { name: 'VIX', unit: 'points', days, values, thresholds: values, firings: [19_005], format: String },
      theme,
    ),
  ],
  buildClaimsChart: both((compact) =>
    buildClaimsChart(
      [{ label: 'Bitcoin and gold', low: 0.2, high: 0.4, levels: 0.8, trendAlone: 0.7, changes: 0.1 }],
      { compact },
      theme,
    ),
  ),
  buildEventChart: [
    buildEventChart(
      {
        offsets: lags,
        mean: oneALag,
        lower: oneALag,
        upper: oneALag,
        colour: '#123456',
        coin: 'Bitcoin',
        eventWord: 'decision',
      },
      theme,
    ),
  ],
  buildFeatureChart: [
    buildFeatureChart(
      {
        ...regimes,
        days,
        values,
        label: 'RSI',
        unit: 'points, 0 to 100',
        span,
        showRegimes: true,
        colour: '#123456',
      },
      theme,
    ),
  ],
  buildWeightsChart: both((compact) =>
    buildWeightsChart(
      {
        ...regimes,
        days,
        features: [{ id: 'vix', label: 'VIX' }],
        weights: [values],
        span,
        showRegimes: true,
        mostDays: 99,
        compact,
      },
      theme,
    ),
  ),
  buildFilterChart: both((compact) =>
    buildFilterChart(
      { ...look, series: filtered, span, asOfDay: 19_020, unit: 'points', decimals: 1, compact },
      theme,
    ),
  ),
  buildCpiChart: both((compact) =>
    buildCpiChart(
      {
        ...look,
        ...filtered,
        oneSided: values,
        releaseDays: [19_010],
        span,
        asOfDay: 19_020,
        unit: '% a year',
        decimals: 1,
        compact,
      },
      theme,
    ),
  ),
  buildGuidedChart: both((compact) =>
    buildGuidedChart(
      {
        ...look,
        days,
        raw: values,
        guided: values,
        alpha: values,
        span,
        unit: 'points',
        decimals: 1,
        compact,
      },
      theme,
    ),
  ),
  buildStepChart: [buildStepChart(lag, theme)],
  buildLeadChart: [buildLeadChart(lag, theme)],
  buildBetas: [
    buildBetas(days, [{ name: 'S&P 500', colour: '#123456', betas: values, halfWidths: values }], theme),
  ],
  buildIndicatorChart: [
    buildIndicatorChart(
      {
        indicators: (['vix', 'cpi'] as const).map((id) => ({
          id,
          label: id,
          info: INDICATORS[id],
          days,
          values,
        })),
        span,
        columns: 2,
      },
      theme,
    ),
  ],
  buildLeadLagChart: both((compact) =>
    buildLeadLagChart(
      {
        lags,
        values: oneALag,
        n: lags,
        bound: oneALag,
        jointBound: oneALag,
        coin: 'Bitcoin',
        indicator: 'VIX',
        compact,
      },
      theme,
    ),
  ),
  buildOwnChart: ['EUR', ''].map((unit) => buildOwnChart({ days, values, knownDays: days }, unit, theme)),
  buildPValueChart: both((compact) =>
    buildPValueChart(
      [{ label: 'VIX to Bitcoin', pValue: 0.01, holm: 0.04, benjaminiHochberg: 0.03 }],
      { level: 0.05, compact },
      theme,
    ),
  ),
  buildPriceChart: (['indexed', 'price'] as const).map((scale) =>
    buildPriceChart(
      {
        ...look,
        coins: [{ id: 'btc', label: 'Bitcoin', days, values }, own],
        span,
        scale,
        halvings: [{ day: 19_010, coin: 'btc' }],
      },
      theme,
    ),
  ),
  buildRepairChart: [
    buildRepairChart({ days, values, repairs: [{ day: 19_020, before: 9, after: 3 }], day: 19_020 }, theme),
  ],
  buildValuesChart: [true, false].map((log) =>
    buildValuesChart(
      { series: own, span, log, unusual: [], repaired: [], unit: 'points', valueWords: String },
      theme,
    ),
  ),
  buildResponseChart: [
    buildResponseChart(
      {
        response: oneALag,
        lower: oneALag,
        upper: oneALag,
        pValue: oneALag,
        n: lags,
        colour: '#123456',
        coin: 'Bitcoin',
      },
      theme,
    ),
  ],
  buildResultChart: [
    result(
      ['DATE', 'DOUBLE'],
      [
        ['2024-01-01', 1],
        ['2024-01-02', 2],
      ],
    ),
    result(
      ['DOUBLE', 'DOUBLE'],
      [
        [1, 1],
        [2, 2],
      ],
    ),
    result(
      ['VARCHAR', 'DOUBLE'],
      [
        ['a', 1],
        ['b', 2],
      ],
    ),
  ],
  buildTimelineChart: both((compact) =>
    buildTimelineChart(
      {
        ...look,
        lines: [{ series: own, short: 'BTC, VIX', colour: '#123456', dash: 'solid' }],
        span,
        windowText: '30 days',
        band: { lower: -0.2, upper: 0.2, level: 0.95 },
        monthly: false,
        lanes: [{ name: 'FOMC decisions', colour: '#123456', spans: [], days: [19_010], inPlot: true }],
        news: [],
        description: 'A series.',
        compact,
      },
      theme,
    ),
  ),
};
