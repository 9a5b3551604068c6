import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeBackends } from '../../../scripts/experiment/node-backends';
import type { TableFile } from '../../../src/contracts/data-engine';
import type { Outcome } from '../../../src/contracts/outcome';
import type { TrainedModel } from '../../../src/contracts/run';
import { COIN_IDS, type CoinId } from '../../../src/domain/catalogue/ids';
import { dayFromIso } from '../../../src/domain/calendar';
import { buildFeatures, computeFeatures } from '../../../src/domain/features/build';
import type { Feature } from '../../../src/domain/features/feature';
import type { Frame } from '../../../src/domain/frame';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { DuckDataEngine } from '../../../workers/data/engine';
import { TrainingWorker } from '../../../workers/training/engine';
import { violations } from '../../domain/features/law-of-time';
import { lastingDuckDb } from '../../fixtures/duckdb';
import { shippedFiles } from '../../fixtures/tables';
import { TABLE_FUTURES, tablesKnownAtOnce, tablesWithFuture, type TableFuture } from './futures';

/** Cut days lie after the models' training, and before the news series that they use ends. */
const TRAINED_UNTIL = dayFromIso('2020-12-31');
const LAST_CUT = dayFromIso('2021-09-25');
const CUT = dayFromIso('2021-06-16');

const duck = lastingDuckDb();
afterAll(() => duck.end());

const files = shippedFiles();
const trainer = new TrainingWorker({ backends: nodeBackends, now: () => performance.now() });
const models = new Map<CoinId, TrainedModel>();
let whole: Frame;

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.error.message);
}

/** The as-known panel of some tables, by way of DuckDB and the as-of join. */
async function knownPanel(tables: readonly TableFile[]): Promise<Frame> {
  const engine = new DuckDataEngine(duck.start);
  try {
    valueOf(await engine.open(tables));
    return valueOf(await engine.panel({ view: 'known' }));
  } finally {
    await engine.close();
  }
}

async function train(coin: CoinId, panel: Frame = whole): Promise<TrainedModel> {
  const spec = { ...defaultSpec({ data: 'law-of-time', lastDay: TRAINED_UNTIL }), coin, epochs: 1 };
  const job = {
    runId: coin,
    spec: { ...spec, model: 'fusion' as const, backend: 'wasm' as const },
    panel,
  };
  const { model } = valueOf(await trainer.run(job, () => undefined));
  // One epoch may shrink to the naive forecast, in which nothing could be seen to move.
  return { ...model, shrinkage: 1 };
}

/** What moves at or before `day`: columns of the panel, features of the coin, and the forecast from that day. */
async function moved(changed: Frame, coin: CoinId, day: number): Promise<string[]> {
  const row = whole.days.indexOf(day);
  const forecast = async (panel: Frame): Promise<string> =>
    JSON.stringify(valueOf(await trainer.forecast({ model: models.get(coin)!, panel, originDay: day })));
  const same = (await forecast(whole)) === (await forecast(changed));
  return [
    ...violations(whole, changed, row),
    ...violations(buildFeatures(whole, coin), buildFeatures(changed, coin), row),
    ...(same ? [] : ['forecast']),
  ];
}

beforeAll(async () => {
  whole = await knownPanel(files);
  for (const coin of COIN_IDS) models.set(coin, await train(coin));
}, 300_000);

describe('the law of time, from the tables to the forecast', () => {
  it('should leave panel, features and forecast of a day as they are whatever is published later', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...COIN_IDS),
        fc.integer({ min: TRAINED_UNTIL + 1, max: LAST_CUT }),
        fc.constantFrom<TableFuture>(...TABLE_FUTURES),
        async (coin, day, future) => {
          const changed = await knownPanel(tablesWithFuture(files, day, future));
          expect(await moved(changed, coin, day)).toEqual([]);
        },
      ),
      { numRuns: 8, seed: 23, endOnFailure: true },
    );
  }, 300_000);

  it('should train the same model whatever is published after its last day', async () => {
    const changed = await knownPanel(tablesWithFuture(files, TRAINED_UNTIL, 'changed'));
    expect(await train('btc', changed)).toEqual(models.get('btc'));
  });

  it('should see the forecast move when something already published is another', async () => {
    const changed = await knownPanel(tablesWithFuture(files, CUT - 1, 'changed'));
    expect(await moved(changed, 'btc', CUT)).toContain('forecast');
  });

  it('should catch a join that takes values at their date instead of their release', async () => {
    // The middle of a month: the CPI of the month before came out on the 10th, that of this month did not.
    const leaky = await knownPanel(tablesKnownAtOnce(files));
    const otherFuture = await knownPanel(tablesKnownAtOnce(tablesWithFuture(files, CUT, 'changed')));
    const caught = violations(leaky, otherFuture, leaky.days.indexOf(CUT));
    expect(caught).toEqual(expect.arrayContaining(['cpi', 'fed_rate', 'dxy', 'treasury_10y']));
    expect(caught).not.toContain('vix');
  });

  it('should catch a feature that looks one day ahead', async () => {
    const changed = await knownPanel(tablesWithFuture(files, CUT, 'changed'));
    const leak: Feature = {
      id: 'tomorrow',
      label: '',
      formula: '',
      unit: '',
      group: 'return',
      warmUp: 0,
      description: '',
      compute: ({ close }) => close.map((_, t) => close[t + 1] ?? NaN),
    };
    const row = whole.days.indexOf(CUT);
    const caught = violations(
      computeFeatures(whole, 'btc', [leak]),
      computeFeatures(changed, 'btc', [leak]),
      row,
    );
    expect(caught).toEqual(['tomorrow']);
  });
});
