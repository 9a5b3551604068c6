import { describe, expect, it } from 'vitest';
import {
  againstNaive,
  chanceWords,
  leakAlarms,
  logSkill,
  verdict,
} from '../../../src/components/lab/verdict';
import { exampleMetrics, exampleReport, exampleTest } from '../../fixtures/lab';

describe('the verdict', () => {
  it('should say worse and by how much', () => {
    expect(againstNaive(-0.34)).toBe('worse than naive by 0.3 % RMSE');
    expect(againstNaive(1.26)).toBe('better than naive by 1.3 % RMSE');
  });

  it('should not call a difference of nothing better or worse', () => {
    expect(againstNaive(0.02)).toContain('as good as naive');
  });

  it('should name the model, the days, the shrinkage and the part of chance', () => {
    const words = verdict(exampleReport());
    expect(words).toContain('MacroFusion is worse than naive by 0.3 % RMSE over 1-2 days; shrinkage 0.40.');
    expect(words).toContain('Chance alone could explain the difference (smallest p 0.70).');
  });

  it('should say that a model shrunk to nothing is the naive forecast', () => {
    const words = verdict(exampleReport({ shrinkage: 0, model: exampleMetrics({ skill: 0 }) }));
    expect(words).toContain('shrinkage 0.00: this model is the naive forecast');
    expect(words).toContain('Without shrinkage it is worse than naive by 2.1 % RMSE');
  });

  it('should count the horizons on which the difference is clear', () => {
    const table = exampleMetrics({ pValue: 0.01, dieboldMariano: 3 });
    expect(chanceWords(table)).toContain('worse on 2 of 2 horizons');
  });
});

describe('the leak alarm', () => {
  it('should be silent on an ordinary result', () => {
    expect(
      leakAlarms(
        exampleReport({ test: { ...exampleTest(), forecast: exampleTest().lastClose.map((c) => [c, c]) } }),
      ),
    ).toEqual([]);
  });

  it('should sound when the direction is more than six points above "always up"', () => {
    const model = exampleMetrics({ direction: 60, alwaysUp: 52 });
    expect(leakAlarms(exampleReport({ model }))[0]).toContain(
      '1 day ahead the direction is right 8.0 points',
    );
  });

  it('should not take "always down" in a falling test for a leak', () => {
    const model = exampleMetrics({ direction: 56, alwaysUp: 44 });
    const test = { ...exampleTest(), forecast: exampleTest().lastClose.map((c) => [c, c]) };
    expect(leakAlarms(exampleReport({ model, test }))).toEqual([]);
  });

  it('should sound when the error on log prices is more than 3 % below naive', () => {
    const test = { ...exampleTest(), forecast: exampleTest().actual };
    expect(leakAlarms(exampleReport({ test }))[0]).toContain('100.0 % below naive');
  });

  it('should skip days whose outcome is not known', () => {
    expect(logSkill({ ...exampleTest(), forecast: exampleTest().actual }, 1)).toBe(100);
  });
});
