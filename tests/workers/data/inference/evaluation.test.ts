import { beforeAll, describe, expect, it } from 'vitest';
import type {
  BacktestAnswer,
  DensitiesAnswer,
  FoldDone,
  Outlook,
} from '../../../../src/contracts/evaluation';
import type { Outcome } from '../../../../src/contracts/outcome';
import { POINT_PLAN, VOLATILITY_PLAN } from '../../../../src/domain/backtest/plan-choice';
import { evaluated, type EvaluationQuestion } from '../../../../workers/data/inference/evaluated';
import { syntheticPanel } from '../../../domain/features/synthetic';
import { withFuture } from '../../../domain/features/law-of-time';

const ROWS = 900;
const panel = syntheticPanel(ROWS, 3);
const days = { firstDay: panel.days[0]!, lastDay: panel.days.at(-1)! };
const parts: FoldDone[] = [];

async function ask<T>(
  question: EvaluationQuestion,
  isCancelled = () => false,
  on = panel,
): Promise<Outcome<T>> {
  const watcher = { isCancelled, onShare: () => undefined };
  return (await evaluated({ observed: on, known: on, pair: () => ({ days: [], x: [], y: [] }) }, question, {
    watcher,
    tell: (part) => parts.push(part as FoldDone),
  })) as Outcome<T>;
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe('questions about forecasts', () => {
  const judged = { coin: 'btc', horizon: 2, ...days } as const;
  const backtest = {
    kind: 'backtest',
    ...judged,
    plan: { ...POINT_PLAN, folds: 2, testShare: 0.4 },
    forecasters: ['naive', 'drift', 'ar'],
  } as const;

  it('should walk point forecasters through the folds and tell each fold', async () => {
    parts.length = 0;
    const answer = valueOf(await ask<BacktestAnswer>(backtest));
    expect(answer.report.forecasters.map(({ id }) => id)).toEqual(['naive', 'drift', 'ar']);
    expect(parts.length).toBe(6);
    expect(answer.plan.folds.length).toBe(2);
    expect(answer.plan.folds[1]!.test.lastDay).toBe(days.lastDay);
    expect(answer.forecasts[1]!.prices[0]!.length).toBe(answer.originDays.length);
    expect(answer.forecasts[0]!.prices[0]).toEqual(answer.lastClose);
  });

  it('should end where it is cancelled', async () => {
    const outcome = await ask(backtest, () => true);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('should judge distributions and volatility on the same folds', async () => {
    const plan = { ...VOLATILITY_PLAN, folds: 2, testShare: 0.4, calibrationShare: 0.2, refitEvery: 90 };
    const answer = valueOf(await ask<DensitiesAnswer>({ kind: 'densities', ...judged, plan }));
    expect(answer.reports[0]!.id).toBe('har-density-conformal');
    expect(answer.reports[0]!.bands.map(({ nominal }) => Math.round(nominal))).toEqual([95, 80]);
    expect(answer.volatility[0]!.skills[0]!.perFold.length).toBe(2);
    expect(answer.plan.folds[0]!.calibration!.rows).toBeGreaterThan(50);
  });

  it('should name a coin that nobody has', async () => {
    const coin = 'xrp' as 'btc';
    await expect(ask({ kind: 'outlook', coin, horizon: 3 })).rejects.toThrow(/no coin "xrp"/);
  });
});

describe('the outlook of an own coin', () => {
  const closes = panel.columns['btc_close']!;
  const ask4 = async (own: Float64Array, past = 6): Promise<Outlook> => {
    const on = { days: panel.days, columns: { ...panel.columns, own_gold: own } };
    return valueOf(await ask({ kind: 'outlook', coin: 'own_gold', horizon: 4, past }, undefined, on));
  };

  it('should be that of its closes alone, and end where they end', async () => {
    const end = ROWS - 50;
    const answer = await ask4(closes.map((value, t) => (t < end ? value : NaN)));
    expect(answer.coin).toBe('own_gold');
    expect(answer.next.originDay).toBe(panel.days[end - 1]);
    expect(answer.next.lastClose).toBe(closes[end - 1]);
    expect(answer.past).toHaveLength(6);
    expect(answer.recent.days).toEqual(panel.days.slice(end - 61, end));
    expect(answer.recent.closes).toEqual(closes.slice(end - 61, end));
  });

  it('should pass over past forecasts with a gap before them, and count no others', async () => {
    const gap = panel.days.length - 40;
    const answer = await ask4(
      closes.map((value, t) => (t === gap ? NaN : value)),
      12,
    );
    expect(answer.past.length).toBeLessThan(12);
    const figures = answer.past.flatMap(({ fan }) => fan.quantiles.flatMap((values) => [...values]));
    expect(figures.every(Number.isFinite)).toBe(true);
    const judged = answer.past.flatMap(({ actual }) => [...actual]).filter(Number.isFinite).length;
    expect(answer.pastCoverage[0]!.n).toBe(judged);
  });

  it('should say so where the last month has a gap, where there is too little, and where there is none', async () => {
    const holed = closes.map((value, t) => (t === ROWS - 10 ? NaN : value));
    await expect(ask4(holed)).rejects.toThrow(/last month before the origin has days without a price/);
    await expect(ask4(closes.map((value, t) => (t > ROWS - 300 ? value : NaN)))).rejects.toThrow(
      /fewer than/,
    );
    await expect(ask({ kind: 'outlook', coin: 'own_silver', horizon: 4 })).rejects.toThrow(/own_silver/);
  });
});

describe('the outlook', () => {
  let answer: Outlook;
  beforeAll(async () => {
    answer = valueOf(await ask<Outlook>({ kind: 'outlook', coin: 'btc', horizon: 4, past: 10 }));
  });

  it('should fan out from the last close, with quantiles in order', () => {
    const { next } = answer;
    expect(next.originDay).toBe(days.lastDay);
    expect(Array.from(next.days)).toEqual([1, 2, 3, 4].map((h) => days.lastDay + h));
    for (let h = 0; h < 4; h++)
      for (let l = 1; l < answer.levels.length; l++)
        expect(next.quantiles[l]![h]!).toBeGreaterThanOrEqual(next.quantiles[l - 1]![h]!);
    const width = (h: number): number => next.quantiles[4]![h]! - next.quantiles[0]![h]!;
    expect(width(3)).toBeGreaterThan(width(0));
    expect(next.volatility.every((value) => value > 0 && value < 500)).toBe(true);
  });

  it('should set earlier fans beside what came', () => {
    expect(answer.past.length).toBe(10);
    const closes = panel.columns['btc_close']!;
    for (const { fan, actual } of answer.past) {
      const row = panel.days.indexOf(fan.originDay);
      expect(fan.lastClose).toBe(closes[row]);
      expect(Array.from(actual)).toEqual(Array.from(closes.subarray(row + 1, row + 5)));
    }
    expect(answer.pastCoverage.map(({ n }) => n)).toEqual([40, 40]);
  });

  it('should say the same of a day whatever becomes of later ones', async () => {
    const { fan } = answer.past[5]!;
    const row = panel.days.indexOf(fan.originDay);
    for (const kind of ['missing', 'changed'] as const) {
      const changed = withFuture(panel, row, { kind, shift: 2 });
      const question = {
        kind: 'outlook',
        coin: 'btc',
        horizon: 4,
        past: 0,
        originDay: fan.originDay,
      } as const;
      expect(valueOf(await ask<Outlook>(question, undefined, changed)).next).toEqual(fan);
    }
  });
});
