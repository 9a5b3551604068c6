import { formatNumber } from '../../charts/format';
import type { BackendId, RunReport } from '../../contracts/run';
import { BACKEND_LABELS } from '../lab/backends';

/** How far the numbers of a repeated run are from those of the first. */
export interface Match {
  /** Every loss, every forecast and every figure is the same to the last bit. */
  readonly identical: boolean;
  /** Largest difference of a test forecast, as a share of the first one's. */
  readonly largest: number;
  /** Skill of the first and of the second, percent. */
  readonly skills: readonly [number, number];
  readonly backends: readonly [BackendId, BackendId];
  /** Versions of the training engine. */
  readonly engines: readonly [string, string];
}

/** Compares losses, shrinkage, forecasts and figures of two reports of one specification, number by number. */
export function matchReports(first: RunReport, second: RunReport): Match {
  const [a, b] = [numbersOf(first), numbersOf(second)];
  const identical = a.length === b.length && a.every((value, i) => sameNumber(value, b[i]!));
  const [x, y] = [first.test.forecast.flat(), second.test.forecast.flat()];
  const differences = x.map((value, i) => Math.abs((y[i] ?? NaN) / value - 1)).filter(Number.isFinite);
  return {
    identical,
    largest: differences.reduce((most, value) => Math.max(most, value), 0),
    skills: [first.model.average.skill, second.model.average.skill],
    backends: [first.info.backend, second.info.backend],
    engines: [first.spec.engine, second.spec.engine],
  };
}

/** The match in one or two sentences. */
export function matchWords({ identical, largest, skills, backends, engines }: Match): string {
  const [here, there] = [BACKEND_LABELS[backends[1]], BACKEND_LABELS[backends[0]]];
  const sameBackend = backends[0] === backends[1];
  if (identical)
    return `The numbers matched, bit for bit, on ${here}${sameBackend ? '' : ` as on ${there}`}.`;
  const skill = `skill ${formatNumber(skills[0], 3)} % before, ${formatNumber(skills[1], 3)} % now`;
  const size = `Forecasts differ by at most ${shareWords(largest)} of the price; ${skill}.`;
  if (engines[0] !== engines[1]) {
    return `Engine ${engines[0]} made the first run and engine ${engines[1]} the second, so they need not agree. ${size}`;
  }
  return sameBackend
    ? `The numbers did not match, though both runs were on ${here}, which should not be. ${size}`
    : `The numbers are close but not the same: ${there} before, ${here} now, which round differently. ${size}`;
}

function shareWords(share: number): string {
  const percent = 100 * share;
  return percent > 0 && percent < 0.001
    ? `${percent.toExponential(1).replace('-', '−')} %`
    : `${formatNumber(percent, 3)} %`;
}

function sameNumber(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function numbersOf({ epochs, shrinkage, test, next, model, unshrunk }: RunReport): number[] {
  const tables = [model, unshrunk].flatMap(({ perHorizon }) =>
    perHorizon.flatMap(({ rmse, mae, skill, direction, pValue }) => [rmse, mae, skill, direction, pValue]),
  );
  const losses = epochs.flatMap(({ trainLoss, validationLoss }) => [trainLoss, validationLoss]);
  return [shrinkage, ...losses, ...test.forecast.flat(), ...next.forecast, ...tables];
}
