import type { BackendMove, BackendProbe, RunEvent } from '../../src/contracts/run';
import type { TrainingJob, TrainingResult } from '../../src/contracts/training-engine';
import { specHash } from '../../src/domain/spec/hash';
import type { Backends } from './backends/choose';
import type { CalibrationTask } from './calibration';
import { chooseBackend, nextBackend, told } from './choose-backend';
import type { RunControl } from './control';
import { trainingError, TrainingError } from './failures';
import { CheckpointKeeper, notKept } from './keeper';
import { prepareRun, type Prepared } from './prepare';
import { runTraining, setupOf, type ChosenBackend } from './run';
import type { Checkpoint, RunVault } from './vault';

/** What a session needs of the worker around it. `now` is in milliseconds. */
export interface SessionWorld {
  readonly backends: Backends;
  readonly vault: RunVault;
  readonly now: () => number;
  readonly emit: (event: RunEvent) => void;
  /** The control of this moment: after a lost device another takes its place. */
  readonly control: () => RunControl;
  /** Puts a fresh control, that was asked for the same, in place of one that a lost device has ended. */
  readonly renewControl: () => void;
  /** Does what changes the backend in use, alone; null while it is being done. */
  readonly choosing: (choose: () => Promise<ChosenBackend>) => Promise<ChosenBackend>;
}

/** One run, from job to kept result: it survives a lost device, and leaves a checkpoint wherever it breaks off. */
export async function runSession(job: TrainingJob, world: SessionWorld): Promise<TrainingResult> {
  const session = new Session(job, world);
  try {
    const result = await session.run();
    await session.keepResult(result);
    return result;
  } catch (error) {
    await session.breakOff(error);
    throw error;
  }
}

class Session {
  readonly #job: TrainingJob;
  readonly #world: SessionWorld;
  readonly #keeper: CheckpointKeeper;
  readonly #started: number;
  #earlierSeconds = 0;

  constructor(job: TrainingJob, world: SessionWorld) {
    this.#job = job;
    this.#world = world;
    this.#started = world.now();
    this.#keeper = new CheckpointKeeper(world.vault, world.emit);
  }

