import { computed, onMounted, ref, type ComputedRef, type Ref } from 'vue';
import type { DaySpan } from '../charts/common';
import type { FilteredId, OwnCutoff } from '../contracts/analysis';
import { isOwnId } from '../domain/catalogue/ids';
import { INDICATORS } from '../domain/catalogue/indicators';
import type { SeriesInfo } from '../domain/catalogue/series';
import { absentSeriesInfo, ownSeriesCutoff, ownSeriesInfo } from '../domain/own/series-info';
import { OWN_CUTOFFS, ownCutoff } from '../domain/signal/sampling';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { useAnalysis, useLinkSlider, type Answered } from './useAnalysis';
import { useOwnSeries } from './useOwnSeries';
import { useTargets } from './useTargets';

export interface Frequency {
  readonly info: ComputedRef<SeriesInfo>;
  /** Of Nyquist: the reader's, or that of the series' own frequency. */
  readonly cutoff: Ref<number>;
  readonly isOwnCutoff: ComputedRef<boolean>;
  readonly asOfDay: Ref<number>;
  /** The same, once the slider rests: for what takes longer to compute. */
  readonly restingDay: ComputedRef<number>;
  /** Days that can be chosen. */
  readonly days: ComputedRef<DaySpan>;
  /** Days shown around the as-of day. */
  readonly span: ComputedRef<DaySpan>;
  /** Days shown of the monthly series: more, since its news are rarer. */
  readonly longSpan: ComputedRef<DaySpan>;
  readonly study: Answered<'frequency'>;
  readonly rows: Answered<'frequencies'>;
  readonly trend: Answered<'price-trend'>;
  /** Whether the variances of CPI are fitted. */
  readonly fitted: Ref<boolean>;
}

/** Days that must lie before the as-of day, so that filters have something to run over. */
const FEWEST_DAYS = 30;
const LONG_DAYS = 1095;

/** What the Frequency page asks and shows. */
export function useFrequency(): Frequency {
  const view = useViewStore();
  const tables = useTablesStore();
  const series = computed(() => view.state.filterSeries);
  const chosenCutoff = useLinkSlider('filterCutoff');
  const chosenDay = useLinkSlider('filterDay');
  const fitted = ref(false);
  const targets = useTargets();
  onMounted(() => void useOwnSeries().load());
  const ownCutoffs = computed(() => targets.ownIndicators.value.map(ownCutoffOf));
  const usualCutoff = computed(() => cutoffOf(series.value));

  function cutoffOf(id: FilteredId): number {
    return isOwnId(id) ? ownCutoffOf(id).cutoff : ownCutoff(id);
  }
  function ownCutoffOf(id: OwnCutoff['series']): OwnCutoff {
    const own = targets.find(id);
    return { series: id, cutoff: own ? ownSeriesCutoff(own) : OWN_CUTOFFS.daily };
  }
  function infoOf(id: FilteredId): SeriesInfo {
    if (!isOwnId(id)) return INDICATORS[id];
    const own = targets.find(id);
    return own ? ownSeriesInfo(own) : absentSeriesInfo(id);
  }
  const days = computed(() => ({
    firstDay: tables.span.firstDay + FEWEST_DAYS,
    lastDay: tables.span.lastDay,
  }));
  const asOfDay = computed({
    get: () => Math.min(days.value.lastDay, Math.max(days.value.firstDay, chosenDay.value)),
    set: (day) => (chosenDay.value = day),
  });
  const cutoff = computed({
    get: () => chosenCutoff.value || usualCutoff.value,
    set: (value) => (chosenCutoff.value = value === usualCutoff.value ? 0 : value),
  });
  const restingDay = computed(() =>
    Math.min(days.value.lastDay, Math.max(days.value.firstDay, view.state.filterDay)),
  );
  return {
    info: computed(() => infoOf(series.value)),
    cutoff,
    isOwnCutoff: computed(() => cutoff.value === usualCutoff.value),
    asOfDay,
    restingDay,
    days,
    span: computed(() => around(asOfDay.value, Number(view.state.filterDays), tables.span)),
    longSpan: computed(() => around(restingDay.value, LONG_DAYS, tables.span)),
    study: useAnalysis('frequency', () => ({
      series: series.value,
      cutoff: cutoff.value,
      asOfDay: asOfDay.value,
    })),
    rows: useAnalysis('frequencies', () => ({ own: ownCutoffs.value })),
    trend: useAnalysis('price-trend', () => ({ asOfDay: restingDay.value, fit: fitted.value })),
    fitted,
  };
}

/** So many days around a day, two thirds of them before it, moved inside those there are. */
function around(day: number, count: number, whole: DaySpan): DaySpan {
  const lastDay = Math.min(whole.lastDay, day + Math.round(count / 3));
  return { firstDay: Math.max(whole.firstDay, lastDay - count), lastDay };
}
