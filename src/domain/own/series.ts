import type { ChangeKind } from '../catalogue/series';
import type { Gap } from '../cleaning/gaps';
import type { Observations } from '../frame';
import type { ImportReport } from './report';
import type { Aggregation, OwnKind, OwnRelease } from './mapping';

/** A series of the reader's own, one value a UTC day. */
export interface OwnSeries {
  /** `own_<slug>`: its column in panels and its table in SQL. */
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: OwnKind;
  readonly aggregation: Aggregation;
  readonly change: ChangeKind;
  readonly release: OwnRelease;
  /** Name of the file it came from. */
  readonly source: string;
  readonly observations: Observations;
  readonly coverage: Coverage;
  /** What became of the rows of its file; series that were kept before this was counted have none. */
  readonly imported?: ImportCounts;
}

export type ImportCounts = Pick<ImportReport, 'rows' | 'bad' | 'badByReason' | 'duplicates'>;

/** How completely a series covers its span. */
export interface Coverage {
  readonly frequency: 'daily' | 'business-daily' | 'monthly' | 'irregular';
  /** Usual number of days from one value to the next (the median). */
  readonly step: number;
  /** Expected days without a value, in all, and the longest runs of them. */
  readonly missingDays: number;
  readonly longestGaps: readonly Gap[];
}

/** The epoch day from which a value that describes `day` counts as known. */
export function ownKnownDay(release: OwnRelease, day: number): number {
  if (release.kind === 'days') return day + release.days;
  return release.kind === 'next-day' ? day + 1 : day;
}

/** A release rule in words. */
export function releaseWords(release: OwnRelease): string {
  if (release.kind === 'same-day') return 'Known by the end of its UTC day.';
  if (release.kind === 'next-day') return 'Known from the next calendar day.';
  return `Known ${release.days} ${release.days === 1 ? 'day' : 'days'} later.`;
}

/** A long weekend: what is traded on weekdays stands still over it. */
const COIN_CARRY_DAYS = 4;

/**
 * Days for which a value is carried forward where there is no newer one. A coin's last price stands over a long
 * weekend or as short a gap, so that a series of weekdays can be a run's coin (after its very last there is none); an indicator's ends where its source
 * does: over a week, or two of its steps.
 */
export function ownCarryDays({ kind, coverage }: OwnSeries): number {
  return kind === 'coin' ? COIN_CARRY_DAYS : Math.max(7, 2 * coverage.step + 1);
}
