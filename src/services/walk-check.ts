import type { WalkForwardReport } from '../contracts/evaluation';
import { isRecord } from './report-check';

/** Figures that every horizon and every average of a forecaster has. */
const FIGURES = [
  'n',
  'rmse',
  'mae',
  'mape',
  'smape',
  'mase',
  'direction',
  'alwaysUp',
  'skill',
  'skillLog',
  'pValue',
  'pValueLog',
] as const;
const SPREADS = ['rmse', 'mape', 'direction', 'skill', 'skillLog', 'unshrunkSkillLog', 'shrinkage'] as const;
const WORDS: readonly string[] = ['id', 'label', 'rule'];

/**
 * The report of a walk-forward read from JSON, with its missing figures as they were: JSON knows no NaN and writes null.
 *
 * @throws RangeError naming the part that is missing or holds something else than numbers
 */
export function reviveWalk(claimed: Readonly<Record<string, unknown>>, horizon: number): WalkForwardReport {
  if (claimed['version'] !== 1 || claimed['kind'] !== 'walk-forward') throw form('report');
  const folds = foldsOf(claimed['plan']);
  const seeds = listOf('seeds', claimed['seeds']).map((one) => {
    if (!isRecord(one) || !Number.isInteger(one['seed'])) throw form('seeds');
    return { seed: one['seed'], report: forecaster(one['report'], { folds, horizon }) };
  });
  if (seeds.length === 0) throw form('seeds');
  const { ensemble } = claimed;
  return {
    ...claimed,
    naive: metrics(claimed['naive'], horizon),
    seeds,
    spread: spreads(claimed['spread']),
    ensemble: ensemble === null ? null : forecaster(ensemble, { folds, horizon }),
    alarms: revived('alarms', listOf('alarms', claimed['alarms'])),
    seconds: revived('time', claimed['seconds']),
    ...forecasts(claimed, horizon),
  } as unknown as WalkForwardReport;
}

interface Shape {
  readonly folds: number;
  readonly horizon: number;
}

function foldsOf(plan: unknown): number {
  if (!isRecord(plan) || !isRecord(plan['choice'])) throw form('plan');
  const folds = listOf('plan', plan['folds']);
  const whole = folds.every((fold) => isRecord(fold) && isRecord(fold['train']) && isRecord(fold['test']));
  if (!whole || folds.length === 0) throw form('plan');
  return folds.length;
}

function forecaster(value: unknown, { folds, horizon }: Shape): unknown {
  if (!isRecord(value)) throw form('figures');
  const judged = listOf('folds', value['folds']).map((fold) => revived('folds', fold));
  if (judged.length !== folds) throw new RangeError('its folds are not those of its plan');
  return {
    ...value,
    shrunk: metrics(value['shrunk'], horizon),
    unshrunk: metrics(value['unshrunk'], horizon),
    folds: judged,
    chanceSkillLog: revived('figures', value['chanceSkillLog']),
  };
}

function metrics(value: unknown, horizon: number): unknown {
  if (!isRecord(value)) throw form('figures');
  const perHorizon = listOf('figures', value['perHorizon']).map(figures);
  if (perHorizon.length !== horizon) throw new RangeError('its report speaks of another number of days');
  return { perHorizon, average: figures(value['average']) };
}

function figures(value: unknown): unknown {
  if (!isRecord(value) || !FIGURES.every((key) => key in value)) throw form('figures');
  return revived('figures', value);
}

function spreads(value: unknown): unknown {
  const whole = isRecord(value) && SPREADS.every((key) => isRecord(value[key]));
  if (!whole) throw form('spread over the seeds');
  return revived('spread over the seeds', value);
}

function forecasts(
  { originDays, lastClose, forecast, actual }: Readonly<Record<string, unknown>>,
  horizon: number,
): object {
  const days = revived<number[]>('test days', listOf('test days', originDays));
  const columns = [[lastClose], forecast, actual].map((part) =>
    listOf('forecasts', part).map((values) => revived<number[]>('forecasts', listOf('forecasts', values))),
  );
  const [last, said, came] = columns as [number[][], number[][], number[][]];
  const even = columns.flat().every((values) => values.length === days.length);
  if (!even || said.length !== horizon || came.length !== horizon) {
    throw new RangeError('the forecasts in its report are not all there');
  }
  return { originDays: days, lastClose: last[0], forecast: said, actual: came };
}

/** A copy in which each null is NaN. */
function revived<T>(part: string, value: unknown): T {
  const copy = (one: unknown, key = ''): unknown => {
    if (one === null) return NaN;
    if (typeof one === 'number' || (typeof one === 'string' && WORDS.includes(key))) return one;
    if (Array.isArray(one)) return one.map((item: unknown) => copy(item));
    if (isRecord(one)) {
      return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, copy(inner, name)]));
    }
    throw new RangeError(`its ${part} hold something else than numbers`);
  };
  return copy(value) as T;
}

function listOf(part: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw form(part);
}

function form(part: string): RangeError {
  return new RangeError(`its ${part} have another form or are missing`);
}
