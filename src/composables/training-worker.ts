import { createTrainingClient, type TrainingClient } from '../services/training-client';

let training: TrainingClient | null = null;

/** The page's one client of the training worker; the worker starts with its first call. */
export function trainingClient(): TrainingClient {
  training ??= createTrainingClient();
  return training;
}
