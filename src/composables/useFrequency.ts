import { computed, ref, type ComputedRef, type Ref } from 'vue';
import type { DaySpan } from '../charts/common';
import { INDICATORS } from '../domain/catalogue/indicators';
import type { SeriesInfo } from '../domain/catalogue/series';
import { ownCutoff } from '../domain/signal/sampling';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { useAnalysis, useLinkSlider, type Answered } from './useAnalysis';

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
  const days = computed(() => ({
    firstDay: tables.span.firstDay + FEWEST_DAYS,
    lastDay: tables.span.lastDay,
  }));
  const asOfDay = computed({
    get: () => Math.min(days.value.lastDay, Math.max(days.value.firstDay, chosenDay.value)),
    set: (day) => (chosenDay.value = day),
  });
  const cutoff = computed({
    get: () => chosenCutoff.value || ownCutoff(series.value),
    set: (value) => (chosenCutoff.value = value === ownCutoff(series.value) ? 0 : value),
  });
  const restingDay = computed(() =>
    Math.min(days.value.lastDay, Math.max(days.value.firstDay, view.state.filterDay)),
  );
  return {
    info: computed(() => INDICATORS[series.value]),
    cutoff,
    isOwnCutoff: computed(() => cutoff.value === ownCutoff(series.value)),
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
    rows: useAnalysis('frequencies', () => ({})),
    trend: useAnalysis('price-trend', () => ({ asOfDay: restingDay.value, fit: fitted.value })),
    fitted,
  };
}

/** So many days around a day, two thirds of them before it, moved inside those there are. */
function around(day: number, count: number, whole: DaySpan): DaySpan {
  const lastDay = Math.min(whole.lastDay, day + Math.round(count / 3));
  return { firstDay: Math.max(whole.firstDay, lastDay - count), lastDay };
}
