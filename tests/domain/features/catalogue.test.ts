import { describe, expect, it } from 'vitest';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { buildFeatures } from '../../../src/domain/features/build';
import { DEFAULT_FEATURES, FEATURES, findFeature } from '../../../src/domain/features/catalogue';
import { MACRO_INPUTS } from '../../../src/domain/features/macro-inputs';
import { highInflation, hikeCycle, marketState } from '../../../src/domain/features/regimes';
import { spearman } from '../../../src/domain/stats/correlation';
import { syntheticPanel } from './synthetic';

const panel = syntheticPanel(700);
const features = buildFeatures(panel, 'btc').columns;
const close = panel.columns['btc_close']!;

describe('the feature catalogue', () => {
  it('should describe every feature once', () => {
    const ids = FEATURES.map((feature) => feature.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { label, formula, unit, description } of FEATURES) {
      for (const text of [label, formula, unit, description]) expect(text).not.toBe('');
    }
  });

  it('should hold the default features and the thirteen macro inputs', () => {
    const ids = [...DEFAULT_FEATURES, ...MACRO_INPUTS.map((input) => input.feature)];
    expect(ids.map((id) => findFeature(id).id)).toEqual(ids);
    expect(MACRO_INPUTS).toHaveLength(13);
    expect(() => findFeature('rsi')).toThrow(/no feature "rsi"/);
  });

  it('should state warm-ups as the row of the first value when every input is there from row 0', () => {
    const columns = Object.fromEntries(
      Object.entries(panel.columns).map(([id, values]) => [
        id,
        values.map((value) => (Number.isNaN(value) ? 7 : value)),
      ]),
    );
    const complete = buildFeatures({ days: panel.days, columns }, 'btc');
    for (const { id, warmUp } of FEATURES) {
      expect([id, complete.columns[id]!.findIndex((value) => !Number.isNaN(value))]).toEqual([id, warmUp]);
    }
  });

  it('should keep the days and build only what is asked for', () => {
    const some = buildFeatures(panel, 'eth', { ids: ['close', 'vix'] });
    expect(some.days).toBe(panel.days);
    expect(Object.keys(some.columns)).toEqual(['close', 'vix']);
  });

  it('should leave features of absent columns empty instead of failing', () => {
    const bare = buildFeatures({ days: panel.days, columns: { close } }, 'btc', {
      ids: ['range', 'vix', 'volume', 'btc_volume_share'],
    });
    for (const values of Object.values(bare.columns)) expect(values.every(Number.isNaN)).toBe(true);
  });
});

describe('features', () => {
  const t = 500;

  it('should give rates in basis points and indices in points', () => {
    expect(features['fed_rate']![t]).toBeCloseTo(100 * panel.columns['fed_rate']![t]!, 9);
    expect(features['yield_curve']![t]).toBeCloseTo(
      features['treasury_10y']![t]! - features['fed_rate']![t]!,
      9,
    );
    expect(features['treasury_10y_change_5d']![t]).toBeCloseTo(
      features['treasury_10y']![t]! - features['treasury_10y']![t - 5]!,
      9,
    );
    expect(features['vix']).toEqual(panel.columns['vix']);
    expect(features['sp500_change_5d']![t]).toBeCloseTo(
      Math.log(panel.columns['sp500']![t]! / panel.columns['sp500']![t - 5]!),
      12,
    );
    expect(features['risk_interaction']![t]).toBeCloseTo(features['vix']![t]! * features['fed_rate']![t]!, 6);
  });

  it('should measure returns, volatility and drawdown on trailing days', () => {
    expect(features['momentum_30d']![t]).toBeCloseTo(Math.log(close[t]! / close[t - 30]!), 12);
    const returns = Array.from({ length: 7 }, (_, i) => Math.log(close[t - i]! / close[t - i - 1]!));
    const mean = returns.reduce((a, b) => a + b) / 7;
    const deviation = Math.sqrt(returns.reduce((sum, r) => sum + (r - mean) ** 2, 0) / 6);
    expect(features['volatility_7d']![t]).toBeCloseTo(deviation, 12);
    expect(features['drawdown_90d']![t]).toBeCloseTo(
      close[t]! / Math.max(...close.subarray(t - 89, t + 1)) - 1,
      12,
    );
  });

  it('should correlate the coin of the day before with the indicator', () => {
    const before = close.subarray(t - 30, t);
    const vix = panel.columns['vix']!.subarray(t - 29, t + 1);
    expect(features['spearman_vix_30d']![t]).toBeCloseTo(spearman(before, vix), 12);
  });

  it('should share volume among the coins that trade', () => {
    const volumes = COIN_IDS.map((coin) => panel.columns[`${coin}_volume`]![t]!);
    expect(features['btc_volume_share']![t]).toBeCloseTo(volumes[0]! / volumes.reduce((a, b) => a + b), 12);
    expect(features['btc_volume_share']![10]).toBeNaN();
  });
});

describe('regimes', () => {
  it('should see a hike of ten hundredths over 180 days in spite of rounding', () => {
    const rates = (after: number): number[] => [...new Array<number>(180).fill(0.2), after];
    expect(hikeCycle(rates(0.3))[180]).toBe(1);
    expect(hikeCycle(rates(0.29))[180]).toBe(0);
    expect(hikeCycle([0.2, 5])).toEqual(Uint8Array.of(0, 0));
    expect(hikeCycle([...new Array<number>(180).fill(NaN), 5])[180]).toBe(0);
  });

  it('should call inflation high above three percent only', () => {
    expect(highInflation([3, 3.01, NaN, -1])).toEqual(Uint8Array.of(0, 1, 0, 0));
  });

  it('should judge the market against its past, once there is one', () => {
    const rising = marketState(Array.from({ length: 200 }, (_, i) => i));
    expect(rising[179]).toBeNaN();
    expect(rising[180]).toBe(1);
    const falling = marketState(Array.from({ length: 200 }, (_, i) => -i));
    expect(falling[199]).toBe(-1);
    expect(marketState([...Array.from({ length: 300 }, (_, i) => i % 3), 1])[300]).toBe(0);
  });
});
