import { onMounted, onScopeDispose, watch } from 'vue';
import type { QueryResult } from '../contracts/data-engine';
import type { Failure, Outcome } from '../contracts/outcome';
import { MOST_SQL } from '../services/link';
import { useOwnStore } from '../stores/own';
import { useSqlStore } from '../stores/sql';
import { useViewStore } from '../stores/view';
import { dataClient } from './clients';
import { SCHEMA, tablesOf } from './sql-schema';
import { useOwnSeries } from './useOwnSeries';

/** Longest statement that goes into a link. */
export const MOST_LINKED = MOST_SQL;
/** Rows that are shown, and rows that a file of a result or a table may have. */
const SHOWN_ROWS = 1000;
const EXPORTED_ROWS = 200_000;
/** A statement that came with a link was not asked for by this reader: it gets little time. */
const LINK_LIMIT_MS = 10_000;

export interface Sql {
  readonly store: ReturnType<typeof useSqlStore>;
  /** Runs what stands in the editor and puts it into the link. */
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  readonly loadTables: () => Promise<void>;
  /** All rows of a statement, for a file. */
  readonly rowsOf: (name: string, statement: string) => Promise<Outcome<QueryResult>>;
}

/** The SQL page's questions to the data worker. `first` is the statement shown where the link has none. */
export function useSql(first: string): Sql {
  const store = useSqlStore();
  const ownStore = useOwnStore();
  const ownSeries = useOwnSeries();
  const view = useViewStore();
  let current = new AbortController();
  let linked = view.state.sql;

  async function ask(statement: string, limitMs: number | null): Promise<void> {
    current.abort();
    const own = (current = new AbortController());
    let overdue = false;
    const timer = limitMs === null ? undefined : setTimeout(() => ((overdue = true), own.abort()), limitMs);
    store.begin(statement);
    const answer = await dataClient().query(statement, SHOWN_ROWS, own.signal);
    clearTimeout(timer);
    if (own !== current) return;
    if (answer.ok) store.setResult(answer.value);
    else store.fail(overdue ? STOPPED : answer.error);
  }

  async function run(): Promise<void> {
    const statement = store.text;
    linked = statement === first || statement.length > MOST_SQL ? '' : statement;
    view.patch({ sql: linked });
    await ask(statement, null);
  }

  function show(statement: string): void {
    store.write(statement || first);
    void ask(store.text, statement ? LINK_LIMIT_MS : null);
  }

  async function loadTables(): Promise<void> {
    const answer = await dataClient().query(SCHEMA, 100_000);
    if (answer.ok) store.setTables(tablesOf(answer.value));
    else store.setTables(null, answer.error);
  }

  async function rowsOf(name: string, statement: string): Promise<Outcome<QueryResult>> {
    store.setExporting(name);
    const answer = await dataClient().query(statement, EXPORTED_ROWS);
    store.setExporting('');
    return answer;
  }

  onMounted(() => {
    void loadTables();
    void ownSeries.load().then(() => (ownStore.series.length > 0 ? loadTables() : undefined));
    // Coming back from another page finds everything as it was left.
    if (!store.ran || (linked !== '' && linked !== store.ran)) show(linked);
  });
  // A link that is followed, or a step back, brings its own statement.
  watch(
    () => view.state.sql,
    (statement) => {
      if (statement === linked) return;
      linked = statement;
      show(statement);
    },
  );
  onScopeDispose(() => current.abort());
  return { store, run, cancel: () => current.abort(), loadTables, rowsOf };
}

const STOPPED: Failure = {
  code: 'timeout',
  message: 'The statement that came with the link was stopped after ten seconds.',
  hint: 'Read it, then run it yourself to give it up to two minutes.',
};
