import { formatDay, formatNumber, formatPrice } from '../../charts/format';
import type { ManifestSeries } from '../../contracts/manifest';
import { weekday } from '../../domain/calendar';
import { findSeries } from '../../domain/catalogue/lookup';
import type { SeriesQuality } from '../../stores/quality';

type Named = Pick<ManifestSeries, 'id' | 'unit'>;

/** A value with its unit: "1.10 % a year", "$7,911.4", "57". */
export function valueWords({ id, unit }: Named, value: number): string {
  const info = findSeries(id);
  if (info?.group === 'price') return formatPrice(value);
  if (info?.group === 'volume') return `$${formatNumber(value / 1e6, value < 1e8 ? 2 : 0)} million`;
  const figure = formatNumber(value, info?.decimals ?? 0);
  return unit.startsWith('%') ? `${figure}\u00a0${unit}` : figure;
}

/** A move in the unit in which moves of the series are measured. */
export function moveWords({ id, unit }: Named, move: number): string {
  const info = findSeries(id);
  const sign = move > 0 ? '+' : '';
  // A difference of logarithms as the percent it stands for.
  if (info?.change === 'log') return `${sign}${formatNumber(100 * Math.expm1(move), 1)}\u00a0%`;
  const points = unit.startsWith('%') ? ' points' : '';
  return `${sign}${formatNumber(move, info?.decimals ?? 0)}${points}`;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** "Friday 13 Mar 2020". */
export function longDay(day: number): string {
  return `${DAYS[weekday(day)]} ${formatDay(day)}`;
}

export interface QualityTotals {
  readonly series: number;
  readonly values: number;
  readonly missing: number;
  readonly repaired: number;
  readonly unusual: number;
}

/** Figures of all reports together. */
export function totalsOf(reports: readonly Pick<SeriesQuality, 'report'>[]): QualityTotals {
  const sum = (figure: (one: SeriesQuality['report']) => number): number =>
    reports.reduce((total, { report }) => total + figure(report), 0);
  return {
    series: reports.length,
    values: sum(({ rows }) => rows),
    missing: sum(missingOf),
    repaired: sum(({ repairs }) => repairs.length),
    unusual: sum(({ outliers }) => outliers.length),
  };
}

/** Values that were due and are not there, between a series' first and last one. */
export function missingOf({ gaps }: Pick<SeriesQuality['report'], 'gaps'>): number {
  return gaps.reduce((total, { missing }) => total + missing, 0);
}

/** The page's first sentence. */
export function qualityFinding({ series, values, missing, repaired, unusual }: QualityTotals): string {
  const n = (count: number): string => formatNumber(count, 0);
  return `Of ${n(values)} values in ${series} series ${n(repaired)} were repaired; ${n(unusual)} unusual moves stand as they came, and ${n(missing)} values that were due are missing`;
}

/** The sentence above one series' report. */
export function seriesFinding({ series, report }: SeriesQuality): string {
  const n = (count: number, one: string, many: string): string =>
    `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
  const parts = [
    n(report.rows, 'value', 'values'),
    `${n(missingOf(report), 'due value', 'due values')} missing`,
    ...(report.repairs.length > 0 ? [`${n(report.repairs.length, 'repair', 'repairs')}`] : []),
    n(report.outliers.length, 'unusual move', 'unusual moves'),
  ];
  return `${series.label}: ${parts.join(', ')}`;
}
