import { formatDay, formatNumber, formatPrice } from '../../charts/format';
import { weekday } from '../../domain/calendar';
import { COINS } from '../../domain/catalogue/coins';
import { COIN_IDS } from '../../domain/catalogue/ids';
import { findSeries } from '../../domain/catalogue/lookup';
import type { SeriesInfo } from '../../domain/catalogue/series';
import { BAD_REASON_WORDS, type BadReason } from '../../domain/own/report';
import type { OwnTraits, ReportedSeries, SeriesQuality } from '../../stores/quality';

type Named = Pick<ReportedSeries, 'id' | 'unit' | 'own'>;

/** What the catalogue, or the reader, says about a series. */
export function infoOf({ id, own }: Pick<ReportedSeries, 'id' | 'own'>): SeriesInfo | undefined {
  return own?.info ?? findSeries(id);
}

/** A value with its unit: "1.10 % a year", "$7,911.4", "57". */
export function valueWords(series: Named, value: number): string {
  const { unit, own } = series;
  const info = infoOf(series);
  if (own) return `${formatNumber(value, own.info.decimals)}${unit ? `\u00a0${unit}` : ''}`;
  if (info?.group === 'price') return formatPrice(value);
  if (info?.group === 'volume') return `$${formatNumber(value / 1e6, value < 1e8 ? 2 : 0)} million`;
  const figure = formatNumber(value, info?.decimals ?? 0);
  return unit.startsWith('%') ? `${figure}\u00a0${unit}` : figure;
}

/** A move in the unit in which moves of the series are measured. */
export function moveWords(series: Named, move: number): string {
  const { unit } = series;
  const info = infoOf(series);
  const sign = move > 0 ? '+' : '';
  // A difference of logarithms as the percent it stands for.
  if (info?.change === 'log') return `${sign}${formatNumber(100 * Math.expm1(move), 1)}\u00a0%`;
  const points = unit.startsWith('%') ? ' points' : '';
  return `${sign}${formatNumber(move, info?.decimals ?? 0)}${points}`;
}

/** A label for a table in which the group is named already: "Close", "Fed funds", "Positive (SVC)". */
export function shortLabel({
  id,
  column,
  label,
  own,
}: Pick<ReportedSeries, 'id' | 'column' | 'label' | 'own'>): string {
  if (own) return own.info.shortLabel;
  if (coinOf(id)) return capital(column);
  const news = /^news_(svc|transformer)_(\w+)$/.exec(id);
  if (news) return `News ${news[2] ?? ''} (${news[1] === 'svc' ? 'SVC' : 'transformer'})`;
  return findSeries(id)?.shortLabel ?? label;
}

/** The coin of a series, in words; empty for others. */
export function coinOf(id: string): string {
  const coin = COIN_IDS.find((candidate) => id.startsWith(`${candidate}_`));
  return coin ? COINS[coin].label : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
  /** Series whose values end long before the data do. */
  readonly early: number;
}

/** A CPI of November is the latest one at the end of December: a series that ends before that has stopped. */
const EARLY_DAYS = 62;

/** Whether a series has stopped: nothing after its last value counts as missing, so this is said apart. */
export function endsEarly(report: Pick<SeriesQuality['report'], 'lastDay'>, lastDay: number): boolean {
  return lastDay - report.lastDay > EARLY_DAYS;
}

/** Figures of all reports together. */
export function totalsOf(reports: readonly Pick<SeriesQuality, 'report'>[], lastDay: number): QualityTotals {
  const sum = (figure: (one: SeriesQuality['report']) => number): number =>
    reports.reduce((total, { report }) => total + figure(report), 0);
  return {
    series: reports.length,
    values: sum(({ rows }) => rows),
    missing: sum(missingOf),
    repaired: sum(({ repairs }) => repairs.length),
    unusual: sum(({ outliers }) => outliers.length),
    early: sum((report) => Number(endsEarly(report, lastDay))),
  };
}

/** Values that were due and are not there, between a series' first and last one. */
export function missingOf({ gaps }: Pick<SeriesQuality['report'], 'gaps'>): number {
  return gaps.reduce((total, { missing }) => total + missing, 0);
}

/** The page's first sentence. */
export function qualityFinding(totals: QualityTotals): string {
  const n = (count: number): string => formatNumber(count, 0);
  const { series, values, missing, repaired, unusual, early } = totals;
  return `Of ${n(values)} values in ${series} series ${n(repaired)} were repaired and ${n(unusual)} unusual moves left as they came; ${n(missing)} due values are missing and ${n(early)} series end early`;
}

/** The sentence above one series' report. */
export function seriesFinding({ series, report }: SeriesQuality): string {
  const n = (count: number, one: string, many: string): string =>
    `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
  const missing = missingOf(report);
  const parts = [
    n(report.rows, 'value', 'values'),
    missing === 0 ? 'no due value missing' : `${n(missing, 'due value', 'due values')} missing`,
    ...(report.repairs.length > 0 ? [`${n(report.repairs.length, 'repair', 'repairs')}`] : []),
    n(report.outliers.length, 'unusual move', 'unusual moves'),
  ];
  return `${series.label}: ${parts.join(', ')}`;
}

/** What was left out when the file of an own series was taken in: "2 of 732 rows were left out: ...". */
export function importWords({ imported }: OwnTraits): string {
  if (!imported)
    return 'How many rows of its file were left out was not kept. Take the file in again to see it.';
  const { rows, bad, badByReason, duplicates } = imported;
  const reasons = Object.entries(badByReason).map(
    ([reason, n]) => `${formatNumber(n, 0)} × ${BAD_REASON_WORDS[reason as BadReason].replace(/\.$/, '')}`,
  );
  const left =
    bad === 0 ? 'none was left out' : `${formatNumber(bad, 0)} were left out (${reasons.join('; ')})`;
  const again =
    duplicates > 0 ? `; ${formatNumber(duplicates, 0)} gave way to a later row of the same time` : '';
  return `Of ${formatNumber(rows, 0)} rows of its file ${left}${again}. No value was changed.`;
}
