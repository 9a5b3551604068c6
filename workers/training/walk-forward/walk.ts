import type { BackendId } from '../../../src/contracts/run';
import type { WalkForwardEvent, WalkForwardJob, WalkForwardReport } from '../../../src/contracts/evaluation';
import type { NextTurn, TakeFold, TrainedFold, WalkHelp } from '../../../src/contracts/training-engine';
import { coinRows, type CoinRows } from '../../../src/domain/backtest/coin-data';
import type { Fold, FoldParts } from '../../../src/domain/backtest/fold';
import { refitsOf } from '../../../src/domain/backtest/fold';
import { makePlan, planDays, type PlanDays } from '../../../src/domain/backtest/plan-choice';
import { runBacktest, type Backtest } from '../../../src/domain/backtest/runner';
import { specHash } from '../../../src/domain/spec/hash';
import { chooseBackend, requireBackend } from '../choose-backend';
import { trainingError, TrainingError } from '../failures';
import type { Prepared } from '../prepare';
import { setupOf, type ChosenBackend, type RunWorld } from '../run';
import type { SessionWorld } from '../session';
import type { FoldKey } from '../vault';
import { knownPanel, neuralForecaster, prepareFold, type FoldData } from './fold-model';
import { walkReport } from './report';
import { trainFold } from './train-fold';

/** What a walk needs of the worker around it. */
export interface WalkWorld extends Omit<SessionWorld, 'emit'> {
  readonly emit: (event: WalkForwardEvent) => void;
  /** Folds that another worker trains; absent where there is none. */
  readonly take?: TakeFold | undefined;
}

/**
 * A neural model walked through the folds of a plan, once a seed, by the runner that judges every other forecaster.
 * Each trained fold is kept, so that a walk that broke off goes on after its last one, and a finished one whose report
 * no page could store is judged again in no time. A cancelled walk leaves nothing.
 */
export async function walkForward(job: WalkForwardJob, world: WalkWorld): Promise<WalkForwardReport> {
  if (job.seeds.length === 0) {
    throw trainingError('bad-input', 'A walk-forward needs at least one seed.', 'Give a list of seeds.');
  }
  const walk = new Walk(job, world);
  try {
    return await walk.run();
  } catch (error) {
    if (world.control().ending === 'cancel') await walk.forget();
    throw error;
  }
}

/**
 * Trains those folds of a walk that its lead leaves to this worker. What is trained is the lead's and is the same, since a
 * fold depends on its rows, its seed and the backend alone.
 */
export async function helpWalk({ job, backend }: WalkHelp, next: NextTurn, world: WalkWorld): Promise<null> {
  await new Walk(job, world).help(backend, next);
  return null;
}

class Walk {
  readonly #job: WalkForwardJob;
  readonly #world: WalkWorld;
  readonly #folds: FoldData;
  readonly #rows: CoinRows;
  readonly #plan: readonly Fold[];
  readonly #days: PlanDays;
  readonly #parts: readonly FoldParts[];
  readonly #fits: number;
  readonly #started: number;
  #done = 0;

