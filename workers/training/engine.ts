import type { WalkForwardEvent, WalkForwardJob, WalkForwardReport } from '../../src/contracts/evaluation';
import type { Failure, Outcome } from '../../src/contracts/outcome';
import type { BackendId, BackendProbe, PathForecast, RunEvent, RunSpec } from '../../src/contracts/run';
import type {
  ForecastRequest,
  Kept,
  ProbeOptions,
  TrainingEngine,
  TrainingJob,
  TrainingResult,
} from '../../src/contracts/training-engine';
import type { NextTurn, TakeFold, WalkHelp } from '../../src/contracts/training-engine';
import type { ModelResponses, ResponsesProgress, ResponsesRequest } from '../../src/contracts/shock';
import type { SpeedEvent, SpeedReport } from '../../src/contracts/speed';
import { parseSpec } from '../../src/domain/spec/parse';
import { requireSizes } from './check-model';
import { Backends } from './backends/choose';
import type { BackendSources } from './backends/probe';
import { requireBackend, told } from './choose-backend';
import { RunControl } from './control';
import { failureOf, trainingError } from './failures';
import { forecastPath } from './forecast-path';
import { notKept } from './keeper';
import { runSession, type SessionWorld } from './session';
import { memoryStorage } from './memory-storage';
import { Responses } from './responses';
import { measureSpeed } from './speed/measure';
import { RunVault } from './vault';
import { helpWalk, walkForward, type WalkWorld } from './walk-forward/walk';

export interface EngineDependencies {
  readonly backends: BackendSources;
  /** Milliseconds from any moment. */
  readonly now: () => number;
  /** Where runs are kept; left out, nothing outlives the worker. */
  readonly vault?: RunVault;
}

interface ActiveRun {
  readonly runId: string;
  control: RunControl;
  /** Null until chosen. */
  backend: BackendId | null;
}

const BUSY: Failure = {
  code: 'busy',
  message: 'Another run is going on in this worker.',
  hint: 'Wait until it ends, or stop it.',
};

