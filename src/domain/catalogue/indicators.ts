import type { BaseIndicatorId, DerivedIndicatorId, IndicatorId } from './ids';
import type { ReleaseRule } from './release';
import { RULE_TEXT } from './rule-text';
import type { SeriesInfo } from './series';

/** Release rule of every base indicator but CPI, which goes by its list of release dates. */
export const INDICATOR_RELEASE: Readonly<Record<Exclude<BaseIndicatorId, 'cpi'>, ReleaseRule>> = {
  fed_rate: 'next-business-day',
  treasury_3y: 'next-day',
  treasury_10y: 'next-day',
  dxy: 'following-monday',
  vix: 'same-day',
  sp500: 'same-day',
};

const BASE: Readonly<Record<BaseIndicatorId, SeriesInfo>> = {
  fed_rate: {
    id: 'fed_rate',
    label: 'Federal funds rate',
    shortLabel: 'Fed funds',
    unit: '% a year',
    group: 'rates',
    description: 'What banks pay each other for money overnight. The Federal Reserve steers it.',
    releaseRule: RULE_TEXT['next-business-day'],
    decimals: 2,
    change: 'difference',
    inputs: ['fed_rate'],
  },
  treasury_3y: {
    id: 'treasury_3y',
    label: '3-year Treasury yield',
    shortLabel: '3Y',
    unit: '% a year',
    group: 'rates',
    description: 'What the US government pays to borrow for three years. It moves with expected Fed policy.',
    releaseRule: RULE_TEXT['next-day'],
    decimals: 2,
    change: 'difference',
    inputs: ['treasury_3y'],
  },
  treasury_10y: {
    id: 'treasury_10y',
    label: '10-year Treasury yield',
    shortLabel: '10Y',
    unit: '% a year',
    group: 'rates',
    description: 'What the US government pays to borrow for ten years: the yardstick for long-term money.',
    releaseRule: RULE_TEXT['next-day'],
    decimals: 2,
    change: 'difference',
    inputs: ['treasury_10y'],
  },
  dxy: {
    id: 'dxy',
    label: 'US dollar index (broad)',
    shortLabel: 'Dollar',
    unit: 'index, January 2006 = 100',
    group: 'levels',
    description:
      'Value of the dollar against the currencies of all main trading partners, weighted by trade (DTWEXBGS). It stands in for the narrower DXY.',
    releaseRule: RULE_TEXT['following-monday'],
    decimals: 2,
    change: 'log',
    inputs: ['dxy'],
  },
  cpi: {
    id: 'cpi',
    label: 'Consumer price index',
    shortLabel: 'CPI',
    unit: 'index, 1982-84 = 100',
    group: 'levels',
    description:
      'Prices that city households pay, once a month, not adjusted for the season and never revised.',
    releaseRule: RULE_TEXT['release-date'],
    decimals: 2,
    change: 'log',
    inputs: ['cpi'],
  },
  vix: {
    id: 'vix',
    label: 'VIX',
    shortLabel: 'VIX',
    unit: 'index points',
    group: 'volatility',
    description:
      'The swing of the S&P 500 over the next month that options price in, in percent a year. High means fear.',
    releaseRule: RULE_TEXT['same-day'],
    decimals: 2,
    change: 'difference',
    inputs: ['vix'],
  },
  sp500: {
    id: 'sp500',
    label: 'S&P 500',
    shortLabel: 'S&P 500',
    unit: 'index points',
    group: 'levels',
    description: 'Price of 500 large US companies together, dividends left out.',
    releaseRule: RULE_TEXT['same-day'],
    decimals: 2,
    change: 'log',
    inputs: ['sp500'],
  },
};

const DERIVED: Readonly<Record<DerivedIndicatorId, SeriesInfo>> = {
  yield_curve: {
    id: 'yield_curve',
    label: 'Yield curve (10Y − fed funds)',
    shortLabel: 'Yield curve',
    unit: 'percentage points',
    group: 'rates',
    description:
      'The 10-year yield less the federal funds rate. Below zero it is inverted, often before a recession.',
    releaseRule: RULE_TEXT.inputs,
    decimals: 2,
    change: 'difference',
    inputs: ['treasury_10y', 'fed_rate'],
  },
  real_yield: {
    id: 'real_yield',
    label: 'Real yield (10Y − inflation)',
    shortLabel: 'Real yield',
    unit: '% a year',
    group: 'rates',
    description: 'The 10-year yield less the last year of inflation: what lending earns after prices rise.',
    releaseRule: RULE_TEXT.inputs,
    decimals: 2,
    change: 'difference',
    inputs: ['treasury_10y', 'cpi'],
  },
  real_sp500: {
    id: 'real_sp500',
    label: 'Real S&P 500 (S&P 500 ÷ CPI × 100)',
    shortLabel: 'Real S&P',
    unit: 'index points in prices of 1982-84',
    group: 'levels',
    description: 'The S&P 500 with the rise of consumer prices taken out.',
    releaseRule: RULE_TEXT.inputs,
    decimals: 2,
    change: 'log',
    inputs: ['sp500', 'cpi'],
  },
};

/** What there is to say about each indicator. */
export const INDICATORS: Readonly<Record<IndicatorId, SeriesInfo>> = { ...BASE, ...DERIVED };
