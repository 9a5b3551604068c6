import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/contracts/run';
import { dayFromIso } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { memoryStorage } from '../../../workers/training/memory-storage';
import { engineOn, shippedPanel, shortSpec, valueOf } from './shipped-runs';
import { useBackend } from './support';

let panel: Frame;
let sqrt: tf.KernelConfig;
let broken = false;
/** Plain JavaScript is slow: few rows and large batches. */
const SMALL = { backend: 'cpu', batchSize: 512, firstDay: shortSpec().firstDay + 1200 } as const;

/** Adam's square root gives no numbers any more once `broken` is set, as after an overflow. */
beforeAll(async () => {
  panel = await shippedPanel();
  await useBackend('cpu');
  sqrt = tf.getKernel('Sqrt', 'cpu')!;
  tf.unregisterKernel('Sqrt', 'cpu');
  const kernelFunc: tf.KernelFunc = (args) => {
    const tensor = sqrt.kernelFunc(args) as tf.TensorInfo;
    const { data } = tf.backend() as unknown as { data: { get(id: object): { values: Float32Array } } };
    if (broken) data.get(tensor.dataId).values.fill(NaN);
    return tensor;
  };
  tf.registerKernel({ ...sqrt, kernelFunc });
});
afterEach(() => {
  broken = false;
});

describe('a loss that stops being a number', () => {
  it('should end the run at once with the last good weights, the cause and a cure', async () => {
    const events: RunEvent[] = [];
    const engine = engineOn(memoryStorage());
    const spec = shortSpec({ ...SMALL, epochs: 9 });
    const outcome = await engine.run({ runId: 'n', spec, panel }, (event) => {
      events.push(event);
      if (event.kind === 'epoch' && event.record.epoch === 2) broken = true;
    });
    const { report, model } = valueOf(outcome);
    expect(report.stopped).toBe('diverged');
    expect(report.epochs).toHaveLength(2);
    expect(report.epochs[report.bestEpoch - 1]!.validationLoss).toBe(
      Math.min(...report.epochs.map((epoch) => epoch.validationLoss)),
    );
    expect(model.parameters.every(Number.isFinite)).toBe(true);
    const told = events.find((event) => event.kind === 'log' && event.level === 'error');
    expect(told).toMatchObject({
      message: expect.stringMatching(/epoch 3, batch \d.*learning rate/) as string,
    });
    expect(report.tensors.after).toBe(report.tensors.before);
  });

  it('should fail with words where no epoch was good', async () => {
    broken = true;
    const run = engineOn(memoryStorage()).run({ runId: 'n', spec: shortSpec(SMALL), panel }, () => undefined);
    expect(await run).toMatchObject({ ok: false, error: { code: 'training-diverged' } });
  });
});

describe('an input that leaves its range', () => {
  it('should be named as the cause where the loss is no number on the validation rows alone', async () => {
    const spec = shortSpec({ ...SMALL, epochs: 2, covariates: ['own_leap'] });
    const values = Float64Array.from(panel.days, (day) =>
      day > dayFromIso('2024-12-15') ? 3e38 : Math.sin(day),
    );
    const own = { ...panel, columns: { ...panel.columns, own_leap: values } };
    const outcome = await engineOn(memoryStorage()).run({ runId: 'o', spec, panel: own }, () => undefined);
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        code: 'training-diverged',
        message: expect.stringContaining('none on those of validation') as string,
        hint: expect.stringContaining('outside the range') as string,
      },
    });
  });
});

describe('a model that is not what it says', () => {
  it('should be refused before it forecasts', async () => {
    const engine = engineOn(memoryStorage());
    const { model } = valueOf(
      await engine.run({ runId: 'm', spec: shortSpec({ epochs: 1 }), panel }, () => undefined),
    );
    const cut = { ...model, parameters: model.parameters.slice(1) };
    expect(await engine.forecast({ model: cut, panel })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: expect.stringContaining('parameters') as string },
    });
  });
});

describe('what a model shows of itself', () => {
  it('should be its gate over time and the weights of the last training day, where it has them', async () => {
    const engine = engineOn(memoryStorage());
    const short = { epochs: 1, batchSize: 512, firstDay: shortSpec().firstDay + 1000 };
    const fusion = valueOf(
      await engine.run(
        { runId: 'f', spec: shortSpec({ ...short, model: 'fusion' }), panel },
        () => undefined,
      ),
    ).report;
    const { weights, gate } = fusion.insight;
    expect(weights!.day).toBe(fusion.info.train.lastDay);
    expect(weights!.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    expect(gate!.days.at(-1)).toBe(fusion.info.test.lastDay);
    expect(gate!.days.length).toBeLessThanOrEqual(400);
    gate!.days.forEach((_, i) => {
      const [low, middle, high] = [gate!.low[i]!, gate!.middle[i]!, gate!.high[i]!];
      expect(0 < low && low <= middle && middle <= high && high < 1).toBe(true);
    });
    expect(new Set(gate!.middle).size).toBeGreaterThan(100);
    const mlp = valueOf(
      await engine.run({ runId: 'g', spec: shortSpec(short), panel }, () => undefined),
    ).report;
    expect(mlp.insight).toEqual({ weights: null, gate: null });
  });
});
