import { isoFromDay } from '../../domain/calendar';
import { QUANTILE_LEVELS } from '../../domain/spec/head';
import type { RunReport } from '../../contracts/run';

/** The report as a JSON file. Figures that do not exist (NaN) become null. */
export function reportJson(report: RunReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/**
 * Every forecast of the test as CSV: one line an origin and a day ahead; prices in USD, empty = unknown. A quantile head
 * adds its quantiles.
 */
export function predictionsCsv(report: RunReport): string {
  const { originDays, lastClose, forecast, actual, quantiles } = report.test;
  const levels = quantiles ? QUANTILE_LEVELS.map((level) => `q${level}`) : [];
  const lines = [
    ['origin', 'day', 'horizon', 'last_close', 'naive', 'forecast', 'actual', ...levels].join(','),
  ];
  for (const [i, origin] of originDays.entries()) {
    for (const [h, value] of (forecast[i] ?? []).entries()) {
      const last = field(lastClose[i]);
      const cells = [isoFromDay(origin), isoFromDay(origin + h + 1), h + 1, last, last, field(value)];
      const edges = levels.map((_, level) => field(quantiles?.[i]?.[h]?.[level]));
      lines.push([...cells, field(actual[i]?.[h]), ...edges].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A name for a file of this run: `macrotide-btc-fusion-seed42-1a2b3c4d.json`. */
export function fileName(report: RunReport, extension: string): string {
  const { coin, model, seed } = report.spec;
  return `macrotide-${coin}-${model}-seed${String(seed)}-${report.specHash.slice(0, 8)}.${extension}`;
}

function field(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value);
}
