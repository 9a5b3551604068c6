import type { Feature } from './feature';
import type { FeatureInputs } from './inputs';
import { highInflation, hikeCycle, marketState, STATE_HISTORY } from './regimes';
import { logReturns } from './trailing';

function newsBalanceOfBoth({ series }: FeatureInputs): Float64Array {
  const transformer = series('news_transformer');
  return series('news_svc').map((svc, t) => (svc + transformer[t]!) / 2);
}

/** A mask as a feature: NaN where the series it comes from, now or `span` rows before, is missing. */
function maskFeature(mask: Uint8Array, source: Float64Array, span = 0): Float64Array {
  return source.map((value, t) => (Number.isNaN(value + (source[t - span] ?? NaN)) ? NaN : mask[t]!));
}

/** Sentiment and regimes. */
export const MOOD_FEATURES: readonly Feature[] = [
  {
    id: 'fear_greed',
    label: 'Fear & Greed',
    formula: 'fear_greed[t]',
    unit: 'points, 0 to 100',
    group: 'sentiment',
    warmUp: 0,
    description:
      'Mood of crypto markets by alternative.me: 0 extreme fear, 100 extreme greed. Begins in 2018.',
    compute: ({ series }) => series('fear_greed').slice(),
  },
  {
    id: 'news_balance',
    label: 'News balance',
    formula: '(svc[t] + transformer[t]) / 2, each (positive − negative) / all articles',
    unit: 'balance, −1 to 1',
    group: 'sentiment',
    warmUp: 0,
    description: 'Mean of two classifiers that often disagree. News, not social media. Ends in 2021.',
    compute: newsBalanceOfBoth,
  },
  {
    id: 'hike_cycle',
    label: 'Hike cycle',
    formula: '1 where fed_rate[t] − fed_rate[t − 180] ≥ 0.10 points, else 0',
    unit: '0 or 1',
    group: 'regime',
    warmUp: 180,
    description: 'Whether the Federal Reserve has been raising its rate over the last half year.',
    compute: ({ series }) => maskFeature(hikeCycle(series('fed_rate')), series('fed_rate'), 180),
  },
  {
    id: 'high_inflation',
    label: 'High inflation',
    formula: '1 where cpi_yoy[t] > 3 %, else 0',
    unit: '0 or 1',
    group: 'regime',
    warmUp: 0,
    description: 'Whether prices rose by more than 3 % over twelve months, by the last figure that was out.',
    compute: ({ series }) => maskFeature(highInflation(series('cpi_yoy')), series('cpi_yoy')),
  },
  {
    id: 'market_state',
    label: 'Market state',
    formula:
      '1 where the 30-day return is above the upper third of its own earlier values, −1 below the lower third, else 0',
    unit: '−1, 0 or 1',
    group: 'regime',
    warmUp: 30 + STATE_HISTORY,
    description: 'Bull, neutral or bear, judged against the past alone: no later day moves the thresholds.',
    compute: ({ close }) => marketState(logReturns(close, 30)),
  },
];
