import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeDuckDb } from '../../scripts/node-duckdb';
import type { Outcome } from '../../src/contracts/outcome';
import type { RunSpec } from '../../src/contracts/run';
import type { TrainingResult } from '../../src/contracts/training-engine';
import { dayFromIso, isoFromDay, weekday } from '../../src/domain/calendar';
import { isOwnId } from '../../src/domain/catalogue/ids';
import { findFeature } from '../../src/domain/features/catalogue';
import { buildFeatures } from '../../src/domain/features/build';
import { runPanel } from '../../src/domain/features/run-inputs';
import type { Frame } from '../../src/domain/frame';
import { createRandom } from '../../src/domain/random';
import type { SeriesMapping } from '../../src/domain/own/mapping';
import type { OwnSeries } from '../../src/domain/own/series';
import { SCALING_PRESETS, scalingFor } from '../../src/domain/scaling/presets';
import { fitScaler } from '../../src/domain/scaling/scaler';
import { DuckDataEngine } from '../../workers/data/engine';
import { memoryStorage } from '../../workers/training/memory-storage';
import { prepareRun } from '../../workers/training/prepare';
import { violations } from '../domain/features/law-of-time';
import { importText, mapping, seriesMapping } from '../domain/own/mapping';
import { shippedFiles } from '../fixtures/tables';
import { engineOn, shortSpec } from './training/shipped-runs';

/** Closes of weekdays alone, nothing else, ending years before the shipped data do. */
const FIRST = dayFromIso('2018-03-01');
const LAST = dayFromIso('2023-06-30');
const engine = new DuckDataEngine(startNodeDuckDb);
let panel: Frame;

