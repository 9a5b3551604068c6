import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/contracts/outcome';
import type { RunEvent, RunReport, RunSpec } from '../../../src/contracts/run';
import type { TrainingResult } from '../../../src/contracts/training-engine';
import { dayFromIso } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { alwaysUp, directionalAccuracy } from '../../../src/domain/metrics/directional';
import { mae, mape, rmse, smape } from '../../../src/domain/metrics/point';
import { skill } from '../../../src/domain/metrics/scaled';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { dieboldMariano } from '../../../src/domain/stats/diebold-mariano';
import { knownPanel, readManifest } from '../../../scripts/experiment/known-panel';
import { nodeBackends } from '../../../scripts/experiment/node-backends';
import { TrainingWorker } from '../../../workers/training/engine';

const manifest = readManifest('public/data');
const base = defaultSpec({ data: manifest.hash, lastDay: dayFromIso(manifest.lastDay) });
const quick: RunSpec = { ...base, model: 'mlp', epochs: 3, backend: 'wasm' };
let panel: Frame;

beforeAll(async () => {
  panel = await knownPanel('public/data', manifest);
});

function createEngine(): TrainingWorker {
  return new TrainingWorker({ backends: nodeBackends, now: () => performance.now() });
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

async function train(spec: Partial<RunSpec> = {}, on: Frame = panel): Promise<TrainingResult> {
  return valueOf(
    await createEngine().run({ runId: 'r', spec: { ...quick, ...spec }, panel: on }, () => undefined),
  );
}

/** The panel with one column changed from a day on. */
function changed(column: string, from: number, change: (value: number) => number): Frame {
  const values = panel.columns[column]!.map((value, row) =>
    panel.days[row]! >= from ? change(value) : value,
  );
  return { days: panel.days.slice(), columns: { ...panel.columns, [column]: values } };
}

/** All of a report that the clock does not touch. */
function timeless({ seconds, epochs, ...report }: RunReport) {
  expect(seconds).toBeGreaterThan(0);
  return { ...report, epochs: epochs.map((epoch) => ({ ...epoch, examplesPerSecond: 0 })) };
}

describe('a run on the shipped tables', () => {
  let result: TrainingResult;
  const events: RunEvent[] = [];

  beforeAll(async () => {
    const job = { runId: 'r', spec: quick, panel };
    result = valueOf(await createEngine().run(job, (event) => events.push(event)));
  });

  it('should tell what it prepared, then run, then finish', () => {
    const kinds = events
      .map((event) => (event.kind === 'state' ? event.state : event.kind))
      .filter((kind) => kind !== 'log');
    expect(kinds[0]).toBe('prepared');
    expect(kinds[1]).toBe('running');
    expect(kinds.at(-1)).toBe('finishing');
    expect(kinds.filter((kind) => kind === 'epoch')).toHaveLength(3);
    expect(kinds).toContain('batch');
  });

  it('should keep the parts in order with the horizon between them, and name what it left out', () => {
    const { train, validation, test, features, backend, parameters } = result.report.info;
    expect(validation.firstDay - train.lastDay).toBe(quick.horizon + 1);
    expect(test.firstDay - validation.lastDay).toBe(quick.horizon + 1);
    expect(test.lastDay).toBe(quick.lastDay - quick.horizon);
    expect(features).toContain('close');
    expect(backend).toBe('wasm');
    expect(parameters).toBe(features.length * 20 + 20 + (7 * 20 * 20 + 20) + (20 * 5 + 5));
  });

  it('should forecast every test origin and compare with the closes that came', () => {
    const { originDays, lastClose, actual, forecast } = result.report.test;
    const close = panel.columns['btc_close']!;
    originDays.forEach((day, i) => {
      const row = panel.days.indexOf(day);
      expect(lastClose[i]).toBe(close[row]);
      expect(actual[i]).toEqual([...close.subarray(row + 1, row + 6)]);
    });
    expect(forecast.flat().every(Number.isFinite)).toBe(true);
  });

  it('should give the metrics of the domain functions', () => {
    const { test, model, naive } = result.report;
    model.perHorizon.forEach((metrics, h) => {
      const [actual, forecast] = [test.actual.map((row) => row[h]!), test.forecast.map((row) => row[h]!)];
      const error = forecast.map((value, i) => value - actual[i]!);
      const naiveError = test.lastClose.map((value, i) => value - actual[i]!);
      expect(metrics).toMatchObject({
        horizon: h + 1,
        n: actual.length,
        rmse: rmse(actual, forecast),
        mae: mae(actual, forecast),
        mape: mape(actual, forecast),
        smape: smape(actual, forecast),
        direction: directionalAccuracy(actual, forecast, test.lastClose),
        alwaysUp: alwaysUp(actual, test.lastClose),
        skill: skill(actual, forecast, test.lastClose),
        pValue: dieboldMariano(error, naiveError, h + 1).pValue,
      });
      expect(naive.perHorizon[h]).toMatchObject({ rmse: rmse(actual, test.lastClose), skill: 0 });
    });
    expect(model.average.rmse).toBeCloseTo(model.perHorizon.reduce((sum, row) => sum + row.rmse, 0) / 5, 8);
  });

  it('should shrink between naive and model', () => {
    const { shrinkage, test, model, unshrunk } = result.report;
    expect(shrinkage).toBeGreaterThanOrEqual(0);
    expect(shrinkage).toBeLessThanOrEqual(1);
    if (shrinkage === 0) expect(test.forecast[0]).toEqual(Array(5).fill(test.lastClose[0]));
    if (shrinkage < 1) expect(model.average.rmse).not.toBe(unshrunk.average.rmse);
  });

  it('should leave no tensors behind and be plain JSON', () => {
    const { report } = result;
    expect(report.tensors.after).toBe(report.tensors.before);
    // NaN becomes null, the only change.
    const nulls = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    expect(nulls(nulls(report))).toEqual(nulls(report));
    expect(report.specHash).toHaveLength(16);
  });

  it('should give the same forecast again, bit by bit, also on a copy of the panel', async () => {
    const engine = createEngine();
    const again = valueOf(await engine.forecast({ model: result.model, panel }));
    const copy = structuredClone(panel);
    expect(again).toEqual(result.report.next);
    expect(valueOf(await engine.forecast({ model: result.model, panel: copy }))).toEqual(again);
  });

  it('should forecast from any origin as if later days did not exist', async () => {
    const engine = createEngine();
    const originDay = dayFromIso('2025-06-02');
    const request = { model: result.model, originDay };
    const before = valueOf(await engine.forecast({ ...request, panel }));
    const later = changed('btc_close', originDay + 1, (value) => value * 3);
    expect(valueOf(await engine.forecast({ ...request, panel: later }))).toEqual(before);
    expect(before.days).toEqual([1, 2, 3, 4, 5].map((ahead) => originDay + ahead));
  });

  it('should say which inputs are missing', async () => {
    const model = result.model;
    const holed = changed('vix', quick.lastDay - 3, () => NaN);
    const outcome = await createEngine().forecast({ model, panel: holed });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'not-enough-data' } });
    expect(!outcome.ok && outcome.error.message).toContain('vix');
  });

  it('should train on nothing that comes after the training days', async () => {
    const after = result.report.info.validation.firstDay + quick.horizon;
    const other = await train(
      {},
      changed('vix', after, (value) => value * 2 + 1),
    );
    expect(other.model.scalers).toEqual(result.model.scalers);
    expect(other.report.epochs[0]!.trainLoss).toBe(result.report.epochs[0]!.trainLoss);
    expect(other.report.epochs[0]!.validationLoss).not.toBe(result.report.epochs[0]!.validationLoss);
  });
});

