import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AnalysisAnswer,
  AnalysisKind,
  AnalysisKinds,
  AnalysisQuestion,
} from '../../../../src/contracts/analysis';
import { dayFromIso, isoFromDay } from '../../../../src/domain/calendar';
import { COIN_IDS } from '../../../../src/domain/catalogue/ids';
import { buildFeatures } from '../../../../src/domain/features/build';
import { FEATURES } from '../../../../src/domain/features/catalogue';
import { COIN_BOOSTS, WEIGHT_REGIMES } from '../../../../src/domain/features/dynamic-weights';
import type { Frame } from '../../../../src/domain/frame';
import { defaultSpec } from '../../../../src/domain/spec/defaults';
import { startNodeDuckDb } from '../../../../scripts/node-duckdb';
import { Analysis } from '../../../../workers/data/analysis/answer';
import { DuckDataEngine } from '../../../../workers/data/engine';
import { prepareRun } from '../../../../workers/training/prepare';
import { importText, mapping, seriesMapping } from '../../../domain/own/mapping';
import { shippedFiles, shippedObservations } from '../../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
let panel: Frame;

beforeAll(async () => {
  expect(await engine.open(shippedFiles())).toMatchObject({ ok: true });
  const known = await engine.panel({ view: 'known' });
  if (!known.ok) throw new Error(known.error.message);
  panel = known.value;
});
afterAll(() => engine.close());

async function ask<K extends AnalysisKind>(
  kind: K,
  request: AnalysisKinds[K]['request'],
): Promise<AnalysisAnswer<K>> {
  const outcome = await engine.analyse({ kind, ...request } as AnalysisQuestion);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value as AnalysisAnswer<K>;
}

const row = (iso: string): number => panel.days.indexOf(dayFromIso(iso));

describe('frequency', () => {
  const asOfDay = dayFromIso('2020-03-12');

  it('should say that the causal line is never rewritten and the smoothed one is', async () => {
    const study = await ask('frequency', { series: 'vix', cutoff: 0.2, asOfDay });
    const at = row('2020-03-12');
    expect(study.raw).toEqual(panel.columns['vix']);
    expect(study.smoothedAsOf[at]).toBeCloseTo(study.said[at]!, 9);
    expect(study.smoothedAsOf[at + 1]).toBeNaN();
    expect(Math.abs(study.said[at]! - study.smoothed[at]!)).toBeGreaterThan(1);
    const later = await ask('frequency', { series: 'vix', cutoff: 0.2, asOfDay: asOfDay + 400 });
    expect(later.causal).toEqual(study.causal);
  });

  it('should find that the smoothed line guesses the next move and the causal one hardly', async () => {
    const rows = await ask('frequencies', { own: [] });
    expect(rows).toHaveLength(10);
    const sp500 = rows.find(({ series }) => series === 'sp500')!;
    expect(sp500.cutoff).toBe(0.5);
    expect(sp500.smoothedHits).toBeGreaterThan(sp500.causalHits + 10);
    expect(Math.abs(sp500.causalHits - 50)).toBeLessThan(6);
    expect(rows.every(({ causalDelay, smoothedLead }) => causalDelay >= 0 && smoothedLead >= 1)).toBe(true);
  });
});