/** The training engine: one run at a time; forecasts beside it where they use the same backend. */
export class TrainingWorker implements TrainingEngine {
  readonly #backends: Backends;
  readonly #now: () => number;
  readonly #vault: RunVault;
  #active: ActiveRun | null = null;
  #responses: Responses | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ backends, now, vault }: EngineDependencies) {
    this.#backends = new Backends(backends);
    this.#now = now;
    this.#vault = vault ?? new RunVault(memoryStorage(), () => 0);
  }

  /** During a run it answers what is known, for probing would change the backend under the run. */
  async probe(options: ProbeOptions = {}): Promise<Outcome<readonly BackendProbe[]>> {
    if (this.#active) return answered(() => Promise.resolve(told(this.#backends.known)));
    if (options.allowSoftware !== undefined) this.#backends.allowSoftware = options.allowSoftware;
    return answered(() => this.#alone(async () => told(await this.#backends.probeAll())));
  }

  run(job: TrainingJob, onEvent: (event: RunEvent) => void): Promise<Outcome<TrainingResult>> {
    return this.#during(job.runId, (active) =>
      runSession({ ...job, spec: readSpec(job.spec) }, this.#worldOf(active, onEvent)),
    );
  }

  walkForward(
    job: WalkForwardJob,
    onEvent: (event: WalkForwardEvent) => void,
    take?: TakeFold,
  ): Promise<Outcome<WalkForwardReport>> {
    return this.#during(job.runId, (active) =>
      walkForward({ ...job, spec: readSpec(job.spec) }, { ...this.#walkWorldOf(active, onEvent), take }),
    );
  }

  helpWalk(
    { job, backend }: WalkHelp,
    next: NextTurn,
    onEvent: (event: WalkForwardEvent) => void,
  ): Promise<Outcome<null>> {
    return this.#during(job.runId, (active) => {
      const help = { job: { ...job, spec: readSpec(job.spec) }, backend };
      return helpWalk(help, next, this.#walkWorldOf(active, onEvent));
    });
  }

  measureSpeed(runId: string, onEvent: (event: SpeedEvent) => void): Promise<Outcome<SpeedReport>> {
    return this.#during(runId, ({ control }) => {
      const world = { backends: this.#backends, control, now: this.#now, emit: onEvent };
      return this.#alone(() => measureSpeed(world));
    });
  }

  pause(runId: string): Promise<void> {
    return this.#control(runId, (control) => control.pause());
  }

  resume(runId: string): Promise<void> {
    return this.#control(runId, (control) => control.resume());
  }

  stop(runId: string): Promise<void> {
    return this.#control(runId, (control) => control.end('stop'));
  }

  cancel(runId: string): Promise<void> {
    return this.#control(runId, (control) => control.end('cancel'));
  }

  async forecast({ model, panel, originDay, backend }: ForecastRequest): Promise<Outcome<PathForecast>> {
    const wanted = backend ?? model.backend;
    const forecast = async (): Promise<PathForecast> => {
      requireSizes(model);
      return forecastPath(model, panel, originDay);
    };
    if (this.#active) {
      if (this.#active.backend !== wanted) return { ok: false, error: BUSY };
      return answered(forecast);
    }
    return answered(() =>
      this.#alone(async () => {
        await requireBackend(this.#backends, wanted);
        return forecast();
      }),
    );
  }

  respond(
    request: ResponsesRequest,
    onProgress: (progress: ResponsesProgress) => void,
  ): Promise<Outcome<readonly ModelResponses[]>> {
    this.#responses?.cancel();
    const responses = new Responses(request, { now: this.#now, onProgress });
    this.#responses = responses;
    if (this.#active) return Promise.resolve({ ok: false, error: BUSY });
    return answered(() =>
      this.#alone(() => responses.answer((backend) => requireBackend(this.#backends, backend))),
    );
  }

  cancelResponses(): Promise<void> {
    this.#responses?.cancel();
    return Promise.resolve();
  }

  async kept(): Promise<Outcome<Kept>> {
    return stored(async () => {
      await this.#vault.prune();
      return { runs: await this.#vault.runs(), ...(await this.#vault.results()) };
    });
  }

  async discard(runId: string): Promise<Outcome<null>> {
    return stored(async () => {
      await this.#vault.discard(runId);
      return null;
    });
  }

  async acknowledge(runId: string): Promise<Outcome<null>> {
    return stored(async () => {
      await this.#vault.acknowledge(runId);
      return null;
    });
  }

  /** A control for a run that is over is late, not wrong. */
  #control(runId: string, act: (control: RunControl) => void): Promise<void> {
    if (this.#active?.runId === runId) act(this.#active.control);
    return Promise.resolve();
  }

  /** One after another: what follows may change the backend in use. */
  #alone<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** One run, walk or measurement at a time; controls reach it by its name. */
  async #during<T>(runId: string, work: (active: ActiveRun) => Promise<T>): Promise<Outcome<T>> {
    if (this.#active) return { ok: false, error: BUSY };
    const active: ActiveRun = { runId, control: new RunControl(), backend: null };
    this.#active = active;
    try {
      return await answered(async () => work(active));
    } finally {
      this.#active = null;
    }
  }

  #walkWorldOf(active: ActiveRun, emit: (event: WalkForwardEvent) => void): WalkWorld {
    return { ...this.#worldOf(active, () => undefined), emit };
  }

  #worldOf(active: ActiveRun, emit: (event: RunEvent) => void): SessionWorld {
    return {
      backends: this.#backends,
      vault: this.#vault,
      now: this.#now,
      emit,
      control: () => active.control,
      renewControl: () => (active.control = active.control.renewed()),
      choosing: async (choose) => {
        active.backend = null;
        const chosen = await this.#alone(choose);
        active.backend = chosen.backend;
        return chosen;
      },
    };
  }
}

function readSpec(spec: unknown): RunSpec {
  const parsed = parseSpec(spec);
  if (parsed.ok) return parsed.spec;
  throw trainingError('bad-input', parsed.problems.join(' '), 'Correct the specification and start again.');
}

async function answered<T>(task: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await task() };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** What came of asking the vault. */
async function stored<T>(task: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await task() };
  } catch (error) {
    return { ok: false, error: notKept(error) };
  }
}
