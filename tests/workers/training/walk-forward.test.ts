import { beforeAll, describe, expect, it } from 'vitest';
import type { WalkForwardEvent, WalkForwardJob, WalkForwardReport } from '../../../src/contracts/evaluation';
import type { Outcome } from '../../../src/contracts/outcome';
import type { RunSpec } from '../../../src/contracts/run';
import { makePlan } from '../../../src/domain/backtest/plan-choice';
import { runBacktest } from '../../../src/domain/backtest/runner';
import { coinRows } from '../../../src/domain/backtest/coin-data';
import type { Frame } from '../../../src/domain/frame';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { nodeBackends } from '../../../scripts/experiment/node-backends';
import { Backends } from '../../../workers/training/backends/choose';
import { RunControl } from '../../../workers/training/control';
import { TrainingWorker } from '../../../workers/training/engine';
import { memoryStorage } from '../../../workers/training/memory-storage';
import { RunVault } from '../../../workers/training/vault';
import { neuralForecaster } from '../../../workers/training/walk-forward/fold-model';
import { trainFold } from '../../../workers/training/walk-forward/train-fold';
import { FUTURES, withFuture } from '../../domain/features/law-of-time';
import { syntheticPanel } from '../../domain/features/synthetic';

const ROWS = 1100;
const panel = syntheticPanel(ROWS, 5);
const lastDay = panel.days.at(-1)!;
const spec: RunSpec = {
  ...defaultSpec({ data: 'synthetic', firstDay: panel.days[0]!, lastDay }),
  model: 'mlp',
  epochs: 2,
  backend: 'cpu',
  horizon: 3,
};
const plan = { kind: 'walk-forward', folds: 2, testShare: 0.4, validationShare: 0.15 } as const;
const job: WalkForwardJob = { runId: 'w', spec, panel, plan, seeds: [1, 2] };

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function createEngine(vault = new RunVault(memoryStorage(), () => 0)): TrainingWorker {
  return new TrainingWorker({ backends: nodeBackends, now: () => performance.now(), vault });
}

const timeless = ({ seconds: _, ...report }: WalkForwardReport): object => report;

