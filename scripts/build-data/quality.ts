import type { Manifest } from '../../src/contracts/manifest';
import { isoFromDay } from '../../src/domain/calendar';
import { COIN_IDS, type CoinId } from '../../src/domain/catalogue/ids';
import { findSeries } from '../../src/domain/catalogue/lookup';
import type { Repair } from '../../src/domain/cleaning/bad-closes';
import { qualityReport, type QualityReport } from '../../src/domain/cleaning/quality';
import { dayColumn, numberColumn, parseCsv } from '../../src/domain/csv';

/** Quality reports of all numeric series that have a rhythm, read back from the text that is written. */
export function reportQuality(
  manifest: Manifest,
  files: ReadonlyMap<string, string>,
  repairs: ReadonlyMap<CoinId, readonly Repair[]>,
): QualityReport[] {
  return manifest.series
    .filter((series) => series.frequency !== 'irregular')
    .map(({ id, file, column, frequency }) => {
      const table = parseCsv(files.get(file) ?? '', file);
      const coin = COIN_IDS.find((candidate) => id.startsWith(`${candidate}_`));
      const info = findSeries(id);
      const own = (coin ? repairs.get(coin) : undefined) ?? [];
      return qualityReport({
        id,
        days: dayColumn(table, 'date'),
        values: numberColumn(table, column),
        frequency,
        change: info?.change ?? 'difference',
        step: 10 ** -(info?.decimals ?? 0),
        repairs: own.filter((repair) => repair.column === column),
      });
    });
}

/** One line a series. */
export function qualityText(reports: readonly QualityReport[]): string {
  const lines = reports.map((report) => {
    const { id, firstDay, lastDay, rows, gaps, repairs, outliers, magnitude } = report;
    const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
    const reach = rows ? `${isoFromDay(firstDay)} .. ${isoFromDay(lastDay)}` : 'no value';
    return [
      id.padEnd(27),
      reach,
      `${rows} values`.padStart(12),
      `${missing} missing`.padStart(13),
      `${repairs.length} repaired`.padStart(12),
      `${outliers.length} outliers`.padStart(13),
      `  ${magnitude.least} to ${magnitude.largest}, ${magnitude.jumps.length} jumps of scale`,
    ].join(' ');
  });
  return lines.join('\n');
}
