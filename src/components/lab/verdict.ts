import type { RunReport } from '../../contracts/run';
import { targetName } from '../../domain/catalogue/targets';
import { MODELS } from './models';

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

/** What the test says about the model, in one sentence with the figure in it. */
export function verdict(report: RunReport): string {
  const name = MODELS[report.spec.model].label;
  const days = report.info.test.rows.toLocaleString('en-US');
  const coin = targetName(report.spec.coin);
  if (report.shrinkage === 0)
    return `${name} found nothing on ${coin} that held on validation: it is the naive forecast`;
  const { skill } = report.model.average;
  const size = Math.abs(skill).toFixed(1);
  const missed = `On ${days} days it had never seen, ${name} missed ${coin} by`;
  if (Number.isNaN(skill)) return `${name} on ${coin} cannot be compared with the naive forecast`;
  if (size === '0.0') return `${missed} as much as guessing no change`;
  return `${missed} ${size} % ${skill > 0 ? 'less' : 'more'} than guessing no change`;
}

/** What stands behind the sentence: over how many days, how sure, and how much of the model was believed. */
export function verdictDetail(report: RunReport): string {
  const span = `RMSE averaged over ${horizonWords(report)} ahead.`;
  if (report.shrinkage === 0) {
    const raw = againstNaive(report.unshrunk.average.skill);
    return `${span} Shrinkage 0.00; without it, it is ${raw}.`;
  }
  const believed = `Shrinkage ${report.shrinkage.toFixed(2)}: that part of each forecast move held on validation.`;
  return `${span} ${chanceWords(report)} ${believed}`;
}

/** Reads the Diebold-Mariano tests: whether the gap to naive is more than chance explains. */
export function chanceWords({ model, alarms }: Pick<RunReport, 'model' | 'alarms'>): string {
  const p = model.average.pValue;
  // Older reports have a mean of p-values there, which is no test.
  if (alarms && !Number.isNaN(p)) {
    const words = `p ${pWords(p)} over all days ahead`;
    return p < 0.05
      ? `Chance alone seldom makes such a gap (${words}).`
      : `Chance alone could explain the gap (${words}).`;
  }
  const known = model.perHorizon.map(({ pValue }) => pValue).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return 'No test of the gap is possible.';
  const clear = known.filter((value) => value < 0.05).length;
  if (clear === 0)
    return `Chance alone could explain the gap (smallest p ${pWords(Math.min(...known))} of all days ahead).`;
  return `At p < 0.05 it differs on ${clear} of ${known.length} days ahead; some of that is expected by luck.`;
}

/** A p-value with two decimals, or "< 0.01". */
export function pWords(p: number): string {
  return p < 0.01 ? '< 0.01' : p.toFixed(2);
}

/** Reasons to suspect that the model saw the future, as the domain's alarm gives them. Empty = none. */
export function leakAlarms({ alarms = [] }: Pick<RunReport, 'alarms'>): string[] {
  return alarms.map(({ horizon, rule, measured, limit }) => {
    const days = `${horizon} day${horizon === 1 ? '' : 's'} ahead`;
    return rule === 'direction'
      ? `${days} the direction is right on ${measured.toFixed(1)} % of the days; the limit is ${limit.toFixed(1)} %, six points above "always up"`
      : `${days} the error on log prices is ${measured.toFixed(1)} % below naive; the limit is ${limit.toFixed(1)} %`;
  });
}
