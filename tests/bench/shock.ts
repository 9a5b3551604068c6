import { startNodeDuckDb } from '../../scripts/node-duckdb';
import type { Outcome } from '../../src/contracts/outcome';
import type { AskedModel } from '../../src/contracts/shock';
import { dayFromIso } from '../../src/domain/calendar';
import { COIN_IDS } from '../../src/domain/catalogue/ids';
import { presetSizes, shockPreset } from '../../src/domain/shock/presets';
import { DuckDataEngine } from '../../workers/data/engine';
import { memoryStorage } from '../../workers/training/memory-storage';
import { shippedFiles } from '../fixtures/tables';
import { engineOn, shortSpec } from '../workers/training/shipped-runs';

interface ShockResult {
  readonly name: string;
  readonly forecasts: number;
  readonly ms: number;
}

const SIZES = 10;

/**
 * A whole sensitivity picture, ten sizes of a rate spike for four coins, from the scenarios to the forecasts of trained
 * MacroFusion models on WebAssembly; beside it the same by building every shocked panel and all features anew.
 */
export async function shock(): Promise<ShockResult[]> {
  const data = new DuckDataEngine(startNodeDuckDb);
  try {
    value(await data.open(shippedFiles()));
    const panel = value(await data.panel({ view: 'known' }));
    const engine = engineOn(memoryStorage());
    const originDay = panel.days[panel.days.length - 1]!;
    const models: AskedModel[] = [];
    for (const coin of COIN_IDS) {
      const spec = shortSpec({ coin, model: 'fusion', epochs: 1, firstDay: dayFromIso('2022-01-01') });
      const { model, report } = value(await engine.run({ runId: coin, spec, panel }, () => undefined));
      models.push({ model, train: report.info.train });
    }
    const variants = presetSizes(shockPreset('rates'), SIZES).map((size) => ({
      choice: { kind: 'preset', id: 'rates', size } as const,
      startDay: originDay - 30,
    }));
    const ask = async (): Promise<void> => {
      const answers = value(await data.variants({ view: 'known', variants })).map(value);
      const columns = answers.map((answer) => answer.columns);
      value(await engine.respond({ models, panel, variants: columns, originDay }, () => undefined));
    };
    const plainly = async (): Promise<void> => {
      for (const answer of value(await data.variants({ view: 'known', variants })).map(value)) {
        const shocked = value(await data.panel({ view: 'known', shocks: answer.shocks }));
        for (const { model } of models) value(await engine.forecast({ model, panel: shocked, originDay }));
      }
    };
    const forecasts = SIZES * models.length;
    await ask();
    return [
      { name: 'sensitivity, what a shock reaches', forecasts, ms: await once(ask) },
      { name: 'sensitivity, everything anew', forecasts, ms: await once(plainly) },
    ];
  } finally {
    await data.close();
  }
}

async function once(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}
