import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeDuckDb } from '../../../../scripts/node-duckdb';
import type { ClaimRow, ClaimsTable, InferenceProgress } from '../../../../src/contracts/inference';
import {
  CORRELATION_CLAIMS,
  ORIGINAL_DAYS,
  placeOf,
  type ClaimFigures,
} from '../../../../src/domain/claims/correlation-claims';
import { DuckDataEngine } from '../../../../workers/data/engine';
import { shippedFiles } from '../../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
const { lastDay } = ORIGINAL_DAYS;
const RANGES = [
  ORIGINAL_DAYS,
  ...[365, 1095, 1825].map((days) => ({ firstDay: lastDay - days + 1, lastDay })),
];
const told: ClaimRow[] = [];
let table: ClaimsTable;

beforeAll(async () => {
  expect(await engine.open(shippedFiles())).toMatchObject({ ok: true });
  const question = { kind: 'correlation-claims', view: 'observed', ranges: RANGES } as const;
  const outcome = await engine.infer('claims', question, (news) =>
    told.push(...(news as InferenceProgress<'correlation-claims'>).parts),
  );
  if (!outcome.ok) throw new Error(outcome.error.message);
  table = outcome.value as ClaimsTable;
});
afterAll(() => engine.close());

/** One figure of a claim over the original's days and their last year, three and five years, to two decimals. */
function over(claim: string, figure: (figures: ClaimFigures) => number): number[] {
  return table.rows
    .filter((row) => row.claim === claim)
    .map(({ figures }) => Math.round(100 * figure(figures)) / 100);
}

describe('correlation claims', () => {
  it('should measure every claim over every range', () => {
    expect(table.rows).toHaveLength(CORRELATION_CLAIMS.length * RANGES.length);
    expect(table.rows.slice(0, told.length)).toEqual(told);
    for (const { figures } of table.rows) expect(figures.levelRows).toBeGreaterThan(300);
  });

  // Figures measured apart on the original's own files (CLAIMS): closes repaired since move the third decimal.
  it('should give what was measured on the same days elsewhere', () => {
    expect(over('btc-sp500', ({ levels }) => levels)).toEqual([0.83, 0.83, 0.87, 0.85]);
    expect(over('btc-sp500', ({ trendAlone }) => trendAlone)[1]).toBe(0.82);
    expect(over('btc-sp500', ({ changes }) => changes)).toEqual([0.12, 0.23, 0.24, 0.19]);
    expect(over('btc-dxy', ({ levels }) => levels)).toEqual([0.27, -0.68, -0.52, -0.19]);
    expect(over('eth-vix', ({ levels }) => levels)[1]).toBe(-0.66);
    expect(over('eth-curve', ({ levels }) => levels).slice(0, 2)).toEqual([0.12, 0.91]);
    expect(over('ltc-dxy', ({ levels }) => levels).slice(0, 2)).toEqual([0.26, -0.7]);
    expect(over('doge-news-svc', ({ means }) => means)[1]).toBe(0.63);
    expect(over('doge-news-transformer', ({ means }) => means)[1]).toBe(-0.62);
  });

  it('should find no claim that says something on daily changes', () => {
    for (const row of table.rows) {
      const claim = CORRELATION_CLAIMS.find(({ id }) => id === row.claim)!;
      if (claim.coin === 'doge') continue;
      expect(['weaker', 'none', 'opposite']).toContain(placeOf(claim, row.figures.changes));
    }
  });

  it('should give the weights that no model saw', () => {
    expect(table.weights).toHaveLength(7);
    expect(table.weights.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});
