import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/contracts/outcome';
import type { InferenceAnswer, InferenceKind, InferenceKinds } from '../../../../src/contracts/inference';
import { ALERT_PRESETS } from '../../../../src/domain/alerts/presets';
import { dayFromIso, isoFromDay } from '../../../../src/domain/calendar';
import { startNodeDuckDb } from '../../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../../workers/data/engine';
import { shippedFiles } from '../../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
beforeAll(() => engine.open(shippedFiles()));
afterAll(() => engine.close());

const range = { firstDay: dayFromIso('2018-01-01'), lastDay: dayFromIso('2025-12-31') };

async function ask<K extends InferenceKind>(
  kind: K,
  request: InferenceKinds[K]['request'],
): Promise<Outcome<InferenceAnswer<K>>> {
  return engine.infer('job', { kind, ...request } as never, () => undefined) as never;
}

async function answer<K extends InferenceKind>(
  kind: K,
  request: InferenceKinds[K]['request'],
): Promise<InferenceAnswer<K>> {
  const outcome = await ask(kind, request);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe('betas', () => {
  it('should find that Bitcoin fell with the S&P 500, and not the sign for a rate', async () => {
    const crash = await answer('betas', { coin: 'btc', shock: { sp500: Math.log(0.8) }, ...range });
    expect(crash.spansZero).toBe(false);
    expect(crash.effect).toBeLessThan(0);
    expect(crash.n).toBeGreaterThan(1900);
    expect(crash.factors.map(({ id }) => id)).toHaveLength(7);
    const rate = await answer('betas', { coin: 'btc', shock: { fed_rate: 2 }, ...range });
    expect(rate.spansZero).toBe(true);
  });

  it('should double with a doubled shock', async () => {
    const [one, two] = await Promise.all(
      [0.1, 0.2].map((sp500) => answer('betas', { coin: 'eth', shock: { sp500 }, ...range })),
    );
    expect(two!.effect).toBeCloseTo(2 * one!.effect, 10);
    expect(two!.standardError).toBeCloseTo(2 * one!.standardError, 10);
  });

  it('should refuse a range without enough days in words', async () => {
    const outcome = await ask('betas', {
      coin: 'btc',
      shock: {},
      firstDay: range.lastDay - 5,
      lastDay: range.lastDay,
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'not-enough-data' } });
  });
});

describe('hedge', () => {
  const request = { coin: 'btc', window: 250, rebalance: 20, costBasisPoints: 5, seed: 1, ...range } as const;

  it('should test forward on common trading days', async () => {
    const { days, betas, test } = await answer('hedge', { ...request, instruments: ['sp500'] });
    expect(new Set(Array.from(days, (day) => new Date(day * 864e5).getUTCDay()))).toEqual(
      new Set([1, 2, 3, 4, 5]),
    );
    expect(betas.betas[0]).toHaveLength(days.length);
    expect(test.rows).toBe(days.length - 250);
    expect(test.inSample).toBeGreaterThan(test.reduction);
    expect(test.upper).toBeLessThan(0.5);
  });

  it('should take two instruments together', async () => {
    const { betas, test } = await answer('hedge', { ...request, instruments: ['sp500', 'dxy'] });
    expect(betas.betas).toHaveLength(2);
    expect(test.ratios).toHaveLength(2);
  });

  it('should name an instrument that nobody has', async () => {
    const outcome = await ask('hedge', { ...request, instruments: ['gold'] });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });
});

describe('alerts', () => {
  const request = { coin: 'btc', horizons: [7, 30], placebos: 200, seed: 1 } as const;

  it('should judge every preset and tell each as soon as it is there', async () => {
    const parts: string[] = [];
    const outcome = await engine.infer(
      'job',
      { kind: 'alerts', rules: ALERT_PRESETS, ...request },
      ({ parts: found }) => parts.push(...(found as unknown as { id: string }[]).map(({ id }) => id)),
    );
    expect(outcome.ok).toBe(true);
    expect(parts).toEqual(ALERT_PRESETS.map(({ id }) => id));
    const histories = (outcome as { value: InferenceAnswer<'alerts'> }).value;
    expect(histories.filter(({ problem }) => problem !== null)).toEqual([]);
    for (const { aftermath: after, firings } of histories) {
      expect(firings.length).toBeGreaterThan(0);
      expect(after.map(({ horizon }) => horizon)).toEqual([7, 30]);
    }
  });

  it('should fire on the day on which the VIX first closed above 30 in 2020, as known', async () => {
    const [vix] = await answer('alerts', {
      ...request,
      rules: [ALERT_PRESETS.find(({ id }) => id === 'vix-30')!],
    });
    const days = Array.from(vix!.firings, isoFromDay).filter((iso) => iso.startsWith('2020'));
    expect(days[0]).toBe('2020-02-27');
  });

  it('should say what is wrong with a rule and judge the others', async () => {
    const wrong = {
      ...ALERT_PRESETS[2]!,
      condition: { kind: 'level', series: 'gold', side: 'above', threshold: 1 },
    } as const;
    const [first, second] = await answer('alerts', { ...request, rules: [wrong, ALERT_PRESETS[2]!] });
    expect(first!.problem).toContain('"gold"');
    expect(second!.problem).toBeNull();
  });
});
