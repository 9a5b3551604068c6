import type { BackendId, BackendProbe, BackendTiming, RunSpec } from '../../src/contracts/run';
import { ENGINE_VERSION } from '../../src/domain/spec/defaults';
import type { Backends } from './backends/choose';
import { fastest, measureBackends, parityFault, type CalibrationTask } from './calibration';
import { trainingError } from './failures';
import type { ChosenBackend } from './run';
import type { RunVault } from './vault';

/** Browsers and drivers change: an older measurement is made again. */
const MEASUREMENT_MS = 30 * 86_400_000;

export interface ChoosingWorld {
  readonly backends: Backends;
  readonly vault: RunVault;
  readonly now: () => number;
  readonly ended: () => boolean;
}

/**
 * Makes the backend of a run the active one: the one that is named, or else the fastest that computes this model
 * right on batches of this size. A measurement is remembered by model, shape, batch and devices.
 * @throws TrainingError `backend-unavailable`; a named one is never replaced by another, also where it computes wrong
 */
export async function chooseBackend(
  spec: RunSpec,
  task: CalibrationTask,
  world: ChoosingWorld,
): Promise<ChosenBackend> {
  const { backends } = world;
  if (spec.backend !== 'auto') return namedBackend(spec, task, world);
  const probes = await backends.probeAll();
  const usable = probes.filter((probe) => probe.usable && !probe.software);
  const key = keyOf(spec, task, usable);
  const known = await remembered(world.vault, key);
  const timings = known ?? (await measureBackends(task, idsOf(usable), world));
  const found = fastest(timings);
  const backend = found && (await backends.choose(found)).backend;
  // Measured and yet not there: what the order of preference gives.
  if (!backend) return plainly(await requireBackend(backends, 'auto'));
  if (!known && timings.length === usable.length) await remember(world.vault, key, timings);
  const calibration = { timings, remembered: known !== null };
  return { backend, probes: told(probes), calibration, moves: [] };
}

/** A backend that is named is believed as little as any: its gradient of this model is looked at, once a device. */
async function namedBackend(
  spec: RunSpec,
  task: CalibrationTask,
  world: ChoosingWorld,
): Promise<ChosenBackend> {
  const { backends, vault } = world;
  const choice = await requireBackend(backends, spec.backend);
  const { backend } = choice;
  const key = `parity ${keyOf(spec, task, choice.probes)}`;
  if (await vault.calibration<true>(key, MEASUREMENT_MS).catch(() => null)) return plainly(choice);
  await backends.choose('cpu');
  const fault = await parityFault(task, backend);
  if (fault) {
    throw trainingError(
      'backend-unavailable',
      `${backend} computes this model wrong: ${fault}.`,
      'Let it be chosen automatically, which takes a backend that computes right, or choose another one.',
    );
  }
  await vault.saveCalibration(key, true).catch(() => undefined);
  return plainly(choice);
}

/**
 * Makes the next backend by order of preference the active one that computes this model right, for a run that lost
 * its own. @throws TrainingError `backend-unavailable` where none is left
 */
export async function nextBackend(
  backends: Backends,
  task: CalibrationTask,
): Promise<{ backend: BackendId; probes: readonly BackendProbe[] }> {
  for (;;) {
    const choice = await requireBackend(backends, 'auto');
    if (choice.backend !== 'cpu') await backends.choose('cpu');
    const fault = await parityFault(task, choice.backend);
    if (!fault) return choice;
    backends.ruleOut(choice.backend, `it computes this model wrong: ${fault}`);
  }
}

/** Makes a backend the active one, by name or by order of preference. */
export async function requireBackend(
  backends: Backends,
  wanted: RunSpec['backend'],
): Promise<{ backend: BackendId; probes: readonly BackendProbe[] }> {
  const { backend, probes } = await backends.choose(wanted);
  if (backend) return { backend, probes: told(probes) };
  throw trainingError(
    'backend-unavailable',
    probes.map((probe) => `${refusal(probe)}.`).join(' '),
    wanted === 'auto' ? 'Try another browser.' : 'Let it be chosen automatically, or choose another backend.',
  );
}

/** What a backend answered, with its name before it where the answer does not begin with it: "WebGL: ANGLE …". */
function refusal({ backend, detail }: BackendProbe): string {
  return detail.toLowerCase().startsWith(`${backend}:`) ? detail : `${backend}: ${detail}`;
}

/** What crosses to the page. */
export function told(probes: readonly BackendProbe[]): BackendProbe[] {
  return probes.map(({ backend, usable, detail }) => ({ backend, usable, detail }));
}

function plainly(choice: { backend: BackendId; probes: readonly BackendProbe[] }): ChosenBackend {
  return { ...choice, calibration: null, moves: [] };
}

function idsOf(probes: readonly BackendProbe[]): BackendId[] {
  return probes.map(({ backend }) => backend);
}

function keyOf(spec: RunSpec, { model, dataset }: CalibrationTask, usable: readonly BackendProbe[]): string {
  const { sequence, macro } = dataset.columns;
  const sizes = [spec.window, sequence.length, macro.length, spec.horizon, spec.batchSize];
  const devices = usable.map(({ backend, detail }) => `${backend}: ${detail}`);
  const design = [model.kind, spec.head ?? null, spec.hyper ?? null];
  return JSON.stringify([ENGINE_VERSION, ...design, ...sizes, spec.dropout > 0, ...devices]);
}

/** Where nothing is kept, each run measures anew. */
async function remembered(vault: RunVault, key: string): Promise<readonly BackendTiming[] | null> {
  return vault.calibration<readonly BackendTiming[]>(key, MEASUREMENT_MS).catch(() => null);
}

async function remember(vault: RunVault, key: string, timings: readonly BackendTiming[]): Promise<void> {
  await vault.saveCalibration(key, timings).catch(() => undefined);
}