describe('frequency of an own indicator', () => {
  const first = dayFromIso('2019-01-01');
  // Twenty days a month, none in the last ten; ends before the panel does.
  const rows = Array.from({ length: 700 }, (_, i) => first + i)
    .filter((day) => Number(isoFromDay(day).slice(8)) <= 20)
    .map((day) => `${isoFromDay(day)},${(10 + Math.sin(day / 20)).toFixed(4)}`);
  const chosen = mapping({ series: [seriesMapping({ label: 'Gappy' })] });
  const { series } = importText(['Date,Value', ...rows].join('\n'), chosen);
  const asOfDay = first + 400;

  it('should run over its gaps, end where it ends, and stand behind the shipped ones', async () => {
    expect(await engine.setOwn(series)).toMatchObject({ ok: true });
    const study = await ask('frequency', { series: 'own_gappy', cutoff: 0.5, asOfDay });
    const present = study.raw.map((value) => Number(!Number.isNaN(value)));
    const begin = present.indexOf(1);
    const end = present.lastIndexOf(1);
    expect(study.days[begin]).toBe(first + 1);
    expect(present.slice(begin, end + 1).every((one) => one === 1)).toBe(true);
    expect(end).toBeLessThan(study.days.length - 1000);
    const at = study.days.indexOf(asOfDay);
    expect(study.smoothedAsOf[at]).toBeCloseTo(study.said[at]!, 9);
    expect(study.said[end]).toBeCloseTo(study.smoothed[end]!, 9);
    const rowsOfAll = await ask('frequencies', { own: [{ series: 'own_gappy', cutoff: 0.5 }] });
    expect(rowsOfAll.at(-1)).toMatchObject({ series: 'own_gappy', cutoff: 0.5 });
    expect(rowsOfAll.at(-1)!.judged).toBeGreaterThan(300);
  });

  it('should say so where the series is not on this machine', async () => {
    await engine.setOwn([]);
    const answer = await engine.analyse({ kind: 'frequency', series: 'own_gappy', cutoff: 0.5, asOfDay });
    expect(answer).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/own_gappy is not on this machine/) as string },
    });
  });
});

describe('price trend', () => {
  it('should know each month on its release day and draw the past anew as months come in', async () => {
    const asOfDay = dayFromIso('2022-06-30');
    const study = await ask('price-trend', { asOfDay, fit: false });
    const at = study.days.indexOf(asOfDay);
    expect(study.fit).toBeNull();
    expect(study.releases.values).toEqual(shippedObservations('cpi').values);
    expect(study.smoothedAsOf.growth[at]).not.toBeNaN();
    expect(study.smoothedAsOf.growth[at + 1]).toBeNaN();
    expect(Math.abs(study.smoothedAsOf.growth[at]! - study.smoothed.growth[at]!)).toBeGreaterThan(0.5);
  });

  it('should fit the variances on what was out by the as-of day', async () => {
    const early = await ask('price-trend', { asOfDay: dayFromIso('2015-12-31'), fit: true });
    const late = await ask('price-trend', { asOfDay: dayFromIso('2025-12-31'), fit: true });
    expect(early.fit!.logLikelihood).toBeGreaterThan(early.fit!.startLogLikelihood);
    expect(late.variances).toEqual(late.fit!.variances);
    expect(late.variances).not.toEqual(early.variances);
  });
});

describe('features', () => {
  it('should list the whole catalogue with the reasons that training gives', async () => {
    const { rows, run } = await ask('feature-table', { coin: 'doge' });
    expect(rows.map(({ id }) => id)).toEqual(FEATURES.map(({ id }) => id));
    const prepared = prepareRun(
      { ...defaultSpec({ data: '', lastDay: panel.days.at(-1)! }), coin: 'doge' },
      panel,
    );
    for (const { feature, reason } of prepared.leftOut) {
      expect(rows.find(({ id }) => id === feature)?.leftOut).toBe(reason);
    }
    expect(run.fitted.firstDay).toBe(panel.days[prepared.fitted.from]);
    expect(run.fitted.rows).toBe(prepared.fitted.to - prepared.fitted.from);
    const close = rows.find(({ id }) => id === 'close')!;
    expect(close.firstDay).toBe(dayFromIso('2013-12-16'));
    expect(close.latest).toBe(panel.columns['doge_close']!.at(-1));
  });

  it.each(COIN_IDS)(
    'should prove the law of time for a feature of %s, with the regimes of its days',
    async (coin) => {
      const series = await ask('feature-series', { coin, feature: 'cpi_growth_daily' });
      expect(series.values).toEqual(
        buildFeatures(panel, coin, { ids: ['cpi_growth_daily'] }).columns['cpi_growth_daily'],
      );
      expect(series.lawOfTime.identical).toBe(true);
      expect(series.lawOfTime.compared).toBeGreaterThan(10_000);
      expect(series.highInflation[row('2022-06-30')]).toBe(1);
      expect(series.hikeCycle[row('2020-06-30')]).toBe(0);
    },
  );

  it('should switch the boosts of the weights', async () => {
    const at = row('2022-09-01');
    const plain = await ask('weights', { coin: 'btc', boosts: {}, regimes: [] });
    const boosted = await ask('weights', { coin: 'btc', boosts: COIN_BOOSTS.btc, regimes: [] });
    const regimes = await ask('weights', {
      coin: 'btc',
      boosts: COIN_BOOSTS.btc,
      regimes: WEIGHT_REGIMES,
    });
    for (const { smoothed } of [plain, boosted, regimes]) {
      expect(smoothed.reduce((sum, values) => sum + values[at]!, 0)).toBeCloseTo(1, 12);
    }
    const share = ({ features, smoothed }: typeof plain, id: 'vix' | 'cpi'): number =>
      smoothed[features.indexOf(id)]![at]!;
    expect(share(boosted, 'vix')).toBeGreaterThan(share(plain, 'vix'));
    expect(share(regimes, 'cpi')).toBeGreaterThan(share(boosted, 'cpi'));
  });
});

