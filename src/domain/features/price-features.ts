import type { Feature } from './feature';
import type { FeatureInputs } from './inputs';
import { deviationOf, logReturns, trailing, trailingMax } from './trailing';

/** Trailing volatility: sample SD of the last `window` daily log returns; a share of the price a day. */
export function volatility(logReturn: Float64Array, window: number): Float64Array {
  return trailing(logReturn, window, deviationOf);
}

const RETURNS: readonly Feature[] = (
  [
    ['log_return_1d', 'Return, 1 day', 1, 'How much the price rose since the day before.'],
    ['log_return_5d', 'Return, 5 days', 5, 'How much the price rose over five days.'],
    [
      'momentum_30d',
      'Momentum, 30 days',
      30,
      'How much the price rose over thirty days: the trend of the last month.',
    ],
  ] as const
).map(([id, label, span, description]) => ({
  id,
  label,
  formula: `ln(close[t] / close[t − ${span}])`,
  unit: 'log return',
  group: 'return',
  warmUp: span,
  description,
  compute: ({ close }) => logReturns(close, span),
}));

const VOLATILITIES: readonly Feature[] = [7, 30, 90].map((window) => ({
  id: `volatility_${window}d`,
  label: `Volatility, ${window} days`,
  formula: `SD of the daily log returns of days t − ${window - 1} .. t (divisor n − 1)`,
  unit: 'log return a day',
  group: 'risk',
  warmUp: window,
  description: `How widely daily returns scattered over the last ${window} days.`,
  compute: ({ logReturn }) => volatility(logReturn, window),
}));

const DRAWDOWNS: readonly Feature[] = [90, 365].map((window) => ({
  id: `drawdown_${window}d`,
  label: `Drawdown from the ${window}-day high`,
  formula: `close[t] / max(close[t − ${window - 1} .. t]) − 1`,
  unit: 'share, −1 to 0',
  group: 'risk',
  warmUp: window - 1,
  description: `How far the close stands below its highest close of the last ${window} days; 0 at a new high.`,
  compute: ({ close }) => {
    const highest = trailingMax(close, window);
    return close.map((value, t) => value / highest[t]! - 1);
  },
}));

function range({ close, coinColumn }: FeatureInputs): Float64Array {
  const low = coinColumn('low');
  return coinColumn('high').map((high, t) => (high - low[t]!) / close[t]!);
}

/** Price, returns and risk of the coin itself. */
export const PRICE_FEATURES: readonly Feature[] = [
  {
    id: 'close',
    label: 'Close',
    formula: 'close[t]',
    unit: 'USD',
    group: 'price',
    warmUp: 0,
    description: 'The price at the end of the UTC day.',
    compute: ({ close }) => close.slice(),
  },
  ...RETURNS,
  {
    id: 'range',
    label: 'Range of the day',
    formula: '(high[t] − low[t]) / close[t]',
    unit: 'share of the close',
    group: 'risk',
    warmUp: 0,
    description:
      'How far apart the highest and the lowest price of the day were. Missing where these are unknown.',
    compute: range,
  },
  ...VOLATILITIES,
  ...DRAWDOWNS,
];
