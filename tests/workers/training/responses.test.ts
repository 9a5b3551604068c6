import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskedModel, ResponsesProgress } from '../../../src/contracts/shock';
import type { Frame } from '../../../src/domain/frame';
import { parseChoice } from '../../../src/domain/shock/choice';
import { dayFromIso } from '../../../src/domain/calendar';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../workers/data/engine';
import { memoryStorage } from '../../../workers/training/memory-storage';
import { shippedFiles } from '../../fixtures/tables';
import { engineOn, shortSpec, valueOf } from './shipped-runs';

const data = new DuckDataEngine(startNodeDuckDb);
const engine = engineOn(memoryStorage());
const startDay = dayFromIso('2025-11-20');
const originDay = dayFromIso('2025-12-31');
let panel: Frame;
let models: AskedModel[];
const TEXTS = ['preset:rates:500', 'preset:crash:-40', 'mix:vix,scale,1,step,1'];
let variants: Record<string, Float64Array>[];
let shocked: Frame[];

beforeAll(async () => {
  await data.open(shippedFiles());
  panel = valueOf(await data.panel({ view: 'known' }));
  models = [];
  for (const [i, model] of (['fusion', 'mlp'] as const).entries()) {
    const spec = shortSpec({
      model,
      epochs: 1,
      coin: i === 0 ? 'btc' : 'ltc',
      firstDay: dayFromIso('2022-01-01'),
    });
    const result = valueOf(await engine.run({ runId: model, spec, panel }, () => undefined));
    models.push({ model: result.model, train: result.report.info.train });
  }
  const asked = TEXTS.map((text) => ({ choice: parseChoice(text), startDay }));
  const answers = valueOf(await data.variants({ view: 'known', variants: asked })).map(valueOf);
  variants = answers.map(({ columns }) => ({ ...columns }));
  shocked = [];
  for (const { shocks } of answers) shocked.push(valueOf(await data.panel({ view: 'known', shocks })));
}, 120_000);
afterAll(() => data.close());

describe('respond', () => {
  it('should equal a full run of the pipeline on the whole shocked panel, bit for bit', async () => {
    const answers = valueOf(await engine.respond({ models, panel, variants, originDay }, () => undefined));
    for (const [m, { model }] of models.entries()) {
      const ask = async (frame: Frame, shrinkage = model.shrinkage) =>
        valueOf(await engine.forecast({ model: { ...model, shrinkage }, panel: frame, originDay }));
      expect(answers[m]!.base.path).toEqual(await ask(panel));
      expect(answers[m]!.base.unshrunk).toEqual(await ask(panel, 1));
      for (const [v, frame] of shocked.entries()) {
        expect(answers[m]!.shocked[v]!.path).toEqual(await ask(frame));
        expect(answers[m]!.shocked[v]!.unshrunk).toEqual(await ask(frame, 1));
      }
    }
  });

  it('should follow one changed raw value to the forecast, and change nothing without a shock', async () => {
    const [fusion] = valueOf(await engine.respond({ models, panel, variants, originDay }, () => undefined));
    const [rates, crash, nothing] = fusion!.shocked;
    expect(rates!.unshrunk.forecast).not.toEqual(fusion!.base.unshrunk.forecast);
    expect(crash!.unshrunk.forecast).not.toEqual(rates!.unshrunk.forecast);
    expect(nothing!.unshrunk).toEqual(fusion!.base.unshrunk);
    expect(nothing!.exits).toEqual([]);
  });

  it('should name the inputs that leave the training range', async () => {
    const [fusion] = valueOf(await engine.respond({ models, panel, variants, originDay }, () => undefined));
    const names = fusion!.shocked[0]!.exits.map(({ feature }) => feature);
    // 8.6 % stands above every rate of 2022 to 2025.
    expect(names).toContain('fed_rate');
    expect(fusion!.shocked[0]!.exits[0]!.beyond).toBeGreaterThan(0);
  });

  it('should tell its progress and leave no tensor behind', async () => {
    const news: ResponsesProgress[] = [];
    const before = tf.memory().numTensors;
    valueOf(await engine.respond({ models, panel, variants, originDay }, (each) => news.push(each)));
    expect(news.at(-1)).toEqual({ done: 8, of: 8 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('should end a question that is given up, or followed by another', async () => {
    const first = engine.respond({ models, panel, variants, originDay }, () => undefined);
    const second = engine.respond({ models, panel, variants, originDay }, () => undefined);
    expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await engine.cancelResponses();
    expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('should name a day that the data do not have', async () => {
    const outcome = await engine.respond({ models, panel, variants, originDay: 30_000 }, () => undefined);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });
});
