import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ImportMapping, ImportProgress, ImportResult, Proposal } from '../contracts/own-data';
import type { Failure } from '../contracts/outcome';
import type { SeriesMapping } from '../domain/own/mapping';
import type { OwnSeries } from '../domain/own/series';

/** Where the import of a file stands. `confirming`: the reader looks at what was detected. */
export type ImportPhase = 'idle' | 'inspecting' | 'confirming' | 'importing' | 'done';

/** What came of the last import. */
export interface Imported {
  readonly fileName: string;
  readonly columnNames: readonly string[];
  readonly result: ImportResult;
}

/** The reader's own series, and the file that is being read. Large values are replaced, never made deeply reactive. */
export const useOwnStore = defineStore('own', () => {
  const series = shallowRef<readonly OwnSeries[]>([]);
  /** Null while what the browser keeps has not been read. */
  const kept = ref<boolean | null>(null);
  const storageFailure = shallowRef<Failure | null>(null);

  const phase = ref<ImportPhase>('idle');
  const fileName = ref('');
  const fileBytes = ref(0);
  const proposal = shallowRef<Proposal | null>(null);
  const mapping = shallowRef<ImportMapping | null>(null);
  const progress = shallowRef<ImportProgress | null>(null);
  const imported = shallowRef<Imported | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const busy = computed(() => phase.value === 'inspecting' || phase.value === 'importing');

  function setStorage(failed: Failure | null): void {
    kept.value = failed === null;
    storageFailure.value = failed;
  }
  /** Series of the same id take each other's place. */
  function addSeries(added: readonly OwnSeries[]): void {
    const ids = new Set(added.map(({ id }) => id));
    series.value = [...series.value.filter(({ id }) => !ids.has(id)), ...added];
  }
  function removeSeries(id: string): void {
    series.value = series.value.filter((one) => one.id !== id);
  }
  function beginFile(name: string, bytes: number): void {
    fileName.value = name;
    fileBytes.value = bytes;
    proposal.value = null;
    mapping.value = null;
    imported.value = null;
    failure.value = null;
    phase.value = 'inspecting';
  }
  function propose(found: Proposal): void {
    proposal.value = found;
    mapping.value = found.mapping;
    failure.value = null;
    phase.value = 'confirming';
  }
  function patchMapping(changes: Partial<ImportMapping>): void {
    if (!mapping.value) return;
    const next = { ...mapping.value, ...changes };
    const times = [next.timeColumn, next.clockColumn];
    mapping.value = { ...next, series: next.series.filter(({ column }) => !times.includes(column)) };
  }
  function patchSeries(column: number, changes: Partial<SeriesMapping>): void {
    const all = mapping.value?.series ?? [];
    patchMapping({ series: all.map((one) => (one.column === column ? { ...one, ...changes } : one)) });
  }
  function chooseColumn(column: number, chosen: boolean): void {
    const rest = (mapping.value?.series ?? []).filter((one) => one.column !== column);
    const suggestion = proposal.value?.suggestions[column];
    const next = chosen && suggestion ? [...rest, suggestion] : rest;
    patchMapping({ series: next.sort((a, b) => a.column - b.column) });
  }
  function beginImport(): void {
    phase.value = 'importing';
    progress.value = { bytes: 0, totalBytes: fileBytes.value, rows: 0 };
    failure.value = null;
  }
  function setProgress(told: ImportProgress): void {
    progress.value = told;
  }
  function finishImport(result: ImportResult): void {
    imported.value = { fileName: fileName.value, columnNames: proposal.value?.names ?? [], result };
    phase.value = 'done';
  }
  /** Back to what can be changed: the mapping where there is one, else the choice of a file. */
  function fail(reason: Failure | null): void {
    failure.value = reason;
    phase.value = mapping.value ? 'confirming' : 'idle';
  }
  function reset(): void {
    phase.value = 'idle';
    proposal.value = null;
    mapping.value = null;
    imported.value = null;
    failure.value = null;
    progress.value = null;
  }

  return {
    series,
    kept,
    storageFailure,
    phase,
    fileName,
    fileBytes,
    proposal,
    mapping,
    progress,
    imported,
    failure,
    busy,
    setStorage,
    addSeries,
    removeSeries,
    beginFile,
    propose,
    patchMapping,
    patchSeries,
    chooseColumn,
    beginImport,
    setProgress,
    finishImport,
    fail,
    reset,
  };
});
