import { onMounted, onScopeDispose } from 'vue';
import type { ManifestSeries } from '../contracts/manifest';
import type { Outcome } from '../contracts/outcome';
import { dayFromIso } from '../domain/calendar';
import { SENTIMENT_CARRY_DAYS } from '../domain/catalogue/carry';
import { COIN_IDS } from '../domain/catalogue/ids';
import { findSeries } from '../domain/catalogue/lookup';
import type { Repair } from '../domain/cleaning/bad-closes';
import { monthlyCoverage } from '../domain/cleaning/coverage';
import { qualityReport } from '../domain/cleaning/quality';
import { dayColumn, numberColumn, parseCsv, type CsvTable } from '../domain/csv';
import { useQualityStore, type SeriesQuality } from '../stores/quality';
import { useTablesStore, type Repair as RepairRow } from '../stores/tables';
import { tableStore } from './clients';
import type { Span } from './range';
import { nextTask } from '../services/next-task';
import { useTables } from './useTables';

/**
 * Reports on all series, made on this page from the verified tables: one series a task, so that the page
 * answers in between. `first` names the series that is wanted soonest.
 */
export function useQuality(first: () => string): { load: () => Promise<void> } {
  const store = useQualityStore();
  const tables = useTablesStore();
  const { loadManifest, loadRepairs } = useTables();
  let gone = false;

  async function load(): Promise<void> {
    await Promise.all([loadManifest(), loadRepairs()]);
    const failure = tables.manifestFailure ?? tables.repairsFailure;
    if (failure) return store.fail(failure);
    const listed = (tables.manifest?.series ?? []).filter(({ frequency }) => frequency !== 'irregular');
    store.begin(listed.length);
    const wanted = [...listed].sort((a, b) => Number(b.id === first()) - Number(a.id === first()));
    const read = tableReader();
    for (const series of wanted) {
      if (gone) return;
      if (store.find(series.id)) continue;
      const table = await read(series.file);
      if (!table.ok) return store.fail(table.error);
      store.add(assess(series, table.value, { repairs: tables.repairs ?? [], span: tables.span }));
      await nextTask();
    }
  }

  onMounted(() => void load());
  onScopeDispose(() => (gone = true));
  return { load };
}

/** The report on one series of the manifest. Exported for its test. */
export function assess(
  series: ManifestSeries,
  table: CsvTable,
  { repairs, span }: { repairs: readonly RepairRow[]; span: Span },
): SeriesQuality {
  const { id, frequency, column } = series;
  const info = findSeries(id);
  const days = dayColumn(table, 'date');
  const values = numberColumn(table, column);
  const carryDays = carryOf(series);
  const report = qualityReport({
    id,
    days,
    values,
    frequency,
    change: info?.change ?? 'difference',
    step: 10 ** -(info?.decimals ?? 0),
    repairs: repairs.filter((repair) => `${repair.coin}_${repair.column}` === id).map(domainRepair),
  });
  return {
    series,
    days,
    known: table.header.includes('known') ? dayColumn(table, 'known') : null,
    values,
    report,
    months: monthlyCoverage({ days, values, frequency, carryDays, ...span }),
    carryDays,
  };
}

/** Prices of coins are never carried forward, sentiment over short gaps, all else until the next value. */
function carryOf({ id }: ManifestSeries): number | null {
  if (COIN_IDS.some((coin) => id.startsWith(`${coin}_`))) return 0;
  return id === 'fear_greed' || id.startsWith('news_') ? SENTIMENT_CARRY_DAYS : null;
}

function domainRepair({ date, column, before, after, reason }: RepairRow): Repair {
  return {
    day: dayFromIso(date),
    column: column as Repair['column'],
    before: Number(before),
    after: after === '' ? NaN : Number(after),
    reason,
  };
}

/** Each file is read and parsed once. */
function tableReader(): (name: string) => Promise<Outcome<CsvTable>> {
  const parsed = new Map<string, CsvTable>();
  return async (name) => {
    const known = parsed.get(name);
    if (known) return { ok: true, value: known };
    const file = await tableStore().file(name);
    if (!file.ok) return file;
    try {
      const table = parseCsv(new TextDecoder().decode(file.value.bytes), name);
      parsed.set(name, table);
      return { ok: true, value: table };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return {
        ok: false,
        error: { code: 'file-damaged', message, hint: 'Reload the page to fetch it again.' },
      };
    }
  };
}