const value = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.error.message} ${outcome.error.hint}`);
};

interface Drawn {
  readonly label: string;
  readonly seed: number;
  readonly weekdays: boolean;
}

function drawn({ label, seed, weekdays }: Drawn, changes: Partial<SeriesMapping>): OwnSeries {
  const random = createRandom(seed);
  const lines = ['Date,Value'];
  let level = 100;
  for (let day = FIRST; day <= LAST; day++) {
    level *= Math.exp(0.02 * random.normal());
    if (!weekdays || ![0, 6].includes(weekday(day))) lines.push(`${isoFromDay(day)},${level.toFixed(4)}`);
  }
  return importText(lines.join('\n'), mapping({ series: [seriesMapping({ label, ...changes })] })).series[0]!;
}

const coin = drawn(
  { label: 'Gold', seed: 5, weekdays: true },
  { kind: 'coin', change: 'log', release: { kind: 'same-day' } },
);
const rate = drawn({ label: 'Hash rate', seed: 6, weekdays: false }, { release: { kind: 'days', days: 3 } });

function specOf(changes: Partial<RunSpec> = {}): RunSpec {
  return shortSpec({ coin: 'own_gold', covariates: ['own_hash_rate'], epochs: 2, ...changes });
}

beforeAll(async () => {
  value(await engine.open(shippedFiles()));
  value(await engine.setOwn([coin, rate]));
  panel = value(await engine.panel({ view: 'known' }));
});
afterAll(() => engine.close());

async function train(spec: RunSpec, on: Frame = panel): Promise<Outcome<TrainingResult>> {
  return engineOn(memoryStorage()).run({ runId: 'own', spec, panel: on }, () => undefined);
}

describe('a run on a coin of the reader’s own that has closes and nothing else', () => {
  let result: TrainingResult;
  beforeAll(async () => {
    result = value(await train(specOf({ model: 'fusion' })));
  });

  it('should leave out by name what needs volume, and see the own indicator', () => {
    const { info } = result.report;
    expect(info.leftOut.map(({ feature }) => feature)).toContain('volume');
    expect(info.features).toEqual(expect.arrayContaining(['close', 'fed_rate', 'own_hash_rate']));
    expect(info.macroInputs).toContain('own_hash_rate');
    expect(result.report.epochs).toHaveLength(2);
  });

  it('should end where the own prices end, and forecast from there', () => {
    expect(isoFromDay(result.report.next.originDay)).toBe('2023-06-30');
    expect(result.report.next.lastClose).toBeCloseTo(coin.observations.values.at(-1)!, 9);
    expect(result.report.test.originDays.at(-1)!).toBeLessThan(result.report.next.originDay);
  });

  it('should judge against the own prices, weekends standing still', () => {
    const { originDays, lastClose } = result.report.test;
    const sunday = originDays.findIndex((day) => weekday(day) === 0);
    expect(lastClose[sunday]).toBe(lastClose[sunday - 1]);
    expect(result.report.naive.average.rmse).toBeGreaterThan(0);
  });

  it('should forecast again from the kept model', async () => {
    const forecast = value(
      await engineOn(memoryStorage()).forecast({
        model: result.model,
        panel: runPanel(result.report.spec, panel),
        originDay: result.report.next.originDay,
      }),
    );
    expect(forecast.forecast).toEqual(result.report.next.forecast);
  });
});

describe('an own coin', () => {
  it('should not have its forecast, features or weights moved by prices that come later', async () => {
    const cut = dayFromIso('2023-04-05');
    const result = value(await train(specOf({ lastDay: cut - 30, covariates: [] })));
    const { knownDays, values } = coin.observations;
    const other = values.map((one, i) => (knownDays[i]! > cut ? 3 * one : one));
    value(await engine.setOwn([{ ...coin, observations: { ...coin.observations, values: other } }, rate]));
    const changed = value(await engine.panel({ view: 'known' }));
    value(await engine.setOwn([coin, rate]));
    const upTo = panel.days.indexOf(cut) + 1;
    const features = (of: Frame): Frame => buildFeatures(of, 'own_gold');
    expect(violations(features(panel), features(changed), upTo - 1)).toEqual([]);
    expect(features(changed).columns['close']![upTo]).not.toBe(features(panel).columns['close']![upTo]);
    const said = async (of: Frame): Promise<unknown> =>
      value(
        await engineOn(memoryStorage()).forecast({
          model: { ...result.model, shrinkage: 1 },
          panel: of,
          originDay: cut,
        }),
      );
    expect(await said(changed)).toEqual(await said(panel));
  });
});

describe('own indicators in a run', () => {
  it('should be seen only from the day on which they were known', () => {
    const cut = dayFromIso('2022-01-10');
    const features = buildFeatures(panel, 'btc', { ids: ['own_hash_rate'] }).columns['own_hash_rate']!;
    const row = panel.days.indexOf(cut);
    const at = rate.observations.days.indexOf(cut - 3);
    expect(features[row]).toBe(rate.observations.values[at]);
  });

  it('should not know what comes out later, whatever it will be', async () => {
    const cut = dayFromIso('2021-05-05');
    const { knownDays, values } = rate.observations;
    const other = values.map((one, i) => (knownDays[i]! > cut ? 7 * one : one));
    value(await engine.setOwn([coin, { ...rate, observations: { ...rate.observations, values: other } }]));
    const changed = value(await engine.panel({ view: 'known' }));
    value(await engine.setOwn([coin, rate]));
    const upTo = panel.days.indexOf(cut) + 1;
    const seen = (of: Frame): Float64Array =>
      buildFeatures(of, 'own_gold', { ids: ['own_hash_rate'] }).columns['own_hash_rate']!;
    expect(seen(changed).subarray(0, upTo)).toEqual(seen(panel).subarray(0, upTo));
    expect(seen(changed)[upTo]).not.toBe(seen(panel)[upTo]);
  });

  it('should do for a shipped coin as well, and be left out by name where they end too early', () => {
    const prepared = prepareRun(
      specOf({ coin: 'btc', lastDay: LAST, firstDay: dayFromIso('2018-06-01') }),
      panel,
    );
    expect(prepared.scaling.features).toContain('own_hash_rate');
    const late = prepareRun(specOf({ coin: 'btc' }), panel);
    expect(late.scaling.features).not.toContain('own_hash_rate');
    expect(late.leftOut.find(({ feature }) => feature === 'own_hash_rate')?.reason).toMatch(/Missing on/);
  });

  it('should end a run with the name of what is missing on this machine', async () => {
    const columns = Object.fromEntries(Object.entries(panel.columns).filter(([id]) => !isOwnId(id)));
    const outcome = await train(specOf(), { days: panel.days, columns });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    if (!outcome.ok) expect(outcome.error.message).toMatch(/own_gold, own_hash_rate/);
  });
});

describe('the scaling of a run', () => {
  it.each(SCALING_PRESETS)(
    'should be what the specification says, fitted on training rows: %s',
    (scaling) => {
      const spec = specOf({ scaling, model: 'fusion' });
      const prepared = prepareRun(spec, panel);
      const { features, scalers, macroInputs, macroScalers } = prepared.scaling;
      const raw = buildFeatures(prepared.panel, spec.coin, {
        ids: [...new Set([...features, ...macroInputs])],
      });
      const { from, to } = prepared.fitted;
      const expected = (id: string) => {
        const { kind, log } = scalingFor(findFeature(id).group, scaling);
        return fitScaler(kind, raw.columns[id]!.subarray(from, to), { log }).params;
      };
      expect(scalers).toEqual(features.map(expected));
      expect(macroScalers).toEqual(macroInputs.map(expected));
    },
  );
});
