import { COINS } from '../catalogue/coins';
import type { CoinId } from '../catalogue/ids';
import { findSeries } from '../catalogue/lookup';
import type { Claim, ClaimFigure, ClaimId } from './claim';
import {
  claimFigures,
  CORRELATION_CLAIMS,
  ORIGINAL_DAYS,
  STRIKING,
  type ClaimFigures,
} from './correlation-claims';
import type { ClaimInputs, PairRows } from './inputs';

const YEAR = 365;

/** Ranges that end with the original's data. */
const RANGES = [
  { label: '1 year', years: 1 },
  { label: '3 years', years: 3 },
  { label: '5 years', years: 5 },
  { label: 'all days', years: Infinity },
] as const;

interface Wording {
  readonly id: ClaimId;
  readonly coin: CoinId;
  readonly claim: string;
  readonly verdict: Claim['verdict'];
}

const WORDINGS: readonly Wording[] = [
  {
    id: 'btc-correlation',
    coin: 'btc',
    claim: 'Bitcoin moves with the S&P 500 and the dollar at +0.6 to +0.8.',
    verdict: 'refuted',
  },
  {
    id: 'eth-correlation',
    coin: 'eth',
    claim: 'Ethereum moves against the VIX and the yield curve at −0.6 to −0.7.',
    verdict: 'refuted',
  },
  {
    id: 'ltc-correlation',
    coin: 'ltc',
    claim: 'Litecoin moves against the dollar at −0.7 to −0.75.',
    verdict: 'partly',
  },
  {
    id: 'doge-sentiment',
    coin: 'doge',
    claim: 'Dogecoin and sentiment correlate below 0.5.',
    verdict: 'partly',
  },
];

/** What the original says of each coin's correlations: on levels, and on daily changes of trading days. */
export function correlationRows(inputs: ClaimInputs): Claim[] {
  return WORDINGS.map(({ id, coin, claim, verdict }) => {
    const claims = CORRELATION_CLAIMS.filter((one) => one.coin === coin);
    const found = claims.flatMap(({ column: series }) =>
      RANGES.map(({ label, years }) => ({
        series,
        label,
        figures: figuresOf(inputs, { coin, series, years }),
      })),
    );
    const of = (pick: (figures: ClaimFigures) => number): ClaimFigure[] =>
      found.map(({ series, label, figures }) => ({
        label: `${findSeries(series)?.label ?? series}, ${label}`,
        value: pick(figures),
        unit: '',
      }));
    const changes = of((figures) => figures.changes);
    const strongest = changes.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a));
    return {
      id,
      claim,
      original: {
        how: 'Pearson of price levels with levels of the indicator.',
        figures: of((figures) => figures.levels),
      },
      honest: {
        how: 'Pearson of daily changes. Two series that both drift correlate on levels whatever they are: the trend column of the Correlation page shows what a straight line alone gives.',
        figures: changes,
      },
      finding: `On daily changes ${COINS[coin].label}'s strongest is ${strongest.value.toFixed(2)} (${strongest.label}).`,
      verdict,
      source: 'live',
    };
  });
}

function figuresOf(
  { pair }: ClaimInputs,
  { coin, series, years }: { coin: CoinId; series: string; years: number },
): ClaimFigures {
  const { lastDay } = ORIGINAL_DAYS;
  const firstDay = Math.max(ORIGINAL_DAYS.firstDay, lastDay - YEAR * years + 1);
  const of = (basis: 'levels' | 'changes'): PairRows => pair(coin, series, basis);
  return claimFigures(of('levels'), of('changes'), { firstDay, lastDay });
}

/**
 * Three points: under independence r is arcsine distributed, so that P(|r| > c) = 1 − (2/π) asin c. The share of
 * months beyond 0.9 in the data stands beside it.
 */
export function monthlyClaim(inputs: ClaimInputs): Claim {
  const { monthly } = figuresOf(inputs, { coin: 'btc', series: 'sp500', years: Infinity });
  const chance = 100 * (1 - (2 / Math.PI) * Math.asin(STRIKING));
  const needed = Math.sin((0.95 * Math.PI) / 2);
  return {
    id: 'monthly-correlation',
    claim: 'A monthly rolling correlation shows when the market listens to macro.',
    original: {
      how: 'Pearson of three successive monthly means.',
      figures: [
        {
          label: 'Months of Bitcoin with the S&P 500 beyond |r| 0.9',
          value: (100 * monthly.beyond) / monthly.months,
          unit: '%',
        },
        { label: 'Neighbouring months of another sign', value: monthly.turns, unit: '' },
      ],
    },
    honest: {
      how: 'Three points of two strangers: the chance of |r| beyond 0.9, and the |r| that p < 0.05 needs.',
      figures: [
        { label: 'Chance alone beyond |r| 0.9', value: chance, unit: '%' },
        { label: '|r| needed for p < 0.05', value: needed, unit: '' },
      ],
    },
    finding: `Strangers exceed 0.9 in ${chance.toFixed(1)} % of such months; only |r| above ${needed.toFixed(3)} would be news.`,
    verdict: 'refuted',
    source: 'live',
  };
}