  async run(): Promise<TrainingResult> {
    const { spec, panel, resume } = this.#job;
    const broken = resume ? await this.#checkpoint() : null;
    this.#keeper.latest = broken;
    this.#earlierSeconds = broken?.seconds ?? 0;
    const prepared = prepareRun(spec, panel);
    let chosen = await this.#world.choosing(() => this.#choose(prepared, broken));
    for (;;) {
      try {
        const { report, model } = await this.#attempt(prepared, chosen);
        return { report: { ...report, seconds: this.#seconds() }, model };
      } catch (error) {
        chosen = await this.#afterLoss(prepared, chosen, error);
      }
    }
  }

  /** The result takes the checkpoint's place; a browser that does not keep it says so. */
  async keepResult(result: TrainingResult): Promise<void> {
    const { vault, emit } = this.#world;
    await this.#keeper.settled();
    try {
      await vault.saveResult(this.#job.runId, result);
      await vault.discard(this.#job.runId);
    } catch (error) {
      const message = `${notKept(error).message} This result is here until the page is closed.`;
      emit({ kind: 'log', level: 'warning', message });
    }
  }

  /** A cancelled run leaves nothing; any other can be taken up again. */
  async breakOff(error: unknown): Promise<void> {
    await this.#keeper.settled();
    const cancelled = error instanceof TrainingError && error.failure.code === 'cancelled';
    if (cancelled) await this.#world.vault.discard(this.#job.runId).catch(() => undefined);
  }

  #attempt(prepared: Prepared, chosen: ChosenBackend): ReturnType<typeof runTraining> {
    const { control, backends, now, emit } = this.#world;
    const mine = control();
    const from = this.#keeper.latest?.loop ?? null;
    const { spec, runId } = this.#job;
    const keep = (loop: Checkpoint['loop']): void => {
      if (mine === control()) this.#keeper.keep({ runId, spec, chosen, loop, seconds: this.#seconds() });
    };
    // What a lost device left hanging may wake up later; it is not heard any more.
    const tell = (event: RunEvent): void => {
      if (mine === control()) emit(event);
    };
    const task = { spec, prepared, chosen, from, keep };
    return runTraining(task, { control: mine, now, emit: tell, backends });
  }

  async #choose(prepared: Prepared, broken: Checkpoint | null): Promise<ChosenBackend> {
    const { backends, vault, now, control } = this.#world;
    if (broken) return this.#takeUp(prepared, broken);
    const ended = (): boolean => control().ending !== null;
    return chooseBackend(this.#job.spec, this.#task(prepared), { backends, vault, now, ended });
  }

  /** The run's own model and rows, on which backends are measured and checked. */
  #task(prepared: Prepared): CalibrationTask {
    const { spec } = this.#job;
    const setup = setupOf({ ...prepared.scaling, version: 1, spec, backend: 'cpu' }, prepared);
    return { ...setup, batchSize: spec.batchSize, dropout: spec.dropout, seed: spec.seed };
  }

  /** The backend on which the run began, since only there its numbers are those of an unbroken run. */
  async #takeUp(prepared: Prepared, { chosen, loop }: Checkpoint): Promise<ChosenBackend> {
    const { backend, probes } = await this.#world.backends.choose(chosen.backend);
    if (backend) return this.#sameKernels(chosen, probes, loop.epochs.length);
    const reason = probes.at(-1)?.detail ?? 'it cannot be used';
    return this.#moved(prepared, chosen, { epoch: loop.epochs.length, from: chosen.backend, reason });
  }

  /** Another build of the kernels, or another device of the same kind, is told and kept: it rounds differently. */
  #sameKernels(chosen: ChosenBackend, probes: readonly BackendProbe[], epoch: number): ChosenBackend {
    const detailIn = (answers: readonly BackendProbe[]): string | undefined =>
      answers.find((probe) => probe.backend === chosen.backend)?.detail;
    const [before, now] = [detailIn(chosen.probes), detailIn(probes)];
    if (!before || !now || before === now) return chosen;
    const reason = `It began on ${before}; here is ${now}.`;
    const message = `${reason} The run goes on after epoch ${epoch}; its last digits may differ from an unbroken run.`;
    this.#world.emit({ kind: 'log', level: 'warning', message });
    const move: BackendMove = { epoch, from: chosen.backend, reason };
    return { ...chosen, probes: told(probes), moves: [...chosen.moves, move] };
  }

  /** The next backend after a lost device. @throws whatever else ended the attempt, or if no other is left */
  async #afterLoss(prepared: Prepared, chosen: ChosenBackend, error: unknown): Promise<ChosenBackend> {
    if (!(error instanceof TrainingError) || error.failure.code !== 'device-lost') throw error;
    const epoch = this.#keeper.latest?.loop.epochs.length ?? 0;
    const move: BackendMove = { epoch, from: chosen.backend, reason: error.failure.message };
    const next = await this.#world.choosing(() => this.#moved(prepared, chosen, move));
    this.#world.renewControl();
    return next;
  }

  async #moved(prepared: Prepared, chosen: ChosenBackend, move: BackendMove): Promise<ChosenBackend> {
    const { backend, probes } = await nextBackend(this.#world.backends, this.#task(prepared));
    const message = `${move.from} is gone: ${move.reason} The run goes on on ${backend} after epoch ${move.epoch}; its last digits may differ from an unbroken run.`;
    this.#world.emit({ kind: 'log', level: 'warning', message });
    return { backend, probes, calibration: chosen.calibration, moves: [...chosen.moves, move] };
  }

  /** @throws TrainingError where there is nothing to go on from */
  async #checkpoint(): Promise<Checkpoint> {
    const { runId, spec } = this.#job;
    const found = await this.#world.vault.checkpoint(runId).catch(() => null);
    if (found && specHash(found.spec) === specHash(spec)) return found;
    throw trainingError(
      'file-missing',
      'The checkpoint of this run is not in this browser any more.',
      'Start the run again from the beginning.',
    );
  }

  #seconds(): number {
    return this.#earlierSeconds + (this.#world.now() - this.#started) / 1000;
  }
}
