import { isoFromDay } from '../calendar';
import { BASE_INDICATOR_IDS } from '../catalogue/ids';
import type { Observations } from '../frame';
import { applyShock } from './apply';
import { LONGEST_SHOCK_DAYS, shockLimits } from './limits';
import type { Range } from './limits';
import type { ShockScenario } from './scenario';

export interface ShockData {
  /** First and last day of the data, epoch days. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Of the scenario's indicator; given, the values after the shock are checked too. */
  readonly observations?: Observations;
}

/**
 * What is wrong with a scenario, one sentence a problem, each with the allowed range; empty when all is well.
 * Use it on everything that comes from outside (links, files, input fields) before `applyShock`.
 */
export function validateShock(scenario: ShockScenario, data: ShockData): string[] {
  const { indicator, kind, shape, size, startDay, lengthDays } = scenario;
  const limits = shockLimits(indicator, data.observations);
  if (!limits) {
    const all = BASE_INDICATOR_IDS.join(', ');
    return [`"${String(indicator)}" cannot be shocked. Choose one of ${all}, or an indicator of your own.`];
  }
  const problems: string[] = [];
  if (kind !== 'add' && kind !== 'scale')
    problems.push(`The kind of shock is "${String(kind)}". Choose add or scale.`);
  else if (!within(size, limits[kind])) {
    const what = kind === 'add' ? `added ${limits.unit}` : 'a factor';
    problems.push(
      `A shock of ${size} to ${indicator} is out of range. Choose ${what} from ${text(limits[kind])}.`,
    );
  }
  if (!['step', 'ramp', 'pulse', 'path'].includes(shape))
    problems.push(`The shape is "${String(shape)}". Choose step, ramp, pulse or path.`);
  if (shape === 'path' && !isPath(scenario))
    problems.push(
      `The path of ${indicator} has no number for each of its ${lengthDays} days. Give one a day.`,
    );
  problems.push(...timeProblems(startDay, lengthDays, data));
  return problems.length > 0 ? problems : resultProblems(scenario, data);
}

function timeProblems(startDay: number, lengthDays: number, { firstDay, lastDay }: ShockData): string[] {
  const problems: string[] = [];
  if (!Number.isInteger(startDay) || !within(startDay, [firstDay, lastDay])) {
    const shown =
      Number.isSafeInteger(startDay) && Math.abs(startDay) < 1e6 ? isoFromDay(startDay) : String(startDay);
    problems.push(
      `The shock starts on ${shown}, outside the data. Choose a day from ${isoFromDay(firstDay)} to ${isoFromDay(lastDay)}.`,
    );
  }
  if (!Number.isInteger(lengthDays) || !within(lengthDays, [1, LONGEST_SHOCK_DAYS])) {
    problems.push(
      `The shock lasts ${lengthDays} days. Choose a whole number from 1 to ${LONGEST_SHOCK_DAYS}.`,
    );
  }
  return problems;
}

function isPath({ path, lengthDays }: ShockScenario): boolean {
  return path !== undefined && path.length === lengthDays && path.every(Number.isFinite);
}

/** Only values that the shock changed are judged: history itself is never refused. */
function resultProblems(scenario: ShockScenario, { observations }: ShockData): string[] {
  const limits = observations && shockLimits(scenario.indicator, observations);
  if (!observations || !limits) return [];
  const { result, unit } = limits;
  const { days, values } = applyShock(observations, scenario);
  const at = values.findIndex(
    (value, i) => value !== observations.values[i] && (value < result[0] || value > result[1]),
  );
  if (at < 0) return [];
  return [
    `The shock would take ${scenario.indicator} to ${Number(values[at]!.toPrecision(4))} on ${isoFromDay(days[at]!)}. It must stay within ${text(result)} (${unit}): choose a smaller shock.`,
  ];
}

function within(value: number, [min, max]: Range): boolean {
  return Number.isFinite(value) && value >= min && value <= max;
}

function text([min, max]: Range): string {
  const short = (value: number): string => String(Number(value.toPrecision(4)));
  return `${short(min)} to ${short(max)}`;
}
