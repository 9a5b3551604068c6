import { computed, onMounted, type ComputedRef } from 'vue';
import type { CorrelationSettings } from '../contracts/data-engine';
import { useCorrelationStore } from '../stores/correlation';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { settingsOf } from './correlation-question';
import { brushedSpan, type Span } from './range';
import { useCorrelationSeries, type CorrelationSeries } from './useCorrelationSeries';
import { useMatrix } from './useMatrix';
import { useOwnSeries } from './useOwnSeries';
import { useTables } from './useTables';
import { useTimelines } from './useTimelines';

export interface Correlation {
  readonly store: ReturnType<typeof useCorrelationStore>;
  readonly span: ComputedRef<Span>;
  readonly settings: ComputedRef<CorrelationSettings>;
  readonly series: CorrelationSeries;
  readonly retry: () => void;
}

/** What the Correlation page shows: asked of the data worker whenever a choice changes; late answers are dropped. */
export function useCorrelation(): Correlation {
  const store = useCorrelationStore();
  const view = useViewStore();
  const tables = useTablesStore();
  const { loadManifest } = useTables();
  const own = useOwnSeries();
  const series = useCorrelationSeries();
  const span = computed(() => brushedSpan(view.state, tables.span));
  const settings = computed(() => settingsOf(view.state));
  const matrix = useMatrix({ span, settings, series });
  const timelines = useTimelines({ settings, series });

  function load(): void {
    void loadManifest();
    void own.load();
    matrix.load();
    timelines.load();
  }
  onMounted(load);
  return { store, span, settings, series, retry: load };
}
