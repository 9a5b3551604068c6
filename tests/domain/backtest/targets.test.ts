import { describe, expect, it } from 'vitest';
import { coinRows } from '../../../src/domain/backtest/coin-data';
import { runDensityBacktest } from '../../../src/domain/backtest/densities';
import { DENSITY_PLAN, makePlan, VOLATILITY_PLAN } from '../../../src/domain/backtest/plan-choice';
import { runVolatilityBacktest } from '../../../src/domain/backtest/volatility';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { ORIGINAL_DAYS } from '../../../src/domain/claims/correlation-claims';
import { conformal } from '../../../src/domain/forecast/conformal';
import { empiricalDensity, gaussianDensity } from '../../../src/domain/forecast/density';
import { har, variancePersistence } from '../../../src/domain/forecast/har';
import { scaledDensity } from '../../../src/domain/forecast/scaled-density';
import { QUANTILE_LEVELS } from '../../../src/domain/spec/head';
import { shippedPanel } from '../features/shipped-panel';

// What docs/evaluation.md reports of 2013-04 to 2021-07. A change of method that loses it should be seen.
const HORIZON = 5;
const panel = shippedPanel();
const rowsOf = (coin: (typeof COIN_IDS)[number]) => coinRows(panel, coin, ORIGINAL_DAYS);

describe('volatility on the bundled tables', () => {
  it.each([
    ['btc', 17, 30],
    ['eth', 17, 30],
    ['ltc', 17, 30],
    ['doge', 10, 20],
  ] as const)(
    'should beat persistence for %s by %d %% at one day and %d %% at five',
    async (coin, one, five) => {
      const { data } = rowsOf(coin);
      const plan = makePlan(VOLATILITY_PLAN, data.closes.length, HORIZON);
      const input = { prices: data, horizon: HORIZON, draws: 0 };
      const [report] = await runVolatilityBacktest(plan, [har, variancePersistence], input);
      expect(report!.skills[0]!.skill).toBeGreaterThan(one);
      expect(report!.skills[4]!.skill).toBeGreaterThan(five);
    },
  );
});

describe('distributions on the bundled tables', () => {
  it('should cover what they promise and beat constant ones, for every coin and in the mean', async () => {
    let mean = 0;
    for (const coin of COIN_IDS) {
      const { data } = rowsOf(coin);
      const { reports } = await runDensityBacktest(
        makePlan(DENSITY_PLAN, data.closes.length, HORIZON),
        [conformal(scaledDensity()), gaussianDensity, empiricalDensity],
        { data, horizon: HORIZON, levels: QUANTILE_LEVELS, draws: 0 },
      );
      const [wide, narrow] = reports[0]!.bands;
      expect(Math.abs(narrow!.coverage - 80)).toBeLessThan(3);
      expect(wide!.coverage).toBeGreaterThan(93);
      expect(wide!.coverage).toBeLessThan(97.5);
      const [gaussian, empirical] = reports[0]!.pinballSkill;
      expect(gaussian!.skill).toBeGreaterThan(4);
      expect(empirical!.skill).toBeGreaterThan(0.5);
      mean += gaussian!.skill / COIN_IDS.length;
    }
    expect(mean).toBeGreaterThan(6);
  });
});
