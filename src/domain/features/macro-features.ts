import type { Feature, FeatureGroup } from './feature';
import { differences, logReturns } from './trailing';

/** Percent in the panel, basis points in features. */
const BASIS_POINTS = 100;

interface MacroLevel {
  readonly id: string;
  readonly label: string;
  readonly group: FeatureGroup;
  readonly description: string;
  /** Spans of the changes that are features too, days. */
  readonly changes: readonly number[];
}

const LEVELS: readonly MacroLevel[] = [
  {
    id: 'fed_rate',
    label: 'Federal funds rate',
    group: 'macro-rate',
    changes: [1, 30],
    description: 'What banks pay each other overnight; steered by the Federal Reserve.',
  },
  {
    id: 'treasury_3y',
    label: '3-year Treasury yield',
    group: 'macro-rate',
    changes: [1, 5, 30],
    description: 'Three-year borrowing cost of the US government; moves with expected policy.',
  },
  {
    id: 'treasury_10y',
    label: '10-year Treasury yield',
    group: 'macro-rate',
    changes: [1, 5, 30],
    description: 'The yardstick for long-term money.',
  },
  {
    id: 'dxy',
    label: 'US dollar index (broad)',
    group: 'macro-level',
    changes: [5, 30],
    description: 'Value of the dollar against trading partners; published weekly.',
  },
  {
    id: 'cpi',
    label: 'Consumer price index',
    group: 'macro-level',
    changes: [],
    description: 'Prices city households pay, by month; it nearly always rises.',
  },
  {
    id: 'cpi_yoy',
    label: 'Inflation (CPI, year on year)',
    group: 'macro-rate',
    changes: [30],
    description: 'How much prices rose over twelve months, by the last figure that was out.',
  },
  {
    id: 'vix',
    label: 'VIX',
    group: 'macro-volatility',
    changes: [1, 5, 30],
    description: 'Swing of the S&P 500 that options price in; high means fear.',
  },
  {
    id: 'sp500',
    label: 'S&P 500',
    group: 'macro-level',
    changes: [1, 5, 30],
    description: 'Price of 500 large US companies together.',
  },
  {
    id: 'yield_curve',
    label: 'Yield curve',
    group: 'macro-rate',
    changes: [5, 30],
    description: '10-year yield less fed funds; below zero it is inverted.',
  },
  {
    id: 'real_yield',
    label: 'Real yield',
    group: 'macro-rate',
    changes: [30],
    description: '10-year yield less inflation.',
  },
  {
    id: 'real_sp500',
    label: 'Real S&P 500',
    group: 'macro-level',
    changes: [30],
    description: 'S&P 500 with the rise of consumer prices taken out.',
  },
];

function unitOf(group: FeatureGroup): string {
  return group === 'macro-rate' ? 'bp' : 'index points';
}

function levelFeature({ id, label, group, description }: MacroLevel): Feature {
  const factor = group === 'macro-rate' ? BASIS_POINTS : 1;
  return {
    id,
    label,
    formula: factor === 1 ? `${id}[t], as known` : `100 · ${id}[t], as known`,
    unit: unitOf(group),
    group,
    warmUp: 0,
    description,
    compute: ({ series }) => series(id).map((value) => value * factor),
  };
}

/** Rates change in basis points, the VIX in points, indices in logarithms. */
function changeFeature({ id, label, group }: MacroLevel, span: number): Feature {
  const isRate = group === 'macro-rate';
  const isLog = group === 'macro-level';
  return {
    id: `${id}_change_${span}d`,
    label: `${label}, change over ${span} ${span === 1 ? 'day' : 'days'}`,
    formula: isLog
      ? `ln(${id}[t] / ${id}[t − ${span}])`
      : `${isRate ? '100 · ' : ''}(${id}[t] − ${id}[t − ${span}])`,
    unit: isLog ? 'log change' : unitOf(group),
    group: 'macro-change',
    warmUp: span,
    description: `${label}: what became known over ${span === 1 ? 'the last day' : `the last ${span} days`}. 0 on days without news, such as weekends.`,
    compute: ({ series }) =>
      isLog
        ? logReturns(series(id), span)
        : differences(series(id), span).map((value) => value * (isRate ? BASIS_POINTS : 1)),
  };
}

/** Levels and changes of the economy, as known on each day. */
export const MACRO_FEATURES: readonly Feature[] = [
  ...LEVELS.map(levelFeature),
  ...LEVELS.flatMap((level) => level.changes.map((span) => changeFeature(level, span))),
  {
    id: 'risk_interaction',
    label: 'VIX × fed funds',
    formula: 'vix[t] · 100 · fed_rate[t]',
    unit: 'index points × bp',
    group: 'macro-volatility',
    warmUp: 0,
    description: 'Fear weighed by the price of money: high when markets are nervous while rates are high.',
    compute: ({ series }) => {
      const rate = series('fed_rate');
      return series('vix').map((vix, t) => vix * BASIS_POINTS * rate[t]!);
    },
  },
];
