import { computed, onMounted, type ComputedRef } from 'vue';
import type { DayNews } from '../charts/timeline-data';
import type { Lane } from '../charts/timeline-lanes';
import { COINS } from '../domain/catalogue/coins';
import { isCoinId } from '../domain/catalogue/ids';
import { useCorrelationStore } from '../stores/correlation';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { useAnalysis } from './useAnalysis';
import type { Span } from './range';
import type { SeriesPair } from './useCorrelationSeries';
import { useChartTheme } from './useChartTheme';
import { useTables } from './useTables';

export interface TimelineMarks {
  readonly lanes: ComputedRef<readonly Lane[]>;
  readonly news: ComputedRef<readonly DayNews[]>;
  /** Whether regimes are asked for and not there yet. */
  readonly busy: ComputedRef<boolean>;
}

/** What is marked on the timeline: regimes by fixed rules, decisions, releases and halvings. */
export function useTimelineMarks(
  span: ComputedRef<Span>,
  pairs: ComputedRef<readonly SeriesPair[]>,
): TimelineMarks {
  const view = useViewStore();
  const tables = useTablesStore();
  const store = useCorrelationStore();
  const theme = useChartTheme();
  const { loadHalvings, loadNewsDays } = useTables();
  onMounted(() => {
    void loadHalvings();
    void loadNewsDays();
  });
  const coin = computed(() => {
    const id = pairs.value[0]?.coin.id ?? '';
    return isCoinId(id) ? id : 'btc';
  });
  // The regimes of the weights and of the features, so that what is shaded is what a model would see. After the lines.
  const wanted = (kind: 'macro' | 'market'): boolean =>
    view.state.timelineRegimes === kind && store.timelines.size > 0;
  const macro = useAnalysis('weights', () =>
    wanted('macro') ? { coin: coin.value, boosts: {}, regimes: [] } : null,
  );
  const market = useAnalysis('feature-series', () =>
    wanted('market') ? { coin: coin.value, feature: 'market_state' } : null,
  );
  const inside = (days: Iterable<number>): number[] =>
    [...days].filter((day) => day >= span.value.firstDay && day <= span.value.lastDay);
  const marked = (mark: 'fomc' | 'cpi' | 'halvings'): boolean => view.state.timelineMarks.includes(mark);

  const regimeLanes = computed<Lane[]>(() => {
    const { bad, good, warn, muted } = theme.value;
    const lane = (name: string, colour: string, spans: readonly Span[]): Lane => ({
      ...{ name, colour, spans },
      days: [],
      inPlot: true,
    });
    const study = macro.value.value;
    if (view.state.timelineRegimes === 'macro' && study) {
      const { days, hikeCycle, highInflation } = study;
      return [
        lane('Fed raising', warn, stretches({ days, states: hikeCycle }, 1, span.value)),
        lane('Inflation > 3 %', bad, stretches({ days, states: highInflation }, 1, span.value)),
      ];
    }
    const states = market.value.value;
    if (view.state.timelineRegimes !== 'market' || !states) return [];
    const name = COINS[coin.value].shortLabel;
    const [bull, bear] = [1, -1].map((state) =>
      stretches({ days: states.days, states: states.values }, state, span.value),
    ) as [Span[], Span[]];
    return [
      // One tint in the plot for two opposite states would say neither.
      { ...lane(`${name} bull`, good, bull), inPlot: false },
      lane(`${name} bear`, muted, bear),
    ];
  });
  const halvings = computed(() => {
    const shown = new Set(pairs.value.flatMap(({ coin: row, indicator }) => [row.id, indicator.id]));
    return tables.halvings.filter(({ coin: id }) => shown.has(id));
  });
  const lanes = computed<Lane[]>(() => {
    const lane = (name: string, days: Iterable<number>, inPlot: boolean): Lane => ({
      name,
      colour: inPlot ? theme.value.ink : theme.value.accent,
      spans: [],
      days: inside(days),
      inPlot,
    });
    const found = tables.newsDays;
    const all = [...regimeLanes.value];
    if (marked('halvings')) {
      all.push(
        lane(
          'Halving',
          halvings.value.map(({ day }) => day),
          true,
        ),
      );
    }
    if (marked('fomc') && found) all.push(lane('FOMC', found.fomc.days, false));
    if (marked('cpi') && found) all.push(lane('CPI release', found.cpiReleases, false));
    return all.filter(({ spans, days }) => spans.length > 0 || days.length > 0);
  });
  const news = computed<DayNews[]>(() => [
    ...(marked('halvings') ? halvings.value : []).map(({ day, coin: id }) => ({
      day,
      words: `${COINS[id].label} halved its issue`,
    })),
    ...(marked('fomc') ? [...(tables.newsDays?.fomc.days ?? [])] : []).map((day, row) => ({
      day,
      words:
        tables.newsDays?.fomc.scheduled[row] === 0
          ? 'The Federal Reserve decided between its meetings'
          : 'The Federal Reserve decided',
    })),
    ...(marked('cpi') ? [...(tables.newsDays?.cpiReleases ?? [])] : []).map((day) => ({
      day,
      words: 'CPI was released',
    })),
  ]);
  return { lanes, news, busy: computed(() => macro.busy.value || market.busy.value) };
}

/** Runs of days on which a state holds, inside a span. */
function stretches(
  { days, states }: { readonly days: Int32Array; readonly states: ArrayLike<number> },
  state: number,
  { firstDay, lastDay }: Span,
): Span[] {
  const found: { firstDay: number; lastDay: number }[] = [];
  days.forEach((day, row) => {
    if (day < firstDay || day > lastDay || states[row] !== state) return;
    const last = found.at(-1);
    if (last?.lastDay === day - 1) last.lastDay = day;
    else found.push({ firstDay: day, lastDay: day });
  });
  return found;
}
