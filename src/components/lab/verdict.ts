import type { MetricTable, RunReport, TestForecasts } from '../../contracts/run';
import { MODELS } from './models';

/** Points above "always up" or "always down" from which the direction looks too good, and skill on log prices likewise. */
const DIRECTION_MARGIN = 6;
const LOG_SKILL_LIMIT = 3;

/** `1` or `1-5`: the days ahead over which an average was taken. */
export function horizonWords(report: RunReport): string {
  return report.spec.horizon === 1 ? '1 day' : `1-${String(report.spec.horizon)} days`;
}

/** "worse than naive by 0.3 % RMSE", in words that name the sign. */
export function againstNaive(skill: number): string {
  if (Number.isNaN(skill)) return 'not comparable with naive';
  const size = Math.abs(skill).toFixed(1);
  if (size === '0.0') return 'as good as naive to a tenth of a percent of RMSE';
  return `${skill > 0 ? 'better' : 'worse'} than naive by ${size} % RMSE`;
}

/** What the test says about the model, in one or two sentences with the figures in them. */
export function verdict(report: RunReport): string {
  const name = MODELS[report.spec.model].label;
  const span = horizonWords(report);
  const shrinkage = `shrinkage ${report.shrinkage.toFixed(2)}`;
  if (report.shrinkage === 0) {
    const raw = againstNaive(report.unshrunk.average.skill);
    return `${name} found nothing that held on validation; ${shrinkage}: this model is the naive forecast. Without shrinkage it is ${raw} over ${span}.`;
  }
  const chance = chanceWords(report.model);
  return `${name} is ${againstNaive(report.model.average.skill)} over ${span}; ${shrinkage}. ${chance}`;
}

/** Reads the Diebold-Mariano p-values: how many horizons differ from naive by more than chance explains. */
export function chanceWords(table: MetricTable): string {
  const known = table.perHorizon.filter((row) => !Number.isNaN(row.pValue));
  const clear = known.filter((row) => row.pValue < 0.05);
  const smallest = Math.min(...known.map((row) => row.pValue));
  if (known.length === 0) return 'No test of the difference is possible.';
  if (clear.length === 0)
    return `Chance alone could explain the difference (smallest p ${pWords(smallest)}).`;
  const better = clear.filter((row) => row.dieboldMariano < 0).length;
  const worse = clear.length - better;
  const parts = [
    better > 0 ? `better on ${String(better)}` : '',
    worse > 0 ? `worse on ${String(worse)}` : '',
  ];
  const list = parts.filter(Boolean).join(' and ');
  return `At p < 0.05 it is ${list} of ${String(known.length)} horizons; some of that is expected by luck.`;
}

/** A p-value with two decimals, or "< 0.01". */
export function pWords(p: number): string {
  return p < 0.01 ? '< 0.01' : p.toFixed(2);
}

/** Skill on log prices at horizon index `h`: percent by which the log RMSE is below the naive one. */
export function logSkill(test: TestForecasts, h: number): number {
  let model = 0;
  let naive = 0;
  for (let i = 0; i < test.originDays.length; i++) {
    const actual = Math.log(test.actual[i]?.[h] ?? NaN);
    const forecast = Math.log(test.forecast[i]?.[h] ?? NaN);
    const last = Math.log(test.lastClose[i] ?? NaN);
    if (Number.isNaN(actual + forecast + last)) continue;
    model += (forecast - actual) ** 2;
    naive += (last - actual) ** 2;
  }
  return naive > 0 ? 100 * (1 - Math.sqrt(model / naive)) : NaN;
}

/** Reasons to suspect that the model saw the future. Empty = none of the signs is there. */
export function leakAlarms(report: RunReport): string[] {
  const alarms: string[] = [];
  for (const [h, row] of report.model.perHorizon.entries()) {
    const days = `${String(row.horizon)} day${row.horizon === 1 ? '' : 's'} ahead`;
    // In a falling test "always down" beats "always up" by itself, and needs no knowledge of the future.
    const fixed = Math.max(row.alwaysUp, 100 - row.alwaysUp);
    if (row.direction > fixed + DIRECTION_MARGIN) {
      const lead = (row.direction - fixed).toFixed(1);
      alarms.push(`${days} the direction is right ${lead} points more often than by always saying the same`);
    }
    const skill = row.horizon <= 5 ? logSkill(report.test, h) : NaN;
    if (skill > LOG_SKILL_LIMIT)
      alarms.push(`${days} the error on log prices is ${skill.toFixed(1)} % below naive`);
  }
  return alarms;
}
