import { createRunLocks, type RunLocks } from '../services/run-lock';
import { createTrainingClient, type TrainingClient } from '../services/training-client';

let training: TrainingClient | null = null;
let second: TrainingClient | null = null;
let locks: RunLocks | null = null;

/** The page's one client of the training worker; the worker starts with its first call. */
export function trainingClient(): TrainingClient {
  training ??= createTrainingClient();
  return training;
}

/** The client of a second training worker, for runs beside the one under way. */
export function secondTrainingClient(): TrainingClient {
  second ??= createTrainingClient();
  return second;
}

/** Tells the other tabs of this one's runs, and this one of theirs. */
export function runLocks(): RunLocks {
  locks ??= createRunLocks();
  return locks;
}
