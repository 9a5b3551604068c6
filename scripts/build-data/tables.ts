import { COIN_IDS, type CoinId } from '../../src/domain/catalogue/ids';
import type { Repair } from '../../src/domain/cleaning/bad-closes';
import { buildCoin, repairsTable } from './coins';
import { buildEvents } from './events';
import { buildMacro } from './macro';
import { openRawFolder } from './raw';
import { readRepairList } from './readers/repair-list';
import { buildSentiment } from './sentiment';
import type { OutputTable } from './write';

export interface BuiltTables {
  readonly tables: readonly OutputTable[];
  readonly repairs: ReadonlyMap<CoinId, readonly Repair[]>;
}

/** Every table of `public/data`, made from the raw files of a folder. */
export function buildTables(folder: string): BuiltTables {
  const raw = openRawFolder(folder);
  const list = readRepairList(raw);
  const repairs = new Map<CoinId, readonly Repair[]>();
  const coins = COIN_IDS.map((id) => {
    const built = buildCoin(raw, id, list.get(id) ?? []);
    repairs.set(id, built.repairs);
    return built.table;
  });
  const tables = [...coins, ...buildMacro(raw), ...buildSentiment(raw), ...buildEvents(raw)];
  return { tables: [...tables, repairsTable(repairs)], repairs };
}
