import { describe, expect, it } from 'vitest';
import { runDensityBacktest } from '../../../src/domain/backtest/densities';
import { walkForwardPlan } from '../../../src/domain/backtest/plan';
import { runVolatilityBacktest } from '../../../src/domain/backtest/volatility';
import { conformal } from '../../../src/domain/forecast/conformal';
import { empiricalDensity, gaussianDensity } from '../../../src/domain/forecast/density';
import { har, varianceOfSpan, variancePersistence } from '../../../src/domain/forecast/har';
import { logReturn } from '../../../src/domain/forecast/log-returns';
import { scaledDensity } from '../../../src/domain/forecast/scaled-density';
import { pinballLoss } from '../../../src/domain/metrics/interval';
import { market } from '../forecast/market';

const LEVELS = [0.025, 0.1, 0.5, 0.9, 0.975];
const data = market(12, 1400);
const PARTS = { horizon: 3, folds: 3, testShare: 0.5, validationShare: 0, calibrationShare: 0.2 };
const plan = walkForwardPlan(1400, PARTS);

describe('runDensityBacktest', async () => {
  const { reports, rows, forecasts } = await runDensityBacktest(
    plan,
    [gaussianDensity, empiricalDensity, scaledDensity(), conformal(scaledDensity())],
    { data, horizon: 3, levels: LEVELS, draws: 60 },
  );
  const report = (id: string) => reports.find((one) => one.id === id)!;

  it('should cover what the bands promise where volatility can be forecast', () => {
    const { bands, crossings, n } = report('har-density-conformal');
    expect(bands.map(({ nominal }) => Math.round(nominal))).toEqual([95, 80]);
    for (const { coverage, nominal, error } of bands)
      expect(Math.abs(coverage - nominal)).toBeLessThan(4 * error);
    expect([crossings, n]).toEqual([0, rows.origins.length]);
  });

  it('should find the distribution that widens and narrows to be the better one', () => {
    const [gaussian, empirical] = report('har-density').pinballSkill;
    expect([gaussian!.against, empirical!.against]).toEqual(['gaussian', 'empirical']);
    expect(gaussian!.skill).toBeGreaterThan(2 * gaussian!.error);
    expect(report('gaussian').pinballSkill[1]!.skill).toBeLessThan(0);
    expect(gaussian!.perFold[gaussian!.worstFold]).toBe(Math.min(...gaussian!.perFold));
  });

  it('should compute pinball loss and histogram from the forecasts it returns', () => {
    const { quantiles } = forecasts[1]!;
    let sum = 0;
    for (let h = 0; h < 3; h++) {
      const came = Array.from(rows.origins, (row) => logReturn(data.closes, row, h + 1));
      LEVELS.forEach((level, l) => (sum += pinballLoss(came, quantiles[h]![l]!, level)));
    }
    const { pinball, pinballPerLevel, pit } = report('empirical');
    expect(pinball).toBeCloseTo(sum / 15, 12);
    expect(pinballPerLevel.reduce((all, one) => all + one, 0) / 5).toBeCloseTo(pinball, 12);
    expect(pit.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 12);
    // What lies between the outermost quantiles is what the widest band covers.
    const inside = pit.slice(1, -1).reduce((all, { share }) => all + share, 0);
    expect(100 * inside).toBeCloseTo(report('empirical').bands[0]!.coverage, 8);
  });

  it('should refuse a horizon that reaches over the gaps', async () => {
    const wide = runDensityBacktest(plan, [gaussianDensity], { data, horizon: 4, levels: LEVELS });
    await expect(wide).rejects.toThrow(/gap of 3 rows/);
  });
});

describe('runVolatilityBacktest', () => {
  it('should find HAR better than persistence, and each no better than itself', async () => {
    const forecasters = [har, variancePersistence, varianceOfSpan];
    const reports = await runVolatilityBacktest(plan, forecasters, { prices: data, horizon: 3, draws: 60 });
    expect(reports.map(({ id }) => id)).toEqual(['har', 'persistence', 'span']);
    const [one] = reports[0]!.skills;
    expect([one!.against, one!.horizon, one!.n]).toEqual(['persistence', 1, 697]);
    expect(one!.skill).toBeGreaterThan(2 * one!.error);
    // One day ahead, both kinds of persistence are the same.
    const mirrored = reports[1]!.skills.find(({ against, horizon }) => against === 'span' && horizon === 1)!;
    expect(mirrored.skill).toBe(0);
  });
});
