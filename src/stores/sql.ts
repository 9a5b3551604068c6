import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { QueryResult } from '../contracts/data-engine';
import type { Failure } from '../contracts/outcome';

export interface SqlColumn {
  readonly name: string;
  readonly type: string;
  /** As SQL writes it: quoted where it must be. */
  readonly written: string;
}

export interface SqlTable {
  readonly name: string;
  readonly written: string;
  /** Null of a view. */
  readonly rows: number | null;
  readonly columns: readonly SqlColumn[];
}

/** The SQL page: the statement being written, the one that ran last, and what came of it. */
export const useSqlStore = defineStore('sql', () => {
  const text = ref('');
  /** The statement of `result` or `failure`. */
  const ran = ref('');
  const result = shallowRef<QueryResult | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const busy = ref(false);
  const exporting = ref('');
  const tables = shallowRef<readonly SqlTable[] | null>(null);
  const tablesFailure = shallowRef<Failure | null>(null);

  function write(statement: string): void {
    text.value = statement;
  }
  function begin(statement: string): void {
    ran.value = statement;
    busy.value = true;
    failure.value = null;
  }
  function setResult(found: QueryResult): void {
    result.value = found;
    failure.value = null;
    busy.value = false;
  }
  /** A failed statement leaves no rows of another on screen. */
  function fail(found: Failure): void {
    result.value = null;
    failure.value = found;
    busy.value = false;
  }
  function setExporting(name: string): void {
    exporting.value = name;
  }
  function setTables(found: readonly SqlTable[] | null, reason: Failure | null = null): void {
    tables.value = found;
    tablesFailure.value = reason;
  }

  return {
    text,
    ran,
    result,
    failure,
    busy,
    exporting,
    tables,
    tablesFailure,
    write,
    begin,
    setResult,
    fail,
    setExporting,
    setTables,
  };
});
