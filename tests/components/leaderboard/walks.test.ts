import { describe, expect, it } from 'vitest';
import {
  brokenWalkWords,
  comparableWalks,
  foldRows,
  judged,
  placeWords,
  spreadWords,
  walkableRuns,
  walkAlarmWords,
  walkFinding,
  walkRows,
  walkSpec,
} from '../../../src/components/leaderboard/walks';
import { POINT_PLAN } from '../../../src/domain/backtest/plan-choice';
import { ENGINE_VERSION, FIRST_DATA_DAY } from '../../../src/domain/spec/defaults';
import { headOf, walkHeadOf } from '../../../src/services/run-archive';
import { exampleSpec } from '../../fixtures/lab';
import { exampleRecord } from '../../fixtures/runs';
import { exampleWalk, WALK_LAST_DAY } from '../../fixtures/walks';

const walk = (id: string, changes: Parameters<typeof exampleWalk>[1] = {}) =>
  walkHeadOf(exampleWalk(id, { ...changes, spec: { engine: ENGINE_VERSION, ...changes.spec } }));
const asked = { horizon: 2, data: 'data', lastDay: WALK_LAST_DAY };

describe('walk-forwards on the leaderboard', () => {
  it('should stand there only where their rows are those of the baselines', () => {
    const own = walk('own');
    const choice = { ...POINT_PLAN, refitEvery: 0 };
    const batch = walk('batch', { report: { plan: { ...own.report.plan, choice } } });
    expect(comparableWalks([own, batch], asked)).toEqual([own, batch]);
    const refitted = { ...own.report.plan, choice: { ...POINT_PLAN, refitEvery: 30 } };
    const others = [
      walk('engine', { spec: { engine: '1' } }),
      walk('data', { spec: { data: 'other' } }),
      walk('later', { spec: { firstDay: FIRST_DATA_DAY + 1 } }),
      walk('shorter', { spec: { lastDay: WALK_LAST_DAY - 1 } }),
      walk('leaky', { spec: { leak: 'scaler' } }),
      walk('refitted', { report: { plan: refitted } }),
    ];
    expect(comparableWalks(others, asked)).toEqual([]);
    expect(comparableWalks([own], { ...asked, horizon: 5 })).toEqual([]);
  });

  it('should give each setting a row, its coins side by side, and choose none', () => {
    const rows = walkRows([
      walk('again', { skills: [9, 9] }),
      walk('wider', { spec: { window: 30 } }),
      walk('eth', { spec: { coin: 'eth' } }),
      walk('alone', { skills: [3] }),
      walk('first'),
    ]);
    expect(rows.map(({ label, cells }) => [label, cells.btc?.walk, cells.eth?.walk])).toEqual([
      ['MacroFusion, 2 seeds', 'first', 'eth'],
      ['MacroFusion, 2 seeds', 'wider', undefined],
      ['MacroFusion, 1 seed', 'alone', undefined],
    ]);
    // The mean of the seeds counts, else the only seed.
    expect(rows[0]!.cells.btc).toMatchObject({ skill: 0.1, pValue: 0.7, alwaysUp: 52, isNaive: false });
    expect(rows[2]!.cells.btc).toMatchObject({ skill: 3 });
  });

  it('should offer settings of runs that can stand there, and put them on all days with today’s engine', () => {
    const run = (id: string, spec: object) => headOf(exampleRecord(id, { spec }));
    const heads = [
      run('fits', {}),
      run('eth', { coin: 'eth' }),
      run('leaky', { leak: 'scaler' }),
      { ...run('again', {}), reproduces: 'fits' },
    ];
    expect(walkableRuns(heads, { coin: 'btc', horizon: 2, data: 'data' }).map(({ id }) => id)).toEqual([
      'fits',
    ]);
    expect(walkableRuns(heads, { coin: 'btc', horizon: 5, data: 'data' })).toEqual([]);
    expect(walkSpec(exampleSpec({ seed: 9 }), 17_000)).toMatchObject({
      seed: 9,
      engine: ENGINE_VERSION,
      firstDay: FIRST_DATA_DAY,
      lastDay: 17_000,
    });
  });
});

describe('the words of a walk-forward', () => {
  const { report } = walk('w');

  it('should say what came of all folds, and how far the seeds are apart', () => {
    expect(walkFinding(report)).toBe(
      'MacroFusion on Bitcoin, 2 seeds, five folds together: better than naive by 0.1 % RMSE, p 0.70',
    );
    expect(spreadWords(report)).toBe(
      'Skill over 2 seeds: -0.10 % ± 0.42, from -0.40 % to +0.20 %. Their mean as one forecast: +0.10 %.'.replaceAll(
        '-',
        '−',
      ),
    );
    expect(spreadWords(walk('one', { skills: [1] }).report)).toMatch(/^One seed/);
  });

  it('should give each fold its figures, the spread of the seeds, and name the worst', () => {
    const rows = foldRows(report);
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ fold: '1, the worst', n: '98', shrinkage: '0.00' });
    expect(rows[1]).toMatchObject({ fold: '2', seeds: '−1.40 % to −0.80 %', shrinkage: '0.40' });
    expect(judged(report)).toBe(report.ensemble);
  });

  it('should tell alarms, the fold under training, and what broke off', () => {
    const alarm = { id: 'seeds', horizon: 1, rule: 'direction', measured: 60, limit: 58 } as const;
    expect(walkAlarmWords({ ...report, alarms: [alarm] })).toEqual([
      'The mean of the seeds on Bitcoin, 1 day ahead: direction 60.0 %, above 58.0 %.',
    ]);
    const kept = {
      id: 'k',
      spec: report.spec,
      plan: POINT_PLAN,
      seeds: [7, 8],
      done: 3,
      steps: 10,
      savedAt: 0,
    };
    expect(placeWords(kept, { seed: 8, fold: 2, epoch: 1 })).toBe(
      'Training fold 3 of 5, seed 2 of 2: epoch 1 of at most 3',
    );
    expect(placeWords(kept, null)).toMatch(/^Preparing/);
    expect(brokenWalkWords(kept, 120_000)).toBe(
      'MacroFusion on Bitcoin, 2 seeds: 3 of 10 folds are trained and kept, 2 minutes ago.',
    );
  });
});
