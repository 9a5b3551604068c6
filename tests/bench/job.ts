import { setFlagsFromString } from 'node:v8';
import { knownPanel, readManifest } from '../../scripts/experiment/known-panel';
import { nodeBackends } from '../../scripts/experiment/node-backends';
import type { RunSpec } from '../../src/contracts/run';
import { dayFromIso } from '../../src/domain/calendar';
import type { Frame } from '../../src/domain/frame';
import { defaultSpec } from '../../src/domain/spec/defaults';
import type { BackendId } from '../../src/domain/spec/spec';
import { TrainingWorker } from '../../workers/training/engine';
import { clockMs } from './timing';

/** The default run of MacroFusion from panel to report, on one backend. */
interface JobResult {
  readonly job: string;
  readonly backend: BackendId;
  readonly device: string;
  readonly epochs: number;
  readonly seconds: number;
  /** Time of the stock kernels over this one's, an epoch each, since patience may end them at different ones. */
  readonly timesStock: number;
}

const BACKENDS: readonly BackendId[] = ['wasm-plain', 'wasm'];

/**
 * The whole job: features, training with validation, noise and dropout, test and forecast, of the run that the lab
 * proposes first. Stock kernels first, then ours, in the same process. MACROTIDE_BENCH_EPOCHS ends it earlier.
 */
export async function job(): Promise<JobResult[]> {
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  const manifest = readManifest('public/data');
  const panel = await knownPanel('public/data', manifest);
  const proposed = defaultSpec({ data: manifest.hash, lastDay: dayFromIso(manifest.lastDay) });
  const epochs = Number(process.env['MACROTIDE_BENCH_EPOCHS'] ?? proposed.epochs);
  const timed: Omit<JobResult, 'timesStock'>[] = [];
  for (const backend of BACKENDS) timed.push(await timeRun({ ...proposed, epochs, backend }, panel));
  const perEpoch = timed.map(({ seconds, epochs: done }) => seconds / done);
  return timed.map((result, i) => ({ ...result, timesStock: perEpoch[0]! / perEpoch[i]! }));
}

async function timeRun(
  spec: RunSpec & { backend: BackendId },
  panel: Frame,
): Promise<Omit<JobResult, 'timesStock'>> {
  const engine = new TrainingWorker({ backends: nodeBackends, now: () => performance.now() });
  await nodeBackends[spec.backend]!.load();
  const start = clockMs();
  const outcome = await engine.run({ runId: 'bench', spec, panel }, () => undefined);
  const seconds = (clockMs() - start) / 1000;
  if (!outcome.ok) throw new Error(outcome.error.message);
  const { detail: device } = await nodeBackends[spec.backend]!.device();
  const epochs = outcome.value.report.epochs.length;
  return { job: 'default MacroFusion run', backend: spec.backend, device, epochs, seconds };
}
