import { formatNumber } from '../../charts/format';

export interface PairFinding {
  /** "Over the last year". */
  readonly when: string;
  readonly coin: string;
  readonly indicator: string;
  /** Whether the indicator bears a name that the reader gave. */
  readonly own?: boolean;
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
  const indicator = spokenName({ label: pair.indicator, own: pair.own ?? false });
  const head = `${when} ${coin} ${verb(changes)} ${indicator}`;
  if (!Number.isFinite(changes) && !Number.isFinite(levels)) return `${head}: too few common days to say`;
  const parts = [`${formatNumber(changes)} on daily changes`, `${formatNumber(levels)} on levels`];
  const trend = Number.isFinite(trendAlone)
    ? `, where a straight line gives ${formatNumber(trendAlone)}`
    : '';
  return `${head}: ${parts.join(', ')}${trend}`;
}

function verb(changes: number): string {
  if (!Number.isFinite(changes)) return 'and';
  if (Math.abs(changes) < NOTICEABLE) return 'had little to do with';
  return changes > 0 ? 'moved with' : 'moved against';
}

/** The name of a series inside a sentence: one that the reader gave stays as it is. */
export function spokenName({ label, own }: { readonly label: string; readonly own: boolean }): string {
  return own ? label : withArticle(label);
}

/** "the S&P 500", "the federal funds rate": a label inside a sentence. */
export function withArticle(label: string): string {
  const bare = label.replace(/ \(.*\)$/, '');
  const keepsCapital = /^(VIX|S&P|US |CPI|[0-9])/.test(bare);
  return `the ${keepsCapital ? bare : bare.charAt(0).toLowerCase() + bare.slice(1)}`;
}
