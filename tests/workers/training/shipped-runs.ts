// Runs on the shipped tables through a real engine, in Node.
import type { Outcome } from '../../../src/contracts/outcome';
import type { RunReport, RunSpec } from '../../../src/contracts/run';
import type { TrainingResult } from '../../../src/contracts/training-engine';
import { dayFromIso } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { knownPanel, readManifest } from '../../../scripts/experiment/known-panel';
import { nodeBackends } from '../../../scripts/experiment/node-backends';
import type { BackendSources } from '../../../workers/training/backends/probe';
import { TrainingWorker } from '../../../workers/training/engine';
import { RunVault, type VaultStorage } from '../../../workers/training/vault';

const manifest = readManifest('public/data');

/** A run of a few seconds: seven years of one coin, large batches, noise and dropout as in any other. */
export function shortSpec(changes: Partial<RunSpec> = {}): RunSpec {
  const base = defaultSpec({ data: manifest.hash, lastDay: dayFromIso(manifest.lastDay) });
  const short = { model: 'mlp', epochs: 4, batchSize: 128, backend: 'wasm' } as const;
  return { ...base, firstDay: dayFromIso('2019-01-01'), ...short, ...changes };
}

export function shippedPanel(): Promise<Frame> {
  return knownPanel('public/data', manifest);
}

/** An engine whose vault keeps things in the given storage; it is always the same moment. */
export function engineOn(storage: VaultStorage, backends: BackendSources = nodeBackends): TrainingWorker {
  const vault = new RunVault(storage, () => 1000);
  return new TrainingWorker({ backends, now: () => performance.now(), vault });
}

/** WASM and what takes over from it, nothing in between. */
export const twoBackends: BackendSources = { wasm: nodeBackends.wasm!, cpu: nodeBackends.cpu! };

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** All of a result that the clock does not touch. */
export function timeless({ report, model }: TrainingResult): unknown {
  const epochs = report.epochs.map((epoch) => ({ ...epoch, examplesPerSecond: 0 }));
  const kept: Omit<RunReport, 'seconds'> & { seconds?: number } = { ...report, epochs };
  delete kept.seconds;
  return { report: kept, model };
}
