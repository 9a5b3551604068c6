import { formatNumber } from '../../charts/format';
import type { SeriesHead, SeriesPair } from '../../composables/useCorrelationSeries';
import { withArticle } from '../../domain/catalogue/spoken';

export interface PairFinding {
  /** "Over the last year". */
  readonly when: string;
  readonly coin: string;
  readonly indicator: string;
  /** Whether the indicator bears a name of its own, which takes no article: a coin, or a series of the reader's. */
  readonly named?: boolean;
  /** Calendar days by which the indicator comes first. */
  readonly lag?: number;
  /** Correlation on daily changes, on levels, and of the coin's level with a straight line through time. */
  readonly changes: number;
  readonly levels: number;
  readonly trendAlone: number;
}

/** From which size on two series are said to move together. */
const NOTICEABLE = 0.1;

/** The Correlation page's first sentence, with the three figures that belong together. */
export function pairFinding(pair: PairFinding): string {
  const { when, coin, changes, levels, trendAlone } = pair;
  const indicator = pair.named ? pair.indicator : withArticle(pair.indicator);
  const head = `${when} ${coin} ${verb(changes)} ${indicator}${lagTail(pair.lag ?? 0)}`;
  if (!Number.isFinite(changes) && !Number.isFinite(levels)) return `${head}: too few common days to say`;
  const parts = [`${formatNumber(changes)} on daily changes`, `${formatNumber(levels)} on levels`];
  const trend = Number.isFinite(trendAlone)
    ? `, where a straight line gives ${formatNumber(trendAlone)}`
    : '';
  return `${head}: ${parts.join(', ')}${trend}`;
}

function lagTail(lag: number): string {
  if (lag === 0) return '';
  const days = Math.abs(lag) === 1 ? 'one day' : `${Math.abs(lag)} days`;
  return lag > 0 ? ` of ${days} before` : ` of ${days} later`;
}

function verb(changes: number): string {
  if (!Number.isFinite(changes)) return 'and';
  if (Math.abs(changes) < NOTICEABLE) return 'had little to do with';
  return changes > 0 ? 'moved with' : 'moved against';
}

/** Whether a series is called by its name alone: a coin, or what the reader named. */
export function isNamed({ kind, own }: Pick<SeriesHead, 'kind' | 'own'>): boolean {
  return own || kind === 'coin';
}

/** The name of a series inside a sentence. */
export function spokenName(head: Pick<SeriesHead, 'label' | 'kind' | 'own'>): string {
  return isNamed(head) ? head.label : withArticle(head.label);
}

/** "Bitcoin and the VIX". */
export function pairName({ coin, indicator }: SeriesPair): string {
  return `${coin.label} and ${coin.id === indicator.id ? 'itself' : spokenName(indicator)}`;
}
