import type { Outcome } from '../contracts/outcome';
import { COIN_IDS } from '../domain/catalogue/ids';
import { dayColumn, numberColumn, parseCsv, textColumn, type CsvTable } from '../domain/csv';
import { useTablesStore, type Halving, type Repair } from '../stores/tables';
import { tableStore } from './clients';

/** Reading of the tables into the store. What has been read is not read again; a failure is tried again. */
export function useTables(): {
  loadManifest: () => Promise<void>;
  loadFrame: () => Promise<void>;
  loadHalvings: () => Promise<void>;
  loadNewsDays: () => Promise<void>;
  loadRepairs: () => Promise<void>;
} {
  const store = useTablesStore();

  async function loadManifest(): Promise<void> {
    if (store.manifest) return;
    const found = await tableStore().manifest();
    store.setManifest(found.ok ? found.value : null, found.ok ? null : found.error);
  }
  async function loadFrame(): Promise<void> {
    if (store.frame) return;
    const found = await tableStore().overview();
    store.setFrame(found.ok ? found.value : null, found.ok ? null : found.error);
  }
  /** Marks only: where the list is missing, the chart is drawn without them. */
  async function loadHalvings(): Promise<void> {
    if (store.halvings.length > 0) return;
    const table = await readTable('halvings.csv');
    if (table.ok) store.setHalvings(halvingsOf(table.value));
  }
  /** As above. */
  async function loadNewsDays(): Promise<void> {
    if (store.newsDays) return;
    const [fomc, cpi] = await Promise.all([readTable('fomc.csv'), readTable('cpi.csv')]);
    if (!fomc.ok || !cpi.ok) return;
    const scheduled = Uint8Array.from(numberColumn(fomc.value, 'scheduled'));
    store.setNewsDays({
      fomc: { days: dayColumn(fomc.value, 'date'), scheduled },
      cpiReleases: dayColumn(cpi.value, 'known'),
    });
  }
  async function loadRepairs(): Promise<void> {
    if (store.repairs) return;
    const table = await readTable('repairs.csv');
    store.setRepairs(table.ok ? repairsOf(table.value) : null, table.ok ? null : table.error);
  }
  return { loadManifest, loadFrame, loadHalvings, loadNewsDays, loadRepairs };
}

async function readTable(name: string): Promise<Outcome<CsvTable>> {
  const file = await tableStore().file(name);
  if (!file.ok) return file;
  try {
    return { ok: true, value: parseCsv(new TextDecoder().decode(file.value.bytes), name) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      error: { code: 'file-damaged', message, hint: 'Reload the page to fetch it again.' },
    };
  }
}

function halvingsOf(table: CsvTable): Halving[] {
  const coins = textColumn(table, 'coin');
  return Array.from(dayColumn(table, 'date'), (day, row) => ({ day, text: coins[row] })).flatMap(
    ({ day, text }) => {
      const coin = COIN_IDS.find((id) => id === text);
      return coin ? [{ day, coin }] : [];
    },
  );
}

function repairsOf(table: CsvTable): Repair[] {
  const column = (name: string): readonly string[] => textColumn(table, name);
  const [coin, date, field] = [column('coin'), column('date'), column('column')];
  const [before, after, reason] = [column('before'), column('after'), column('reason')];
  return coin.map((id, row) => ({
    coin: id,
    date: date[row]!,
    column: field[row]!,
    before: before[row]!,
    after: after[row]!,
    reason: reason[row]!,
  }));
}
