import { describe, expect, it } from 'vitest';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { dayFromIso } from '../../../src/domain/calendar';
import { dynamicWeights, WEIGHTED_INDICATORS } from '../../../src/domain/features/dynamic-weights';
import { macroWeights } from '../../../src/domain/features/macro-inputs';
import { sliceFrame } from '../../../src/domain/frame';
import type { Frame } from '../../../src/domain/frame';
import { golden, goldenName, goldenPanel, RAW } from '../../fixtures/raw';
import { syntheticPanel } from './synthetic';

interface GoldenWeights {
  readonly features: readonly string[];
  readonly coins: Readonly<Record<string, GoldenCoin>>;
}
type Table = readonly (readonly number[])[];
interface GoldenCoin {
  readonly first_date: string;
  readonly stride: number;
  readonly rho: Table;
  readonly boosted: Table;
  readonly smoothed: Table;
}

describe.skipIf(!RAW)('dynamic weights against the reference (needs MACROTIDE_RAW)', () => {
  it('should equal the reference values', () => {
    const reference = golden<GoldenWeights>('dynamic_weights');
    const panel = goldenPanel();
    const coins = COIN_IDS.filter((coin) => reference.coins[goldenName(coin)]);
    expect(coins.length).toBeGreaterThan(0);
    for (const coin of coins) {
      const expected = reference.coins[goldenName(coin)]!;
      // The reference smooths from its first listed row on: the frame begins one window before it.
      const start = dayFromIso(expected.first_date) - 90 - panel.days[0]!;
      const weights = dynamicWeights(sliceFrame(panel, start, panel.days.length), coin);
      expect(weights.features).toEqual(reference.features);
      for (const part of ['rho', 'boosted', 'smoothed'] as const) {
        expect(largestError(weights[part], expected[part], expected.stride)).toBeLessThan(1e-6);
      }
    }
  });
});

function largestError(actual: readonly Float64Array[], expected: Table, stride: number): number {
  const errors = expected.flatMap((row, i) =>
    row.map((value, f) => Math.abs(value - actual[f]![90 + i * stride]!)),
  );
  return errors.reduce((largest, error) => (error <= largest ? largest : error), 0);
}

function withColumn(frame: Frame, id: string, values: (row: number, value: number) => number): Frame {
  return {
    ...frame,
    columns: { ...frame.columns, [id]: frame.columns[id]!.map((value, row) => values(row, value)) },
  };
}

describe('dynamicWeights', () => {
  const panel = syntheticPanel(200);

  it('should cover every day of the frame, missing until a window of closes is behind it', () => {
    const { days, boosted, smoothed } = dynamicWeights(panel, 'eth');
    expect(days).toBe(panel.days);
    // Invented Ether begins on row 20.
    expect(boosted[0]!.findIndex((value) => !Number.isNaN(value))).toBe(110);
    for (const row of [110, 150, 199]) {
      for (const part of [boosted, smoothed])
        expect(part.reduce((sum, values) => sum + values[row]!, 0)).toBeCloseTo(1, 12);
    }
  });

  it('should not see the row itself nor any later row', () => {
    const row = 150;
    const before = dynamicWeights(panel, 'btc');
    const changed = [
      'btc_close',
      'vix',
      'sp500',
      'fed_rate',
      'dxy',
      'cpi',
      'yield_curve',
      'real_sp500',
    ].reduce(
      (frame, id) => withColumn(frame, id, (at, value) => (at < row ? value : at % 2 ? NaN : -value)),
      panel,
    );
    const after = dynamicWeights(changed, 'btc');
    const cut = dynamicWeights(sliceFrame(panel, 0, row + 1), 'btc');
    for (const part of ['rho', 'boosted', 'smoothed'] as const) {
      before[part].forEach((values, f) => {
        expect(after[part][f]!.subarray(0, row + 1)).toEqual(values.subarray(0, row + 1));
        expect(cut[part][f]).toEqual(values.subarray(0, row + 1));
      });
    }
  });

  it('should count a constant indicator as 0 and share equally where all are constant', () => {
    const flat = WEIGHTED_INDICATORS.reduce((frame, id) => withColumn(frame, id, () => 3), panel);
    const { rho, boosted } = dynamicWeights(flat, 'btc', { boosts: {} });
    expect(rho.map((values) => values[120])).toEqual([0, 0, 0, 0, 0, 0, 0]);
    for (const values of boosted) expect(values[120]).toBeCloseTo(1 / 7, 12);
  });

  it('should take correlations over complete pairs where values are missing', () => {
    const gappy = withColumn(panel, 'vix', (row, value) => (row % 3 === 0 ? NaN : value));
    expect(dynamicWeights(gappy, 'btc').rho[0]![150]).not.toBe(0);
    expect(dynamicWeights(gappy, 'btc').rho[1]).toEqual(dynamicWeights(panel, 'btc').rho[1]);
  });

  it('should change the weights of rates in a hike cycle only when asked', () => {
    const hiking = withColumn(syntheticPanel(400), 'fed_rate', (row) => 1 + row / 100);
    const [off, on, other] = ([[], ['hike'], ['inflation']] as const).map(
      (regimes) => dynamicWeights(hiking, 'btc', { regimes }).boosted,
    );
    expect(on![2]![350]).toBeGreaterThan(off![2]![350]!);
    expect(other![2]![350]).toBeLessThanOrEqual(off![2]![350]!);
    expect(dynamicWeights(hiking, 'btc').boosted).toEqual(off);
  });

  it('should compute a derived indicator that is absent, and name a base one', () => {
    const { yield_curve: _, ...columns } = panel.columns;
    expect(dynamicWeights({ ...panel, columns }, 'btc')).toEqual(dynamicWeights(panel, 'btc'));
    const { vix: _vix, ...without } = panel.columns;
    expect(() => dynamicWeights({ ...panel, columns: without }, 'btc')).toThrow(/no column "vix"/);
  });

  it('should accept a table of one coin', () => {
    const { btc_close: close, ...macro } = panel.columns;
    const expected = dynamicWeights(panel, 'btc').smoothed;
    expect(dynamicWeights({ ...panel, columns: { ...macro, close: close! } }, 'btc').smoothed).toEqual(
      expected,
    );
    expect(dynamicWeights({ ...panel, columns: { ...macro, btc: close! } }, 'btc').smoothed).toEqual(
      expected,
    );
    expect(() => dynamicWeights({ ...panel, columns: macro }, 'btc')).toThrow(/btc_close, close or btc/);
  });
});

describe('macroWeights', () => {
  it('should give a seventh to inputs outside the seven, and the CPI weight to inflation', () => {
    const weights = dynamicWeights(syntheticPanel(120), 'btc');
    const [inflation, news] = macroWeights(weights, ['cpi_yoy', 'news_balance']);
    expect(inflation).toBe(weights.smoothed[4]);
    expect([news![0], news![100]]).toEqual([NaN, 1 / 7]);
  });
});
