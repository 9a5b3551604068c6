import type { MetricTable, RunReport } from '../contracts/run';

const METRICS = [
  'n',
  'rmse',
  'mae',
  'mape',
  'smape',
  'mase',
  'direction',
  'alwaysUp',
  'skill',
  'dieboldMariano',
  'pValue',
] as const;

/**
 * A report read from JSON with its missing figures as they were: JSON knows no NaN and writes null.
 *
 * @throws RangeError naming the part that holds something else than numbers
 */
export function reviveReport(report: RunReport): RunReport {
  const { test, next, info } = report;
  return {
    ...report,
    shrinkage: number('shrinkage', report.shrinkage),
    seconds: number('time', report.seconds),
    info: { ...info, naiveValidationLoss: number('naive loss', info.naiveValidationLoss) },
    epochs: report.epochs.map((record) => ({
      ...record,
      epoch: number('loss curves', record.epoch),
      trainLoss: number('loss curves', record.trainLoss),
      validationLoss: number('loss curves', record.validationLoss),
    })),
    model: table(report.model),
    unshrunk: table(report.unshrunk),
    naive: table(report.naive),
    test: {
      originDays: numbers('test days', test.originDays),
      lastClose: numbers('test closes', test.lastClose),
      forecast: test.forecast.map((values) => numbers('test forecasts', values)),
      actual: test.actual.map((values) => numbers('test outcomes', values)),
      ...(test.quantiles && {
        quantiles: test.quantiles.map((days) => days.map((values) => numbers('test bands', values))),
      }),
    },
    next: {
      originDay: number('next forecast', next.originDay),
      lastClose: number('next forecast', next.lastClose),
      days: numbers('next forecast', next.days),
      forecast: numbers('next forecast', next.forecast),
      naive: numbers('next forecast', next.naive),
      ...(next.quantiles && { quantiles: next.quantiles.map((values) => numbers('next bands', values)) }),
    },
  };
}

function table({ perHorizon, average }: MetricTable): MetricTable {
  return {
    perHorizon: perHorizon.map((row) => ({
      ...row,
      horizon: number('metrics', row.horizon),
      ...figures(row),
    })),
    average: { ...average, ...figures(average) },
  };
}

function figures(row: MetricTable['average']): MetricTable['average'] {
  return Object.fromEntries(
    METRICS.map((key) => [key, number('metrics', row[key])]),
  ) as unknown as MetricTable['average'];
}

function numbers(part: string, values: readonly unknown[]): number[] {
  return values.map((value) => number(part, value));
}

function number(part: string, value: unknown): number {
  if (value === null) return NaN;
  if (typeof value === 'number') return value;
  throw new RangeError(`its ${part} hold something else than numbers`);
}