describe('scaling', () => {
  it('should carry the training rows into the range, and say where the test leaves it', async () => {
    const { rows, unfitted } = await ask('scaling-table', { coin: 'btc', preset: 'hierarchical' });
    const sp500 = rows.find(({ id }) => id === 'sp500')!;
    expect(sp500.scaled).toEqual({ min: -1, max: 1 });
    expect(sp500.raw.min).toBeGreaterThan(1500);
    expect(sp500.test.max).toBeGreaterThan(1);
    expect(rows.find(({ id }) => id === 'log_return_1d')!.deviation).toBeCloseTo(1, 9);
    expect(rows.length + unfitted.length).toBe(FEATURES.length);
  });

  it('should use the scalers that training uses', async () => {
    const { rows } = await ask('scaling-table', { coin: 'eth', preset: 'hierarchical' });
    const prepared = prepareRun(
      { ...defaultSpec({ data: '', lastDay: panel.days.at(-1)! }), coin: 'eth' },
      panel,
    );
    prepared.scaling.features.forEach((feature, i) => {
      expect(rows.find(({ id }) => id === feature)!.params).toEqual(prepared.scaling.scalers[i]);
    });
  });

  it('should draw the same noise for a seed, another for each epoch, and as large as asked', async () => {
    const request = { coin: 'btc', preset: 'hierarchical', feature: 'vix', noise: 0.5, seed: 7 } as const;
    const { noise } = await ask('scaled-series', request);
    const again = await ask('scaled-series', request);
    expect(again.noise).toEqual(noise);
    expect(noise.epochs[0]).not.toEqual(noise.epochs[1]);
    const differences = noise.epochs.flatMap((epoch) =>
      Array.from(epoch, (value, i) => value - noise.plain[i]!),
    );
    const deviation = Math.sqrt(differences.reduce((sum, d) => sum + d * d, 0) / differences.length);
    expect(deviation / (0.5 * noise.deviation)).toBeGreaterThan(0.8);
    expect(deviation / (0.5 * noise.deviation)).toBeLessThan(1.2);
  });
});

describe('questions nobody can answer', () => {
  it.each([
    { kind: 'feature-table', coin: 'xrp' },
    { kind: 'frequency', series: 'gold', cutoff: 0.5, asOfDay: 0 },
    { kind: 'frequency', series: 'vix', cutoff: 1, asOfDay: 0 },
    { kind: 'feature-series', coin: 'btc', feature: 'rsi' },
    { kind: 'scaling-table', coin: 'btc', preset: 'quantile' },
  ])('should be refused with what there is: $kind', async (question) => {
    const outcome = await engine.analyse(question as unknown as AnalysisQuestion);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('should say that a feature has no values to fit on', async () => {
    const columns = { ...panel.columns, fear_greed: new Float64Array(panel.days.length).fill(NaN) };
    const analysis = new Analysis({
      panel: () => Promise.resolve({ days: panel.days, columns }),
      cpi: () => Promise.reject(new Error('not asked for')),
      ownIndicators: () => [],
    });
    const request = { coin: 'btc', preset: 'hierarchical' } as const;
    const table = await analysis.answer({ kind: 'scaling-table', ...request });
    expect(table).toMatchObject({ ok: true, value: { unfitted: ['fear_greed'] } });
    const series = await analysis.answer({
      kind: 'scaled-series',
      ...request,
      feature: 'fear_greed',
      noise: 0,
      seed: 1,
    });
    expect(series).toMatchObject({ ok: false, error: { code: 'not-enough-data' } });
  });
});
