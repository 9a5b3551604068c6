import type { BetaLine } from '../../charts/hedge';
import { formatNumber } from '../../charts/format';
import type { ChartTheme } from '../../charts/theme';
import type { TableRow } from '../../components/DataTable.vue';
import { figuresOfCoins, listed } from '../../components/four/four-chart';
import type { HedgeAnswer } from '../../contracts/shock';
import { COINS } from '../../domain/catalogue/coins';
import type { CoinId } from '../../domain/catalogue/ids';
import type { HedgeTest } from '../../domain/hedge/hedge-test';
import { hedgeRows } from './words';

/** The betas of an answer as lines, one an instrument. */
export function betaLines(
  { betas }: Pick<HedgeAnswer, 'betas'>,
  names: readonly string[],
  theme: ChartTheme,
): BetaLine[] {
  const colours = [theme.accent, theme.warn];
  return names.map((name, i) => ({
    name: name.replace(/^the /, ''),
    colour: colours[i]!,
    betas: betas.betas[i]!,
    halfWidths: betas.halfWidths[i]!,
  }));
}

/** Rows that a small picture shows apart. */
const MOST_ROWS = 800;

/** The betas of every so many rows, the last one always: four pictures of all rows would answer late. */
export function drawnRows({ days, betas }: Pick<HedgeAnswer, 'days' | 'betas'>): {
  readonly days: Int32Array;
  readonly betas: HedgeAnswer['betas'];
  readonly every: number;
} {
  const every = Math.max(1, Math.ceil(days.length / MOST_ROWS));
  const isDrawn = (_: number, row: number): boolean => (days.length - 1 - row) % every === 0;
  return {
    days: days.filter(isDrawn),
    betas: {
      ...betas,
      betas: betas.betas.map((values) => values.filter(isDrawn)),
      halfWidths: betas.halfWidths.map((values) => values.filter(isDrawn)),
    },
    every,
  };
}

/** The days of an answer from its first beta on; null where there is none. */
export function betaSpan({ days, betas }: Pick<HedgeAnswer, 'days' | 'betas'>): {
  readonly firstDay: number;
  readonly lastDay: number;
} | null {
  const first = days.findIndex((_, row) => betas.betas.some((values) => Number.isFinite(values[row])));
  return first < 0 ? null : { firstDay: days[first]!, lastDay: days[days.length - 1]! };
}

/** How much of the variance each hedge took off, and of which coins that can be told from none. */
export function fourHedgeFinding(tests: readonly CoinTest[]): string {
  const figures = figuresOfCoins((coin) => {
    const one = tests.find((each) => each.coin === coin);
    return one ? `${formatNumber(100 * one.test.reduction, 1)} %` : null;
  });
  return `Variance taken off on days not seen: ${figures}; ${apartWords(tests)}`;
}

function apartWords(tests: readonly CoinTest[]): string {
  const apart = tests.filter(({ test }) => !test.spansZero).map(({ coin }) => COINS[coin].label);
  if (apart.length === 0) return 'no interval leaves out zero';
  if (apart.length === tests.length) return 'every interval leaves out zero';
  return apart.length === 1
    ? `the interval of ${apart[0]!} alone leaves out zero`
    : `the intervals of ${listed(apart)} leave out zero`;
}

/** A tested hedge of each coin. */
export interface CoinTest {
  readonly coin: CoinId;
  readonly test: HedgeTest;
}

/** The figures of the hedges, one column a coin. */
export function fourHedgeRows(tests: readonly CoinTest[]): TableRow[] {
  const columns = tests.map(({ coin, test }) => ({ coin, rows: hedgeRows(test) }));
  const figures = columns[0]?.rows.map(({ figure }) => figure) ?? [];
  return figures.map((figure, row) => ({
    figure,
    ...Object.fromEntries(columns.map(({ coin, rows }) => [coin, rows[row]!.value])),
  }));
}

/** The same as numbers, one line a coin; shares and daily figures, not percent. */
export function fourHedgeCsv(tests: readonly CoinTest[]): {
  readonly columns: readonly string[];
  readonly rows: (string | number)[][];
} {
  return {
    columns: [
      'coin',
      'variance_reduction',
      'lower',
      'upper',
      'reduction_looking_back',
      'unhedged_deviation',
      'hedged_deviation',
      'given_up_a_day',
      'cost_a_day',
      'days_tested',
    ],
    rows: tests.map(({ coin, test }) => [
      COINS[coin].label,
      ...[test.reduction, test.lower, test.upper, test.inSample],
      ...[test.unhedgedDeviation, test.hedgedDeviation, test.meanGivenUp, test.meanCost, test.rows],
    ]),
  };
}
