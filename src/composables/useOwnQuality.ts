import { onMounted, onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { isoFromDay } from '../domain/calendar';
import { monthlyCoverage, type MonthCoverage } from '../domain/cleaning/coverage';
import { qualityReport } from '../domain/cleaning/quality';
import { ownCarryDays, releaseWords, type OwnSeries } from '../domain/own/series';
import { ownSeriesInfo } from '../domain/own/series-info';
import { useOwnStore } from '../stores/own';
import type { ReportedSeries, SeriesQuality } from '../stores/quality';
import { useTablesStore } from '../stores/tables';
import type { Span } from './range';
import { nextTask } from '../services/next-task';
import { useOwnSeries } from './useOwnSeries';

export interface OwnQuality {
  readonly reports: Readonly<ShallowRef<readonly SeriesQuality[]>>;
  /** Whether every series that is kept has its report. */
  readonly complete: Readonly<Ref<boolean>>;
}

/** Reports on the reader's own series, made anew when they change: one series a task. */
export function useOwnQuality(): OwnQuality {
  const own = useOwnStore();
  const tables = useTablesStore();
  const reports = shallowRef<readonly SeriesQuality[]>([]);
  const complete = ref(false);
  let turn = 0;

  async function look(series: readonly OwnSeries[]): Promise<void> {
    const mine = ++turn;
    complete.value = false;
    const found: SeriesQuality[] = [];
    for (const one of series) {
      found.push(assessOwn(one, tables.span));
      await nextTask();
      if (mine !== turn) return;
    }
    reports.value = found;
    complete.value = own.kept !== null;
  }

  onMounted(() => void useOwnSeries().load());
  watch([() => own.series, () => own.kept], ([series]) => void look(series), { immediate: true });
  onScopeDispose(() => (turn += 1));
  return { reports, complete };
}

/** The report on one own series, whose coverage by month is told for the days of `span`. Exported for its test. */
export function assessOwn(one: OwnSeries, span: Span): SeriesQuality {
  const { id, observations, coverage, change } = one;
  const { days, knownDays, values } = observations;
  const { frequency } = coverage;
  const carryDays = ownCarryDays(one);
  const report = qualityReport({ id, days, values, frequency, change, step: smallestMove(values) });
  const months = monthlyCoverage({
    ...{ days, values, carryDays, ...span },
    frequency: frequency === 'irregular' ? 'daily' : frequency,
  });
  return {
    series: reported(one),
    ...{ days, known: knownDays, values, report, carryDays },
    months: frequency === 'irregular' ? months.map(withoutDue) : months,
  };
}

/** The step in which a series is quoted, as far as its values tell: its smallest move; 0 where it never moves. */
function smallestMove(values: Float64Array): number {
  let smallest = Infinity;
  for (let row = 1; row < values.length; row++) {
    const move = Math.abs(values[row]! - values[row - 1]!);
    if (move > 0 && move < smallest) smallest = move;
  }
  return Number.isFinite(smallest) ? smallest : 0;
}

/** Where no rhythm says what is due, what is there is all that was. */
function withoutDue(month: MonthCoverage): MonthCoverage {
  return { ...month, due: month.own };
}

function reported(one: OwnSeries): ReportedSeries {
  const { days } = one.observations;
  return {
    id: one.id,
    label: one.label,
    unit: one.unit,
    frequency: one.coverage.frequency,
    file: one.source,
    column: one.label,
    source: `Your own file${one.source ? `, ${one.source}` : ''}. It stays on this machine.`,
    terms: 'Yours.',
    releaseRule: releaseWords(one.release),
    vintage: 'As in the file that was taken in.',
    firstDay: isoFromDay(days[0] ?? 0),
    lastDay: isoFromDay(days[days.length - 1] ?? 0),
    rows: days.length,
    sha256: '',
    own: { info: ownSeriesInfo(one), imported: one.imported ?? null },
  };
}
