import { describe, expect, it } from 'vitest';
import { verdictTiles } from '../../../src/components/lab/tiles';
import {
  againstNaive,
  chanceWords,
  leakAlarms,
  verdict,
  verdictDetail,
} from '../../../src/components/lab/verdict';
import { exampleMetrics, exampleReport } from '../../fixtures/lab';

describe('the verdict', () => {
  it('should say worse and by how much', () => {
    expect(againstNaive(-0.34)).toBe('worse than naive by 0.3 % RMSE');
    expect(againstNaive(1.26)).toBe('better than naive by 1.3 % RMSE');
  });

  it('should not call a difference of nothing better or worse', () => {
    expect(againstNaive(0.02)).toContain('as good as naive');
  });

  it('should say on how many unseen days, which model missed which coin, by how much', () => {
    expect(verdict(exampleReport())).toBe(
      'On 4 days it had never seen, MacroFusion missed Bitcoin by 0.3 % more than guessing no change',
    );
    const better = exampleReport({ model: exampleMetrics({ skill: 1.26 }) });
    expect(verdict(better)).toContain('by 1.3 % less than guessing no change');
    expect(verdict(exampleReport({ model: exampleMetrics({ skill: 0.01 }) }))).toContain(
      'as much as guessing',
    );
  });

  it('should tell the part of chance and of shrinkage beside it', () => {
    const words = verdictDetail(exampleReport({ alarms: [] }));
    expect(words).toContain('RMSE averaged over 1-2 days ahead.');
    expect(words).toContain('Chance alone could explain the gap (p 0.70 over all days ahead).');
    expect(words).toContain('Shrinkage 0.40');
  });

  it('should say that a model shrunk to nothing is the naive forecast', () => {
    const report = exampleReport({ shrinkage: 0, model: exampleMetrics({ skill: 0 }) });
    expect(verdict(report)).toContain('it is the naive forecast');
    expect(verdictDetail(report)).toContain('without it, it is worse than naive by 2.1 % RMSE');
  });

  it('should take the average of an older report for no test', () => {
    const model = exampleMetrics({ pValue: 0.01 });
    expect(chanceWords({ model, alarms: [] })).toContain(
      'seldom makes such a gap (p 0.01 over all days ahead)',
    );
    expect(chanceWords({ model })).toContain('differs on 2 of 2 days ahead');
  });
});

describe('the figures of a verdict', () => {
  it('should each stand beside what they must be compared with', () => {
    const tiles = verdictTiles(exampleReport({ alarms: [] }));
    expect(tiles.map(({ value, note }) => [value, note])).toEqual([
      ['0.3 % worse', 'RMSE, 1-2 days ahead; p 0.70'],
      ['50.0 %', 'always saying up: 52.0 %'],
      ['0.40', 'of each move is kept; unshrunk worse than naive by 2.1 % RMSE'],
    ]);
  });

  it('should claim no direction for a model that is the naive forecast', () => {
    const [, direction] = verdictTiles(exampleReport({ shrinkage: 0 }));
    expect(direction).toMatchObject({ value: '–', note: 'no change has no direction' });
  });
});

describe('the leak alarm', () => {
  const alarm = { id: 'model', horizon: 1, measured: 60, limit: 58 };

  it('should be silent where the domain found nothing, or was not asked', () => {
    expect(leakAlarms({ alarms: [] })).toEqual([]);
    expect(leakAlarms({})).toEqual([]);
  });

  it('should say what was measured, and the limit', () => {
    const alarms = [
      { ...alarm, rule: 'direction' as const },
      { ...alarm, horizon: 5, rule: 'skill' as const, measured: 4.2, limit: 3 },
    ];
    expect(leakAlarms({ alarms })).toEqual([
      '1 day ahead the direction is right on 60.0 % of the days; the limit is 58.0 %, six points above "always up"',
      '5 days ahead the error on log prices is 4.2 % below naive; the limit is 3.0 %',
    ]);
  });
});
