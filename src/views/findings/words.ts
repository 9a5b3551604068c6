import { formatCorrelation, formatNumber } from '../../charts/format';
import { COINS } from '../../domain/catalogue/coins';
import { findSeries } from '../../domain/catalogue/lookup';
import {
  placeOf,
  saysLittle,
  threePointChance,
  STRIKING,
  type ClaimFigures,
  type ClaimPlace,
  type CorrelationClaim,
} from '../../domain/claims/correlation-claims';
import { withArticle } from '../../domain/catalogue/spoken';

/** "Bitcoin with the S&P 500". */
export function claimName({ coin, column }: CorrelationClaim): string {
  const info = findSeries(column);
  const series = column.startsWith('news_')
    ? `the news (${column === 'news_svc' ? 'SVC' : 'transformer'})`
    : withArticle(info?.label ?? column);
  return `${COINS[coin].label} with ${series}`;
}

/** "+0.60 to +0.80", "below 0.50": what the original says. */
export function claimedWords(claim: CorrelationClaim): string {
  if (saysLittle(claim)) return `below ${formatNumber(claim.high)}`;
  const ends = [claim.low, claim.high].sort((a, b) => Math.abs(a) - Math.abs(b));
  return ends.map(formatCorrelation).join(' to ');
}

const ON_LEVELS: Readonly<Record<ClaimPlace, string>> = {
  inside: 'Holds on levels',
  stronger: 'More than claimed on levels',
  weaker: 'Less than claimed on levels',
  opposite: 'The other sign on levels',
  none: 'Next to nothing on levels',
  unknown: 'No figure on levels',
};

const ON_CHANGES: Readonly<Record<ClaimPlace, string>> = {
  inside: 'inside the claim too',
  stronger: 'more than claimed',
  weaker: 'less than claimed',
  opposite: 'the other sign',
  none: 'next to nothing',
  unknown: 'no figure',
};

/** A claim beside its figures, in one sentence. */
export function verdictWords(claim: CorrelationClaim, figures: ClaimFigures): string {
  const { levels, trendAlone, changes } = figures;
  if (!Number.isFinite(levels)) return `No verdict: only ${figures.levelRows} days with both series.`;
  if (saysLittle(claim)) return littleVerdict(claim, figures);
  const line = `where a trend alone gives ${formatCorrelation(trendAlone)}`;
  const place = ON_CHANGES[placeOf(claim, changes)];
  return `${ON_LEVELS[placeOf(claim, levels)]}, ${formatCorrelation(levels)}, ${line}; on daily changes ${formatCorrelation(changes)}, ${place}.`;
}

/** Below 0.5 is what strangers give: it holds, and says nothing. What a mean of 30 days makes of it is the point. */
function littleVerdict(claim: CorrelationClaim, { levels, changes, means }: ClaimFigures): string {
  const held = placeOf(claim, levels) === 'inside' ? 'Holds, as zero would' : 'Does not hold';
  const first = `${held}: ${formatCorrelation(levels)} on levels, ${formatCorrelation(changes)} on daily changes`;
  return `${first}; with the mean news of 30 days ${formatCorrelation(means)}.`;
}

/** How many of the claims that say something hold over one range, on levels and on changes. */
function heldCounts(
  claims: readonly { readonly claim: CorrelationClaim; readonly figures: ClaimFigures }[],
): { readonly of: number; readonly levels: number; readonly changes: number } {
  const telling = claims.filter(({ claim }) => !saysLittle(claim));
  const held = (value: (figures: ClaimFigures) => number): number =>
    telling.filter(({ claim, figures }) => isHeld(claim, value(figures))).length;
  return {
    of: telling.length,
    levels: held(({ levels }) => levels),
    changes: held(({ changes }) => changes),
  };
}

/** More than was claimed, with the claimed sign, keeps a claim too. */
function isHeld(claim: CorrelationClaim, value: number): boolean {
  const place = placeOf(claim, value);
  return place === 'inside' || place === 'stronger';
}

/** The page's first sentence. */
export function findingsTitle(
  claims: readonly { readonly claim: CorrelationClaim; readonly figures: ClaimFigures }[],
  when: string,
): string {
  const { of, levels, changes } = heldCounts(claims);
  const some = (count: number): string => (count === 0 ? 'none' : String(count));
  return `${when}, ${some(levels)} of the original’s ${of} correlations of a coin with the economy ${levels === 1 ? 'shows' : 'show'} on levels, and ${some(changes)} on daily changes`;
}

/** What the original's monthly picture shows, beside what three points give by themselves. */
export function monthlyWords({ monthly }: ClaimFigures): string {
  const share = formatNumber((100 * monthly.beyond) / monthly.months, 0);
  const chance = formatNumber(100 * threePointChance(STRIKING), 1);
  return `Of ${monthly.months} months ${share} % lie beyond ±${STRIKING} for Bitcoin with the S&P 500, and the sign turns ${monthly.turns} times. Three unrelated points lie beyond it in ${chance} % of cases; levels that drift, more often.`;
}
