// Makes the small file of the finished run that the first screen shows, from a report of the batch command:
//   npm run -s experiment -- scripts/specs/first-screen.json --quiet > report.json
//   node scripts/run.mjs scripts/example-run.ts report.json public/results/example-run.json
import { readFileSync, writeFileSync } from 'node:fs';
import type { ExampleFigures, ExampleMetrics, ExampleRun } from '../src/contracts/example-run';
import type { MetricTable, RunReport } from '../src/contracts/run';

/** Most origins that are drawn: about one a week. */
const ORIGINS = 140;
const DIGITS = 5;

/** @throws Error that says how to call it */
export function main([file, out]: readonly string[]): void {
  if (!file || !out)
    throw new Error('Usage: node scripts/run.mjs scripts/example-run.ts REPORT.json OUT.json');
  const report = JSON.parse(readFileSync(file, 'utf8')) as RunReport;
  writeFileSync(out, `${JSON.stringify(exampleOf(report, new Date().toISOString().slice(0, 10)))}\n`);
}

/** A report with what the first screen draws, in five digits. `made`: ISO day of the run. */
export function exampleOf(report: RunReport, made: string): ExampleRun {
  const { spec, specHash, info, shrinkage, bestEpoch, epochs, test, next } = report;
  const every = Math.ceil(test.originDays.length / ORIGINS);
  const some = <T>(values: readonly T[]): T[] => values.filter((_, i) => i % every === 0);
  const rounded = (values: readonly number[]): number[] => values.map(round);
  return {
    label: 'A stored run of the batch command',
    command: 'npm run experiment -- scripts/specs/first-screen.json',
    made,
    spec,
    specHash,
    data: spec.data,
    backend: info.backend,
    shrinkage: round(shrinkage),
    bestEpoch,
    epochs: epochs.map(({ trainLoss, validationLoss }) => ({
      trainLoss: round(trainLoss),
      validationLoss: round(validationLoss),
    })),
    naiveValidationLoss: round(info.naiveValidationLoss),
    model: metricsOf(report.model),
    unshrunk: metricsOf(report.unshrunk),
    naive: metricsOf(report.naive),
    test: {
      every,
      originDays: some(test.originDays),
      lastClose: rounded(some(test.lastClose)),
      forecast: some(test.forecast).map(rounded),
      actual: some(test.actual).map(rounded),
    },
    next: {
      originDay: next.originDay,
      lastClose: round(next.lastClose),
      forecast: rounded(next.forecast),
    },
  };
}

function metricsOf({ average, perHorizon }: MetricTable): ExampleMetrics {
  return { average: figuresOf(average), perHorizon: perHorizon.map(figuresOf) };
}

function figuresOf({ rmse, mape, direction, alwaysUp, skill, pValue }: ExampleFigures): ExampleFigures {
  const one = (value: number | null): number | null =>
    value === null || Number.isNaN(value) ? null : round(value);
  return {
    rmse: one(rmse),
    mape: one(mape),
    direction: one(direction),
    alwaysUp: one(alwaysUp),
    skill: one(skill),
    pValue: one(pValue),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