describe('repeatability', () => {
  it.each(['cpu', 'wasm'] as const)(
    'should give the same numbers on %s with the same seed',
    async (backend) => {
      const short = { backend, epochs: 1, batchSize: 256, firstDay: dayFromIso('2019-01-01') };
      const first = await train(short);
      const second = await train(short);
      expect(timeless(second.report)).toEqual(timeless(first.report));
      expect(second.model.parameters).toEqual(first.model.parameters);
      const other = await train({ ...short, seed: 8 });
      expect(other.model.parameters).not.toEqual(first.model.parameters);
    },
  );

  it('should give nearly the same losses on cpu and wasm', async () => {
    const short = { epochs: 1, batchSize: 256, firstDay: dayFromIso('2019-01-01') };
    const losses = [await train({ ...short, backend: 'cpu' }), await train({ ...short, backend: 'wasm' })];
    const [cpu, wasm] = losses.map((run) => run.report.epochs[0]!.trainLoss);
    expect(Math.abs(cpu! / wasm! - 1)).toBeLessThan(1e-4);
  });
});

describe('MacroFusion on the shipped tables', () => {
  it('should listen to the economy: a shock moves its forecast, and so do the dynamic weights', async () => {
    const { report, model } = await train({
      model: 'fusion',
      epochs: 1,
      batchSize: 256,
      firstDay: dayFromIso('2019-01-01'),
    });
    expect(report.tensors.after).toBe(report.tensors.before);
    expect(report.info.macroInputs).toContain('fed_rate');
    const engine = createEngine();
    const trusting = { ...model, shrinkage: 1 };
    const calm = valueOf(await engine.forecast({ model: trusting, panel }));
    const shock = changed('fed_rate', quick.lastDay - 30, (value) => value + 2);
    const shocked = valueOf(await engine.forecast({ model: trusting, panel: shock }));
    expect(shocked.lastClose).toBe(calm.lastClose);
    expect(shocked.forecast).not.toEqual(calm.forecast);
    // Three months back: outside the window that the model sees, inside that of the weights.
    const old = { days: panel.days, columns: { ...panel.columns, vix: reversedOnce(panel, 'vix') } };
    expect(valueOf(await engine.forecast({ model: trusting, panel: old })).forecast).not.toEqual(
      calm.forecast,
    );
  });
});

