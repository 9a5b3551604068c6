import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeDuckDb } from '../../scripts/node-duckdb';
import type { Outlook } from '../../src/contracts/evaluation';
import type { InferenceAnswer, InferenceKind, InferenceQuestion } from '../../src/contracts/inference';
import { failure, type Outcome } from '../../src/contracts/outcome';
import type { AlertRule } from '../../src/domain/alerts/rule';
import { dayFromIso, isoFromDay, weekday } from '../../src/domain/calendar';
import { createRandom } from '../../src/domain/random';
import type { OwnSeries } from '../../src/domain/own/series';
import { DuckDataEngine } from '../../workers/data/engine';
import { importText, mapping, seriesMapping } from '../domain/own/mapping';
import { shippedFiles } from '../fixtures/tables';

/** Closes of weekdays that follow a rate one day later; and the rate. */
const FIRST = dayFromIso('2019-01-01');
const LAST = dayFromIso('2023-06-30');
const engine = new DuckDataEngine(startNodeDuckDb);
const days = { firstDay: FIRST, lastDay: LAST };
const pair = { view: 'observed', dayBasis: 'trading', row: 'own_gold', column: 'own_rate', ...days } as const;

function drawn(): readonly [OwnSeries, OwnSeries, OwnSeries] {
  const random = createRandom(9);
  const lines: readonly string[][] = [['Date,Value'], ['Date,Value'], ['Date,Value']];
  let [price, rate, before] = [100, 0, 0];
  for (let day = FIRST; day <= LAST; day++) {
    if ([0, 6].includes(weekday(day))) continue;
    const change = random.normal();
    price *= Math.exp(0.01 * before + 0.01 * random.normal());
    rate += change;
    before = change;
    const name = isoFromDay(day);
    lines[0]!.push(`${name},${price.toFixed(6)}`);
    lines[1]!.push(`${name},${rate.toFixed(6)}`);
    if (weekday(day) === 1) lines[2]!.push(`${name},${(100 + rate).toFixed(6)}`);
  }
  const taken = (text: readonly string[], changes: object): OwnSeries =>
    importText(text.join('\n'), mapping({ series: [seriesMapping(changes)] })).series[0]!;
  return [
    taken(lines[0]!, { label: 'Gold', kind: 'coin', change: 'log', release: { kind: 'same-day' } }),
    taken(lines[1]!, { label: 'Rate', release: { kind: 'same-day' } }),
    taken(lines[2]!, { label: 'Weekly', change: 'log', release: { kind: 'same-day' } }),
  ];
}

function ask<K extends InferenceKind>(question: InferenceQuestion<K>): Promise<Outcome<InferenceAnswer<K>>> {
  return engine.infer('own', question as InferenceQuestion, () => undefined) as Promise<
    Outcome<InferenceAnswer<K>>
  >;
}

async function answer<K extends InferenceKind>(question: InferenceQuestion<K>): Promise<InferenceAnswer<K>> {
  const outcome = await ask(question);
  if (!outcome.ok) throw new Error(`${outcome.error.message} ${outcome.error.hint}`);
  return outcome.value;
}

beforeAll(async () => {
  await engine.open(shippedFiles());
  await engine.setOwn(drawn());
});
afterAll(() => engine.close());

describe('transmission between own series', () => {
  it('should find by how many days the own rate comes first', async () => {
    const { lags, values } = await answer({ kind: 'lead-lag', ...pair, reach: 10, method: 'pearson' });
    const top = values.indexOf(Math.max(...values));
    expect(lags[top]).toBe(1);
  });

  it('should test them beside shipped ones, corrected together', async () => {
    const { row: _row, column: _column, ...range } = pair;
    const request = { ...range, rows: ['btc', 'own_gold'], columns: ['vix', 'own_rate'] };
    const found = await answer({
      kind: 'granger',
      ...request,
      maxLag: 3,
      criterion: 'bic',
      bothWays: true,
    });
    expect(found.rows).toHaveLength(8);
    const at = found.rows.findIndex(({ cause, effect }) => cause === 'own_rate' && effect === 'own_gold');
    expect(found.robust.holm[at]).toBeLessThan(0.001);
  });

  it('should follow the own price after a surprise of the own rate', async () => {
    const found = await answer({ kind: 'local-projection', ...pair, horizon: 3, lags: 2 });
    expect(found.lower[1]).toBeGreaterThan(0);
    expect(found.innovation).toBeCloseTo(1, 0);
  });

  it('should set the own price beside announcements, its last price standing over weekends', async () => {
    const request = { ...days, before: 3, after: 5, placebos: 200, seed: 1 };
    const study = await answer({ kind: 'event-study', coin: 'own_gold', events: 'fomc', ...request });
    expect(study.events).toBeGreaterThan(25);
    expect([...study.mean].every(Number.isFinite)).toBe(true);
  });
});

