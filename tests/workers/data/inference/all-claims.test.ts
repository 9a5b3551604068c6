import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeDuckDb } from '../../../../scripts/node-duckdb';
import type { Claim, ClaimId } from '../../../../src/domain/claims/claim';
import { DuckDataEngine } from '../../../../workers/data/engine';
import { shippedFiles } from '../../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
const only: ClaimId[] = [
  'mape',
  'btc-correlation',
  'eth-correlation',
  'ltc-correlation',
  'monthly-correlation',
  'dynamic-weights',
  'cross-validation',
  'scaling',
];
const told: Claim[] = [];
let claims: readonly Claim[] = [];

beforeAll(async () => {
  expect(await engine.open(shippedFiles())).toMatchObject({ ok: true });
  const outcome = await engine.infer('claims', { kind: 'claims', only }, ({ parts }) =>
    told.push(...(parts as Claim[])),
  );
  if (!outcome.ok) throw new Error(outcome.error.message);
  claims = outcome.value as readonly Claim[];
});
afterAll(() => engine.close());

function figure(id: ClaimId, side: 'original' | 'honest', label: string): number {
  const { figures } = claims.find((one) => one.id === id)![side];
  return figures.find((one) => one.label === label)!.value;
}

describe('the claims on the bundled tables', () => {
  it('should find the naive errors of the reference', () => {
    const naive = claims.find(({ id }) => id === 'mape')!.honest.figures.map(({ value }) => value);
    // On repaired closes.
    expect(naive.map((value) => Number(value.toFixed(3)))).toEqual([4.753, 6.455, 6.757, 8.085]);
  });

  it('should find the correlations of the reference on levels', () => {
    const levels = (id: ClaimId, label: string): string => figure(id, 'original', label).toFixed(2);
    expect(levels('btc-correlation', 'S&P 500, all days')).toBe('0.83');
    expect(levels('btc-correlation', 'S&P 500, 3 years')).toBe('0.87');
    expect(levels('btc-correlation', 'US dollar index (broad), 1 year')).toBe('-0.68');
    expect(levels('btc-correlation', 'US dollar index (broad), all days')).toBe('0.27');
    expect(levels('eth-correlation', 'VIX, 1 year')).toBe('-0.66');
    expect(levels('eth-correlation', 'Yield curve (10Y − fed funds), 1 year')).toBe('0.91');
    expect(levels('eth-correlation', 'Yield curve (10Y − fed funds), all days')).toBe('0.12');
    expect(levels('ltc-correlation', 'US dollar index (broad), 1 year')).toBe('-0.70');
    expect(levels('ltc-correlation', 'US dollar index (broad), all days')).toBe('0.26');
  });

  it('should know what three points give by chance', () => {
    expect(figure('monthly-correlation', 'honest', 'Chance alone beyond |r| 0.9')).toBeCloseTo(28.71, 2);
    expect(figure('monthly-correlation', 'honest', '|r| needed for p < 0.05')).toBeCloseTo(0.99692, 5);
  });

  it('should tell each row once, and every row a finding and two sides with numbers', () => {
    expect(claims.map(({ id }) => id).sort()).toEqual([...only].sort());
    expect(told.length).toBeLessThanOrEqual(claims.length);
    for (const { finding, original, honest } of claims) {
      // Series by their names, not by their ids.
      expect(JSON.stringify([finding, original, honest])).not.toMatch(/\b(sp500|dxy|yield_curve|news_\w+)\b/);
      expect(finding).toMatch(/\.$/);
      for (const { value } of [...original.figures, ...honest.figures])
        expect(Number.isFinite(value)).toBe(true);
    }
  });
});
