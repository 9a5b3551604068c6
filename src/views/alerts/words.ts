import { formatChange, formatDay, formatNumber } from '../../charts/format';
import { pSaid } from '../../charts/p-values';
import type { AlertHistory } from '../../contracts/shock';
import type { Aftermath } from '../../domain/alerts/history';
import type { AlertCondition, AlertRule } from '../../domain/alerts/rule';
import { isOwnId } from '../../domain/catalogue/ids';
import { findSeries } from '../../domain/catalogue/lookup';
import { targetName } from '../../domain/catalogue/targets';

const REGIMES = {
  'hike-cycle': 'A hike cycle begins',
  'high-inflation': 'Inflation rises above 3 %',
  bull: 'turns bullish: its 30-day return enters the upper third of its past',
  bear: 'turns bearish: its 30-day return enters the lower third of its past',
} as const;

function seriesName(id: string): string {
  return isOwnId(id) ? targetName(id) : (findSeries(id)?.label ?? id);
}

/** A condition in words: "VIX at or above 30". */
export function conditionWords(condition: AlertCondition): string {
  switch (condition.kind) {
    case 'level':
      return `${seriesName(condition.series)} at or ${condition.side} ${plain(condition.threshold)}`;
    case 'change': {
      const way = condition.threshold < 0 ? 'down' : 'up';
      return `${seriesName(condition.series)} ${way} by ${plain(Math.abs(condition.threshold))} or more over ${condition.days} days`;
    }
    case 'regime': {
      const state = REGIMES[condition.regime];
      return condition.regime === 'bull' || condition.regime === 'bear'
        ? `${targetName(condition.coin)} ${state}`
        : state;
    }
    case 'correlation':
      return `${targetName(condition.coin)} and ${seriesName(condition.series)}: correlation over 30 weekdays ${plain(condition.threshold)} or more away from that over 180`;
    case 'volatility':
      return `${targetName(condition.coin)}: volatility forecast for 5 days among the highest ${formatNumber(100 * condition.share, 0)} % of those before`;
  }
}

/** What the watched figure is called, on an axis and in a tooltip. */
export function watchedName(condition: AlertCondition): string {
  switch (condition.kind) {
    case 'level':
      return seriesName(condition.series);
    case 'change':
      return `change over ${condition.days} days`;
    case 'regime':
      return 'state (1 = holds)';
    case 'correlation':
      return 'distance of the two correlations';
    case 'volatility':
      return 'forecast, % a day';
  }
}

/** The unit of the watched figure, above its axis. */
export function watchedUnit(condition: AlertCondition): string {
  switch (condition.kind) {
    case 'level':
    case 'change':
      return findSeries(condition.series)?.unit ?? 'in its own unit';
    case 'regime':
      return '1 = holds, 0 = does not';
    case 'correlation':
      return 'distance of two correlations';
    case 'volatility':
      return '% a day';
  }
}

function plain(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 5 }).replace('-', '−');
}

export function watchedFigure(value: number): string {
  return Number.isFinite(value) ? plain(value) : '–';
}

/** How a rule stands on the last day: "Holds since 12 Nov 2025 (31.2)". */
export function stateWords({ problem, holds, since, value }: AlertHistory): string {
  if (problem) return problem;
  if (!Number.isFinite(value)) return 'No value on the last day';
  const figure = ` (${watchedFigure(Number(value.toPrecision(3)))})`;
  return holds ? `Holds since ${formatDay(since)}${figure}` : `Does not hold${figure}`;
}

/** How often, and when last: "14 times, last on 12 Nov 2025". */
export function countWords({ firings }: AlertHistory): string {
  const last = firings.at(-1);
  if (last === undefined) return 'Never';
  const times = firings.length === 1 ? 'Once, on' : `${firings.length} times, last on`;
  return `${times} ${formatDay(last)}`;
}

export function firedWords(history: AlertHistory): string {
  const count = countWords(history);
  return count === 'Never' ? 'it has never fired' : `fired ${count.replace('Once', 'once')}`;
}

/** What came after, beside random days: "−2.1 % (random days +3.0 %), p = 0.41". */
export function aftermathWords({ n, mean, randomMean, pValue }: Aftermath): string {
  if (!Number.isFinite(mean)) return `Too few to say (${n})`;
  return `${percent(mean)} (random days ${percent(randomMean)}), ${pSaid(pValue).replaceAll(' ', '\u00a0')}`;
}

export function percent(logPoints: number): string {
  return formatChange(100 * Math.expm1(logPoints));
}

/** The page's first sentence. */
export function alertsFinding(
  rules: readonly AlertRule[],
  histories: ReadonlyMap<string, AlertHistory>,
): string {
  const known = rules.flatMap((rule) => histories.get(rule.id) ?? []).filter(({ problem }) => !problem);
  if (known.length === 0) return 'Rules that speak up when the economy or a market changes its state';
  const holding = known.filter(({ holds }) => holds).length;
  const tested = known.flatMap(({ aftermath }) => aftermath).filter(({ pValue }) => Number.isFinite(pValue));
  const small = tested.filter(({ pValue }) => pValue < 0.05).length;
  const chance = formatNumber(0.05 * tested.length, 1);
  const day = formatDay(known[0]!.lastDay);
  return `${holding} of ${known.length} alerts hold on ${day}; of ${tested.length} comparisons with random days ${small} have p below 0.05, where chance alone gives ${chance}`;
}