describe('an own coin', () => {
  it('should have an outlook from its last price', async () => {
    const found: Outlook = await answer({ kind: 'outlook', coin: 'own_gold', horizon: 5, past: 3 });
    expect(isoFromDay(found.next.originDay)).toBe('2023-06-30');
    expect(found.past).toHaveLength(3);
    const widest = found.next.quantiles.at(-1)![4]! / found.next.quantiles[0]![4]!;
    expect(widest).toBeGreaterThan(1.02);
  });

  const hedge = { coin: 'own_gold', ...days, window: 120, rebalance: 20, costBasisPoints: 5, seed: 1 };

  it('should be hedged on days on which both are traded, and not with what comes once a week', async () => {
    const found = await answer({ kind: 'hedge', ...hedge, coin: 'own_gold', instruments: ['sp500'] });
    expect(found.test.rows).toBeGreaterThan(700);
    const weekly = await ask({ kind: 'hedge', ...hedge, coin: 'own_gold', instruments: ['own_weekly'] });
    expect(weekly).toMatchObject({ ok: false, error: { code: 'not-enough-data' } });
    if (!weekly.ok) expect(weekly.error.message).toMatch(/only every 7 days/);
    const negative = await ask({ kind: 'hedge', ...hedge, coin: 'own_gold', instruments: ['own_rate'] });
    if (negative.ok) throw new Error('The rate falls below zero and has no returns.');
    expect(negative.error.message).toMatch(/own_rate has values of zero or less/);
  });

  it('should be watched, and say nothing of days after its end', async () => {
    const rule = (condition: AlertRule['condition'], id: string): AlertRule => ({
      ...{ id, name: id, condition, quietDays: 5 },
    });
    const rules = [
      rule({ kind: 'level', series: 'own_rate', side: 'above', threshold: -1e6 }, 'level'),
      rule({ kind: 'correlation', coin: 'own_gold', series: 'own_rate', threshold: 0.2 }, 'break'),
      rule({ kind: 'volatility', coin: 'own_gold', share: 0.2 }, 'wild'),
      rule({ kind: 'level', series: 'own_silver', side: 'above', threshold: 1 }, 'gone'),
    ];
    const found = await answer({
      kind: 'alerts',
      ...{ rules, coin: 'own_gold', horizons: [7], placebos: 50, seed: 1 },
    });
    expect(found.map(({ problem }) => problem === null)).toEqual([true, true, true, false]);
    expect(found[0]).toMatchObject({ holds: false, value: NaN });
    expect(found[1]!.firings.length).toBeGreaterThan(0);
    expect(found[3]!.problem).toMatch(/own_silver/);
  });
});

describe('an own series that is not here', () => {
  it.each([
    { kind: 'outlook', coin: 'own_silver', horizon: 5 },
    { kind: 'lead-lag', ...pair, row: 'own_silver', reach: 10, method: 'pearson' },
    {
      ...{ kind: 'event-study', coin: 'own_silver', events: 'cpi', ...days },
      ...{ before: 3, after: 5, placebos: 200, seed: 1 },
    },
  ] as const)('should be named: $kind', async (question) => {
    const outcome = (await ask(question as InferenceQuestion)) as Outcome<unknown>;
    expect(outcome).toMatchObject(
      failure('bad-input', expect.stringContaining('own_silver') as string, expect.any(String) as string),
    );
  });
});