/** A column whose values of 60 to 20 days ago stand in the opposite order: all else is as it was. */
function reversedOnce({ columns, days }: Frame, id: string): Float64Array {
  const values = columns[id]!.slice();
  const [from, to] = [days.length - 60, days.length - 20];
  values.set(values.slice(from, to).reverse(), from);
  return values;
}

describe('controls and failures', () => {
  it('should stop with a report, cancel without one, and refuse a second run meanwhile', async () => {
    const engine = createEngine();
    const seen: Outcome<TrainingResult>[] = [];
    const stopped = await engine.run({ runId: 'a', spec: { ...quick, epochs: 500 }, panel }, (event) => {
      if (event.kind !== 'epoch') return;
      void engine
        .run({ runId: 'b', spec: quick, panel }, () => undefined)
        .then((outcome) => seen.push(outcome));
      void engine.stop('a');
    });
    expect(valueOf(stopped).report).toMatchObject({ stopped: 'user', bestEpoch: 1 });
    expect(seen[0]).toMatchObject({ ok: false, error: { code: 'busy' } });
    const cancelled = await engine.run({ runId: 'c', spec: quick, panel }, (event) => {
      if (event.kind === 'batch') void engine.cancel('c');
    });
    expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('should hold while paused, forecast beside it, and answer the same in the end', async () => {
    const engine = createEngine();
    const { model, report } = await train();
    const aside: Outcome<unknown>[] = [];
    const paused = await engine.run({ runId: 'p', spec: quick, panel }, (event) => {
      if (event.kind === 'epoch' && event.record.epoch === 1) void engine.pause('p');
      if (event.kind !== 'state' || event.state !== 'paused') return;
      void engine.forecast({ model, panel }).then((outcome) => {
        aside.push(outcome);
        return engine.resume('p');
      });
    });
    expect(aside).toEqual([{ ok: true, value: report.next }]);
    expect(timeless(valueOf(paused).report).epochs).toEqual(timeless(report).epochs);
  });

  it.each([
    ['bad-input', { window: 1 }, /window/],
    ['backend-unavailable', { backend: 'webgpu' }, /webgpu: not offered/],
    [
      'not-enough-data',
      { coin: 'eth', firstDay: dayFromIso('2014-01-01'), lastDay: dayFromIso('2015-09-01') },
      /eth/,
    ],
  ] as const)('should answer %s with words, not throw', async (code, spec, words) => {
    const job = { runId: 'f', spec: { ...quick, ...spec }, panel };
    const outcome = await createEngine().run(job, () => undefined);
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    expect(!outcome.ok && outcome.error.message).toMatch(words);
    expect(!outcome.ok && outcome.error.hint).not.toBe('');
  });

  it('should answer a probe with every backend', async () => {
    const probes = valueOf(await createEngine().probe());
    expect(probes.map((probe) => probe.backend)).toEqual([
      'webgpu',
      'webgpu-plain',
      'webgl',
      'wasm',
      'wasm-plain',
      'cpu',
    ]);
    expect(probes.filter((probe) => probe.usable).map((probe) => probe.backend)).toEqual([
      'wasm',
      'wasm-plain',
      'cpu',
    ]);
  });
});
