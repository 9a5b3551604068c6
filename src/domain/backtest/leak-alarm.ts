import { createRandom } from '../random';
import { blockLength, permutedBlocks } from '../stats/bootstrap';
import { quantiles } from '../stats/quantile';
import { finish, type Steps } from '../stats/steps';
import type { JudgedRows } from './judged-rows';
import type { BacktestReport, ForecasterReport } from './report';

/** Direction that many points above "always up" is more than daily closes have ever honestly given. */
export const DIRECTION_LIMIT = 6;

/** Log-price skill in percent above which a forecast of up to five days is too good. */
export const SKILL_LIMIT = 3;

/** Days ahead up to which the fixed limit on skill holds; beyond, chance itself reaches further. */
export const FIXED_LIMIT_DAYS = 5;

/** A result that looks too good: something from the future may have leaked in. */
export interface LeakAlarm {
  readonly id: string;
  readonly horizon: number;
  readonly rule: 'direction' | 'skill';
  /** Direction or log-price skill in percent, of the shrunk forecasts, else of the unshrunk ones. */
  readonly measured: number;
  /** What it should not exceed. */
  readonly limit: number;
}

/**
 * Results that call for a search for a leak, not for a cheer: direction more than 6 points above "always up" on the
 * same rows, or log-price skill above 3 % at up to five days; beyond, above the 99th percentile of what chance gives
 * (the report's `chanceSkillLog`).
 */
export function leakAlarm({ forecasters }: Pick<BacktestReport, 'forecasters'>): LeakAlarm[] {
  return forecasters.flatMap(alarmsOf);
}

function alarmsOf({ id, shrunk, unshrunk, chanceSkillLog }: ForecasterReport): LeakAlarm[] {
  return shrunk.perHorizon.flatMap(({ horizon }, h) => {
    const both = [shrunk, unshrunk].map((of) => of.perHorizon[h]!);
    const chance = chanceSkillLog[h]!;
    const skillLimit = horizon <= FIXED_LIMIT_DAYS || Number.isNaN(chance) ? SKILL_LIMIT : chance;
    const alarms = both.flatMap(({ direction, alwaysUp, skillLog }): LeakAlarm[] => [
      { id, horizon, rule: 'direction', measured: direction, limit: alwaysUp + DIRECTION_LIMIT },
      { id, horizon, rule: 'skill', measured: skillLog, limit: skillLimit },
    ]);
    // Rounding must not make an alarm of a forecast that is the same in any order of days.
    const raised = alarms.filter(({ measured, limit }) => measured > limit + 1e-9);
    return raised.filter(({ rule }, i) => raised.findIndex((other) => other.rule === rule) === i);
  });
}

/**
 * Log-price skill that a forecast reaches by chance once in a hundred times, one a horizon: the 99th percentile of
 * its skill over 400 worlds in which what came is permuted in blocks of days. NaN up to five days ahead.
 *
 * @param returns forecast cumulative log returns on the judged rows, one array a horizon
 */
export function chanceSkill(
  rows: JudgedRows,
  returns: readonly Float64Array[],
  options: ChanceOptions = {},
): number[] {
  return finish(chanceSkillSteps(rows, returns, options));
}

interface ChanceOptions {
  readonly seed?: number;
  readonly worlds?: number;
}

/** The same, a step a world. */
export function* chanceSkillSteps(
  { last, actual }: JudgedRows,
  returns: readonly Float64Array[],
  { seed = 1, worlds = 400 }: ChanceOptions = {},
): Steps<number[]> {
  const block = blockLength(last.length, returns.length);
  const limits: number[] = [];
  for (const [h, forecast] of returns.entries()) {
    if (h < FIXED_LIMIT_DAYS || last.length === 0) {
      limits.push(NaN);
      continue;
    }
    const came = actual[h]!.map((value, i) => Math.log(value / last[i]!));
    const random = createRandom(seed);
    const skills = new Float64Array(worlds);
    for (let world = 0; world < worlds; world++) {
      skills[world] = skillAgainst(forecast, came, permutedBlocks(last.length, block, random));
      yield (h + world / worlds) / returns.length;
    }
    limits.push(quantiles(skills, [0.99])[0]!);
  }
  return limits;
}

/** Log-price skill in percent in a world in which what came is in another order. */
function skillAgainst(forecast: Float64Array, came: Float64Array, order: Int32Array): number {
  let [ours, naive] = [0, 0];
  for (let i = 0; i < forecast.length; i++) {
    if (Number.isNaN(forecast[i]!)) continue;
    ours += (forecast[i]! - came[order[i]!]!) ** 2;
    naive += came[order[i]!]! ** 2;
  }
  return 100 * (1 - Math.sqrt(ours / naive));
}
