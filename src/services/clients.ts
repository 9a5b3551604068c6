import { createDataClient, type DataClient } from './data-client';
import { createTableStore, type TableStore } from './tables';
import { createTrainingClient, type TrainingClient } from './training-client';

/*
 * The one table store and the one client of each worker in this tab, made when first asked for. No worker
 * starts before its first call.
 */
let tables: TableStore | undefined;
let data: DataClient | undefined;
let training: TrainingClient | undefined;

export function tableStore(): TableStore {
  tables ??= createTableStore();
  return tables;
}

export function dataClient(): DataClient {
  data ??= createDataClient(tableStore());
  return data;
}

export function trainingClient(): TrainingClient {
  training ??= createTrainingClient();
  return training;
}
