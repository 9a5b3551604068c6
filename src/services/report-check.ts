import type { RunReport } from '../contracts/run';

/** Why a report from a file cannot be shown, or null. Throws where a list is none, or a part has not its parts. */
export function reportProblem(report: RunReport, horizon: number): string | null {
  const { test, next, info, epochs, insight } = report;
  const parts = [test, next, info, insight, report.model, report.unshrunk, report.naive, report.tensors];
  if (!parts.every(isRecord) || !Array.isArray(epochs)) return 'parts of its report are missing';
  const rows = test.originDays.length;
  const even = [test.lastClose, test.forecast, test.actual].every((column) => column.length === rows);
  if (!even) return 'the forecasts in its report are not all there';
  const days = [next.days, next.forecast, next.naive].every((values) => values.length === horizon);
  const tables = [report.model, report.unshrunk, report.naive];
  const full = tables.every(({ perHorizon }) => perHorizon.length === horizon);
  return days && full ? null : 'its report speaks of another number of days';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