describe('a walk-forward of a neural model', () => {
  const events: WalkForwardEvent[] = [];
  let report: WalkForwardReport;

  beforeAll(async () => {
    report = valueOf(await createEngine().walkForward(job, (event) => events.push(event)));
  });

  it('should train every fold once a seed and judge them together', () => {
    expect(report.seeds.map(({ seed }) => seed)).toEqual([1, 2]);
    expect(report.seeds[0]!.report.folds.length).toBe(2);
    expect(report.originDays.length).toBe(report.naive.average.n);
    expect(report.spread.skillLog.mean).toBeCloseTo(
      report.seeds.reduce((sum, one) => sum + one.report.shrunk.average.skillLog, 0) / 2,
      12,
    );
    expect(report.ensemble!.shrunk.average.n).toBe(report.naive.average.n);
    expect(report.seeds[0]!.report.unshrunk).not.toEqual(report.seeds[1]!.report.unshrunk);
  });

  it('should tell its plan, the training of each fold, and each fold that is done', () => {
    expect(events[0]).toMatchObject({ kind: 'planned', steps: 4, backend: 'cpu' });
    const done = events.flatMap((event) => (event.kind === 'fold' ? [[event.done, event.kept]] : []));
    expect(done).toEqual([1, 2, 3, 4].map((count) => [count, false]));
    const epochs = events.filter((event) => event.kind === 'training' && event.event.kind === 'epoch');
    expect(epochs.length).toBe(8);
  });

  it('should give the same numbers again', async () => {
    const again = valueOf(await createEngine().walkForward(job, () => undefined));
    expect(timeless(again)).toEqual(timeless(report));
  });

  it('should go on after the folds that were done when it was stopped', async () => {
    const engine = createEngine();
    const stopped = await engine.walkForward(job, (event) => {
      if (event.kind === 'fold' && event.done === 3) void engine.stop('w');
    });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const kept: boolean[] = [];
    const outcome = await engine.walkForward({ ...job, resume: true }, (event) => {
      if (event.kind === 'fold') kept.push(event.kept);
    });
    expect(kept).toEqual([true, true, true, false]);
    expect(timeless(valueOf(outcome))).toEqual(timeless(report));
  });

  it('should keep the folds of a finished walk until a page has stored its report, or discards it', async () => {
    const engine = createEngine();
    const keptFolds = async (): Promise<boolean[]> => {
      const kept: boolean[] = [];
      const again = await engine.walkForward({ ...job, resume: true }, (event) => {
        if (event.kind === 'fold') kept.push(event.kept);
      });
      expect(timeless(valueOf(again))).toEqual(timeless(report));
      return kept;
    };
    expect(await keptFolds()).toEqual([false, false, false, false]);
    expect(await keptFolds()).toEqual([true, true, true, true]);
    await engine.acknowledge('another');
    expect(await keptFolds()).toEqual([true, true, true, true]);
    await engine.acknowledge('w');
    expect(await keptFolds()).toEqual([false, false, false, false]);
    await engine.discard('w');
    expect(await keptFolds()).toEqual([false, false, false, false]);
  });

  it('should keep nothing of a walk that was cancelled', async () => {
    const engine = createEngine();
    await engine.walkForward(job, (event) => {
      if (event.kind === 'fold') void engine.cancel('w');
    });
    const kept: boolean[] = [];
    const again = engine.walkForward({ ...job, resume: true, seeds: [1] }, (event) => {
      if (event.kind === 'fold') kept.push(event.kept);
    });
    await again;
    expect(kept).toEqual([false, false]);
  });

  it('should refuse a plan without validation, and an empty list of seeds', async () => {
    const engine = createEngine();
    const none = { ...plan, validationShare: 0 };
    for (const bad of [
      { ...job, plan: none },
      { ...job, seeds: [] },
    ])
      expect(await engine.walkForward(bad, () => undefined)).toMatchObject({
        ok: false,
        error: { code: 'bad-input' },
      });
  });
});

describe('the law of time in a walk-forward of a neural model', () => {
  const forecasts = async (on: Frame): Promise<{ rows: Int32Array; values: readonly Float64Array[] }> => {
    const rows = coinRows(on, 'btc', { firstDay: spec.firstDay, lastDay });
    const folds = { spec, panel: on, first: on.days.indexOf(rows.days[0]!) };
    const backends = new Backends(nodeBackends);
    await backends.choose('cpu');
    const world = { control: new RunControl(), now: () => 0, emit: () => undefined, backends };
    const forecaster = neuralForecaster(folds, (prepared) =>
      trainFold({ ...prepared.scaling, version: 1, spec, backend: 'cpu' }, prepared, world),
    );
    const cut = makePlan(plan, rows.days.length, spec.horizon);
    const walked = await runBacktest(cut, [forecaster], { ...rows, horizon: spec.horizon, draws: 0 });
    return { rows: walked.rows.origins, values: walked.forecasts[0]!.shrunk };
  };

  it('should forecast the same from a day whatever becomes of later ones', async () => {
    const whole = await forecasts(panel);
    const origin = 800;
    for (const kind of FUTURES.filter((one) => one !== 'deleted')) {
      // Up to the outcome of the origin, which must be there for it to be judged.
      const changed = await forecasts(withFuture(panel, origin + spec.horizon, { kind, shift: 3 }));
      const at = whole.rows.indexOf(origin);
      const again = changed.rows.indexOf(origin);
      expect(again).toBe(at);
      whole.values.forEach((values, h) =>
        expect(changed.values[h]!.subarray(0, at + 1)).toEqual(values.subarray(0, at + 1)),
      );
    }
  });
});
