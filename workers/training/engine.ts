import type { Failure, Outcome } from '../../src/contracts/outcome';
import type { BackendId, BackendProbe, PathForecast, RunEvent, RunSpec } from '../../src/contracts/run';
import type {
  ForecastRequest,
  ProbeOptions,
  TrainingEngine,
  TrainingJob,
  TrainingResult,
} from '../../src/contracts/training-engine';
import { parseSpec } from '../../src/domain/spec/parse';
import { Backends, type BackendChoice } from './backends/choose';
import type { BackendSources } from './backends/probe';
import { RunControl } from './control';
import { failureOf, trainingError } from './failures';
import { forecastPath } from './forecast-path';
import { runTraining } from './run';

export interface EngineDependencies {
  readonly backends: BackendSources;
  /** Milliseconds from any moment. */
  readonly now: () => number;
}

interface ActiveRun {
  readonly runId: string;
  readonly control: RunControl;
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
  #active: ActiveRun | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor({ backends, now }: EngineDependencies) {
    this.#backends = new Backends(backends);
    this.#now = now;
  }

  /** During a run it answers what is known, for probing would change the backend under the run. */
  async probe(options: ProbeOptions = {}): Promise<Outcome<readonly BackendProbe[]>> {
    if (this.#active) return answered(() => Promise.resolve(told(this.#backends.known)));
    if (options.allowSoftware !== undefined) this.#backends.allowSoftware = options.allowSoftware;
    return answered(() => this.#alone(async () => told(await this.#backends.probeAll())));
  }

  async run(job: TrainingJob, onEvent: (event: RunEvent) => void): Promise<Outcome<TrainingResult>> {
    if (this.#active) return { ok: false, error: BUSY };
    const active: ActiveRun = { runId: job.runId, control: new RunControl(), backend: null };
    this.#active = active;
    try {
      return await answered(async () => {
        const spec = readSpec(job.spec);
        const { backend, probes } = await this.#alone(() => this.#choose(spec.backend));
        active.backend = backend;
        const world = { control: active.control, now: this.#now, emit: onEvent, backends: this.#backends };
        return runTraining({ ...job, spec }, { backend, probes: told(probes) }, world);
      });
    } finally {
      this.#active = null;
    }
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
    const forecast = (): Promise<PathForecast> => forecastPath(model, panel, originDay);
    if (this.#active) {
      if (this.#active.backend !== wanted) return { ok: false, error: BUSY };
      return answered(forecast);
    }
    return answered(() =>
      this.#alone(async () => {
        await this.#choose(wanted);
        return forecast();
      }),
    );
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

  async #choose(wanted: RunSpec['backend']): Promise<BackendChoice & { backend: BackendId }> {
    const { backend, probes } = await this.#backends.choose(wanted);
    if (backend) return { backend, probes };
    throw trainingError(
      'backend-unavailable',
      probes.map((probe) => `${probe.backend}: ${probe.detail}.`).join(' '),
      wanted === 'auto' ? 'Try another browser.' : 'Choose "auto", or another backend.',
    );
  }
}

function readSpec(spec: unknown): RunSpec {
  const parsed = parseSpec(spec);
  if (parsed.ok) return parsed.spec;
  throw trainingError('bad-input', parsed.problems.join(' '), 'Correct the specification and start again.');
}

function told(probes: readonly BackendProbe[]): BackendProbe[] {
  return probes.map(({ backend, usable, detail }) => ({ backend, usable, detail }));
}

async function answered<T>(task: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await task() };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
