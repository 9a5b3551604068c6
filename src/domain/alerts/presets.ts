import type { AlertRule } from './rule';

/** Rules to begin with; each can be changed, copied or removed. */
export const ALERT_PRESETS: readonly AlertRule[] = [
  {
    id: 'extreme-fear',
    name: 'Extreme fear',
    condition: { kind: 'level', series: 'fear_greed', side: 'below', threshold: 20 },
    quietDays: 30,
  },
  {
    id: 'extreme-greed',
    name: 'Extreme greed',
    condition: { kind: 'level', series: 'fear_greed', side: 'above', threshold: 80 },
    quietDays: 30,
  },
  {
    id: 'vix-30',
    name: 'VIX above 30',
    condition: { kind: 'level', series: 'vix', side: 'above', threshold: 30 },
    quietDays: 30,
  },
  {
    id: 'rates-up',
    name: 'Fed funds up half a point in 90 days',
    condition: { kind: 'change', series: 'fed_rate', days: 90, threshold: 0.5 },
    quietDays: 90,
  },
  {
    id: 'inversion',
    name: 'Inverted yield curve',
    condition: { kind: 'level', series: 'yield_curve', side: 'below', threshold: 0 },
    quietDays: 90,
  },
  {
    id: 'bear',
    name: 'Bitcoin turns bearish',
    condition: { kind: 'regime', regime: 'bear', coin: 'btc' },
    quietDays: 30,
  },
  {
    id: 'correlation-break',
    name: 'Bitcoin leaves its usual tie to the S&P 500',
    condition: { kind: 'correlation', coin: 'btc', series: 'sp500', threshold: 0.35 },
    quietDays: 60,
  },
  {
    id: 'volatile',
    name: 'Bitcoin: a volatile week ahead',
    condition: { kind: 'volatility', coin: 'btc', share: 0.1 },
    quietDays: 30,
  },
];
