import { computed, onMounted, type ComputedRef } from 'vue';
import type { CoinSeries } from '../charts/prices';
import type { IndicatorSeries } from '../charts/indicators';
import type { Failure } from '../contracts/outcome';
import { COINS } from '../domain/catalogue/coins';
import { coinColumnId, isOwnId, type IndicatorId } from '../domain/catalogue/ids';
import { INDICATORS } from '../domain/catalogue/indicators';
import type { OwnSeries } from '../domain/own/series';
import { ownSeriesInfo } from '../domain/own/series-info';
import type { Frame } from '../domain/frame';
import { useOwnStore } from '../stores/own';
import { useTablesStore, type Halving } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { spanOf, type Span } from './range';
import { useOwnSeries } from './useOwnSeries';
import { useTables } from './useTables';

/** Indicators that have a picture on the Overview, in their order. */
const SHOWN_INDICATORS: readonly IndicatorId[] = [
  'fed_rate',
  'treasury_3y',
  'treasury_10y',
  'yield_curve',
  'dxy',
  'cpi',
  'vix',
  'sp500',
];

export interface OverviewData {
  readonly coins: ComputedRef<readonly CoinSeries[] | null>;
  readonly indicators: ComputedRef<readonly IndicatorSeries[] | null>;
  readonly halvings: ComputedRef<readonly Halving[]>;
  readonly span: ComputedRef<Span>;
  readonly failure: ComputedRef<Failure | null>;
  readonly load: () => void;
}

/** What the Overview draws: read from the CSV tables on this page, before the database has been loaded. */
export function useOverviewData(): OverviewData {
  const tables = useTablesStore();
  const view = useViewStore();
  const own = useOwnStore();
  const { loadManifest, loadFrame, loadHalvings } = useTables();
  const load = (): void => {
    void loadManifest();
    void loadFrame();
    void loadHalvings();
    void useOwnSeries().load();
  };
  onMounted(load);
  return {
    coins: computed(
      () => tables.frame && [...coinSeries(tables.frame, view.shownCoins), ...ownCoins(own.series)],
    ),
    indicators: computed(
      () => tables.frame && [...indicatorSeries(tables.frame), ...ownIndicators(own.series)],
    ),
    halvings: computed(() => tables.halvings),
    span: computed(() => spanOf(view.state.range, tables.span)),
    failure: computed(() => tables.frameFailure),
    load,
  };
}

function coinSeries(frame: Frame, shown: ReadonlySet<string>): CoinSeries[] {
  return Object.values(COINS)
    .filter(({ id }) => shown.has(id))
    .map(({ id, label }) => ({
      id,
      label,
      days: frame.days,
      values: frame.columns[coinColumnId(id, 'close')] ?? new Float64Array(frame.days.length).fill(NaN),
    }));
}

function indicatorSeries(frame: Frame): IndicatorSeries[] {
  return SHOWN_INDICATORS.map((id) => ({
    id,
    info: INDICATORS[id],
    label: INDICATORS[id].label,
    days: frame.days,
    values: frame.columns[id] ?? new Float64Array(frame.days.length).fill(NaN),
  }));
}

/** Coins of the reader's own: always shown, since they are there because somebody wants to see them. */
function ownCoins(series: readonly OwnSeries[]): CoinSeries[] {
  return series.flatMap(({ id, kind, label, unit, observations }) => {
    const { days, values } = observations;
    return kind === 'coin' && isOwnId(id) ? [{ id, label, unit, days, values }] : [];
  });
}

function ownIndicators(series: readonly OwnSeries[]): IndicatorSeries[] {
  return series
    .filter(({ kind }) => kind === 'indicator')
    .map((one) => ({ id: one.id, info: ownSeriesInfo(one), label: one.label, ...one.observations }));
}
