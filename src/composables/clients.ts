import { createDataClient, type DataClient } from '../services/data-client';
import { createTableStore, type TableStore } from '../services/tables';

let tables: TableStore | null = null;
let data: DataClient | null = null;

/** The page's one store of verified tables. */
export function tableStore(): TableStore {
  tables ??= createTableStore();
  return tables;
}

/** The page's one client of the data worker; the worker starts with its first call. */
export function dataClient(): DataClient {
  data ??= createDataClient(tableStore());
  return data;
}