  constructor(job: WalkForwardJob, world: WalkWorld) {
    const { spec, panel, plan } = job;
    const { firstDay, lastDay, horizon } = spec;
    this.#job = job;
    this.#world = world;
    this.#started = world.now();
    this.#rows = coinRows(panel, spec.coin, { firstDay, lastDay });
    const { days } = this.#rows;
    this.#folds = { spec, panel, first: panel.days.indexOf(days[0]!) };
    this.#plan = makePlan(plan, days.length, horizon);
    this.#days = planDays(plan, this.#plan, { days, horizon });
    this.#parts = this.#plan.flatMap(refitsOf);
    this.#fits = this.#parts.length;
    requireValidation(this.#plan);
  }

  async run(): Promise<WalkForwardReport> {
    const { seeds, spec } = this.#job;
    let chosen = await this.#world.choosing(() => this.#choose());
    const steps = seeds.length * this.#fits;
    this.#world.emit({ kind: 'planned', plan: this.#days, backend: chosen.backend, steps });
    const walks: { seed: number; backtest: Backtest }[] = [];
    for (const seed of seeds) {
      const folds = { ...this.#folds, spec: { ...spec, seed } };
      const forecaster = neuralForecaster(folds, async (prepared, fold) => {
        const result = await this.#fold(prepared, { seed, fold, chosen });
        chosen = result.chosen;
        return result.trained;
      });
      const { horizon } = spec;
      walks.push({ seed, backtest: await runBacktest(this.#plan, [forecaster], { ...this.#rows, horizon }) });
    }
    const about = {
      version: 1,
      kind: 'walk-forward',
      spec,
      specHash: specHash(spec),
      plan: this.#days,
      backend: chosen.backend,
    } as const;
    const figures = walkReport(walks, { plan: this.#plan, rows: this.#rows, horizon: spec.horizon });
    return { ...about, ...figures, seconds: (this.#world.now() - this.#started) / 1000 };
  }

  /** Trains one turn after the other, as long as there are any. */
  async help(backend: BackendId, next: NextTurn): Promise<void> {
    let chosen = await this.#world.choosing(async () => ({
      ...(await requireBackend(this.#world.backends, backend)),
      calibration: null,
      moves: [],
    }));
    let turn = await next(null);
    while (turn !== null) {
      const seed = this.#job.seeds[Math.floor(turn / this.#fits)]!;
      const fold = turn % this.#fits;
      const result = await this.#fold(this.#prepared(fold, seed), { seed, fold, chosen });
      chosen = result.chosen;
      turn = await next({ turn, fold: result.trained });
    }
  }

  /** What the runner hands the model of a fold: rows up to the last target of its validation. */
  #prepared(fold: number, seed: number): Prepared {
    const { train, validation } = this.#parts[fold]!;
    const known = knownPanel(this.#folds, validation.to + this.#job.spec.horizon);
    const spec = this.#specOf({ seed });
    return prepareFold(known, { train, validation }, { ...this.#folds, spec });
  }

  /** Nothing of a cancelled walk is kept. A browser that keeps nothing had nothing to forget. */
  async forget(): Promise<void> {
    await this.#world.vault.forgetFolds(this.#job.runId).catch(() => undefined);
  }

  /** The weights of one fold: those of an earlier job of this name, or trained now, whatever device is lost. */
  async #fold(
    prepared: Prepared,
    { seed, fold, chosen }: Turn,
  ): Promise<{ trained: TrainedFold; chosen: ChosenBackend }> {
    this.#requireGoing();
    const taken = await this.#world.take?.(this.#job.seeds.indexOf(seed) * this.#fits + fold);
    this.#requireGoing();
    if (taken) return { trained: taken, chosen };
    const key = this.#key(seed, fold);
    const kept = this.#job.resume ? await this.#world.vault.fold<TrainedFold>(key).catch(() => null) : null;
    const result = kept
      ? { trained: kept, chosen }
      : await this.#trainAnywhere(prepared, { seed, fold, chosen });
    if (!kept) await this.#world.vault.saveFold(key, result.trained).catch(() => undefined);
    this.#done += 1;
    const steps = this.#job.seeds.length * this.#fits;
    this.#world.emit({ kind: 'fold', seed, fold, done: this.#done, steps, kept: kept !== null });
    return result;
  }

  async #trainAnywhere(
    prepared: Prepared,
    turn: Turn,
  ): Promise<{ trained: TrainedFold; chosen: ChosenBackend }> {
    let { chosen } = turn;
    for (;;) {
      try {
        const frame = { ...prepared.scaling, version: 1, spec: this.#specOf(turn), backend: chosen.backend };
        const trained = await trainFold({ ...frame, version: 1 }, prepared, this.#foldWorld(turn));
        this.#requireGoing();
        return { trained, chosen };
      } catch (error) {
        if (!(error instanceof TrainingError) || error.failure.code !== 'device-lost') throw error;
        chosen = await this.#world.choosing(() => this.#another(chosen));
        this.#world.renewControl();
      }
    }
  }

  #foldWorld({ seed, fold }: Turn): RunWorld {
    const { control, backends, now, emit } = this.#world;
    return {
      control: control(),
      backends,
      now,
      emit: (event) => emit({ kind: 'training', seed, fold, event }),
    };
  }

  #specOf({ seed }: Pick<Turn, 'seed'>): WalkForwardJob['spec'] {
    return { ...this.#job.spec, seed };
  }

  async #choose(): Promise<ChosenBackend> {
    const { backends, vault, now, control } = this.#world;
    const { spec } = this.#job;
    const prepared = this.#prepared(0, spec.seed);
    const setup = setupOf({ ...prepared.scaling, version: 1, spec, backend: 'cpu' }, prepared);
    const task = { ...setup, batchSize: spec.batchSize, dropout: spec.dropout, seed: spec.seed };
    return chooseBackend(spec, task, { backends, vault, now, ended: () => control().ending !== null });
  }

  async #another(chosen: ChosenBackend): Promise<ChosenBackend> {
    return { ...chosen, ...(await requireBackend(this.#world.backends, 'auto')) };
  }

  /** @throws TrainingError where the reader has ended the walk */
  #requireGoing(): void {
    const { ending } = this.#world.control();
    if (ending !== 'stop' && ending !== 'cancel') return;
    const left =
      ending === 'stop' ? 'The trained folds are kept; it can go on from there.' : 'Nothing was kept.';
    throw trainingError('cancelled', `The walk-forward was ended. ${left}`, 'Start it again at any time.');
  }

  #key(seed: number, fold: number): FoldKey {
    const { runId, spec, plan } = this.#job;
    return [runId, specHash({ ...spec, seed }), plan, fold];
  }
}

interface Turn {
  readonly seed: number;
  readonly fold: number;
  readonly chosen: ChosenBackend;
}

/** @throws TrainingError where a fold has no days for early stopping and shrinkage */
function requireValidation(plan: readonly Fold[]): void {
  if (plan.every(({ validation }) => validation.to > validation.from)) return;
  throw trainingError(
    'bad-input',
    'The plan has no validation days, by which a neural model stops and is shrunk.',
    'Give the plan a validationShare above 0.',
  );
}
