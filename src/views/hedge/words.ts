import { formatDay, formatNumber } from '../../charts/format';
import type { HedgeAnswer } from '../../contracts/shock';
import { isOwnId, type OwnId } from '../../domain/catalogue/ids';
import type { HedgeTest } from '../../domain/hedge/hedge-test';
import { ownSampling } from '../../domain/own/series-info';
import type { OwnSeries } from '../../domain/own/series';

/** What can be sold against a coin. */
export const INSTRUMENTS = {
  sp500: { label: 'S&P 500', ids: ['sp500'] },
  dxy: { label: 'Dollar index', ids: ['dxy'] },
  both: { label: 'Both', ids: ['sp500', 'dxy'] },
} as const;

/** The series behind a choice: one of these, or an indicator of the reader's own. */
export function instrumentsOf(choice: keyof typeof INSTRUMENTS | OwnId): readonly string[] {
  return isOwnId(choice) ? [choice] : INSTRUMENTS[choice].ids;
}

const SPOKEN: Readonly<Record<string, string>> = { sp500: 'the S&P 500', dxy: 'the dollar index' };

/** "the S&P 500", "Gold": an instrument inside a sentence; own ones are called as the reader did. */
export function instrumentName(id: string, own: (id: OwnId) => string): string {
  return SPOKEN[id] ?? (isOwnId(id) ? own(id) : id);
}

/** Whether an own series can be sold by the day: an indicator of every trading day that changes in proportion. */
export function canHedge(series: Pick<OwnSeries, 'kind' | 'change' | 'coverage'>): boolean {
  return series.kind === 'indicator' && series.change === 'log' && ownSampling(series.coverage) === 'daily';
}

const percent = (share: number): string => `${formatNumber(100 * share, 1)} %`;

/** Whether a hedge helped, in one sentence with its figures. */
export function hedgeFinding({ test, days }: HedgeAnswer, coin: string, hedge: string): string {
  const since = formatDay(days[test.firstRow]!).slice(-4);
  const interval = `95 % interval ${percent(test.lower)} to ${percent(test.upper)}`;
  if (test.spansZero) {
    return `Since ${since} a hedge of ${coin} with ${hedge} cannot be told from none: it took ${percent(test.reduction)} off the variance, and the ${interval} spans zero`;
  }
  return test.reduction > 0
    ? `Since ${since} a hedge with ${hedge} took ${percent(test.reduction)} off the variance of ${coin} (${interval}), and promised ${percent(test.inSample)}`
    : `Since ${since} a hedge with ${hedge} made ${coin} more variable, by ${percent(-test.reduction)} (${interval} of the reduction)`;
}

/** The line that a reader should take away. */
export function hedgeVerdict(test: HedgeTest): { kind: 'info' | 'warning'; title: string; hint: string } {
  const cost = `Holding it gave up ${formatNumber(100 * 252 * test.meanGivenUp, 1)} % a year on average, of which trading cost ${formatNumber(100 * 252 * test.meanCost, 2)} %.`;
  if (test.spansZero || test.reduction <= 0) {
    return {
      kind: 'warning',
      title: 'On days it had not seen, this hedge did not help.',
      hint: `${cost} The look back promised ${percent(test.inSample)} less variance: that is what fitting to the past looks like.`,
    };
  }
  const calmer = 1 - test.hedgedDeviation / test.unhedgedDeviation;
  return {
    kind: 'info',
    title: `It helped, a little: ${percent(calmer)} less spread from day to day.`,
    hint: `${cost} ${percent(1 - test.reduction)} of the variance is the coin's own, and no such hedge reaches it.`,
  };
}

/** The newest ratios: "0.62 of the S&P 500 and −1.10 of the dollar index". */
export function ratioWords(test: HedgeTest, names: readonly string[]): string {
  return test.ratios.map((ratio, i) => `${formatNumber(ratio.at(-1) ?? NaN)} of ${names[i]!}`).join(' and ');
}

export function hedgeRows(test: HedgeTest): { figure: string; value: string; meaning: string }[] {
  return [
    {
      figure: 'Variance reduction, forward',
      value: `${percent(test.reduction)} (${percent(test.lower)} to ${percent(test.upper)})`,
      meaning: 'On days after each estimate, costs included; 95 % interval by block bootstrap',
    },
    {
      figure: 'Variance reduction, looking back',
      value: percent(test.inSample),
      meaning: 'On the days the ratios were estimated from, mean over all estimates',
    },
    {
      figure: 'Spread a day, unhedged',
      value: percent(test.unhedgedDeviation),
      meaning: 'Standard deviation of the daily return',
    },
    {
      figure: 'Spread a day, hedged',
      value: percent(test.hedgedDeviation),
      meaning: 'The same with the hedge',
    },
    {
      figure: 'Return given up a year',
      value: percent(252 * test.meanGivenUp),
      meaning: 'Mean daily return without less with the hedge, times 252',
    },
    {
      figure: 'Trading cost a year',
      value: `${formatNumber(100 * 252 * test.meanCost, 2)} %`,
      meaning: 'What changing the ratios cost, times 252',
    },
    {
      figure: 'Days tested',
      value: formatNumber(test.rows, 0),
      meaning: 'Common trading days after the first estimate',
    },
  ];
}
