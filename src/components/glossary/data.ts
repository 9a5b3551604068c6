import type { Term } from './term';

const OWN = 'A convention of this laboratory';

/** Words about the data and what is made of them before any model. */
export const DATA_TERMS = [
  {
    id: 'close',
    term: 'Close',
    text: 'The price of a coin at the end of a UTC day, in US dollars. All days here are UTC days.',
    source: OWN,
  },
  {
    id: 'views',
    term: 'Observed and as known',
    text: 'Observed: a value stands at the date it describes. As known: it stands from the day on which it was published. Models see only what was known.',
    source: 'Croushore & Stark (2001), A real-time data set for macroeconomists',
  },
  {
    id: 'vintage',
    term: 'Vintage',
    text: 'The day on which a series was downloaded. Figures that are revised differ between vintages; a forecaster of the time saw the first one.',
    source: 'Croushore & Stark (2001)',
  },
  {
    id: 'carry',
    term: 'Carried value',
    text: 'On a day without a figure the last one stands, for a limited number of days. It is no observation: the change of that day says nothing.',
    source: OWN,
  },
  {
    id: 'change',
    term: 'Daily change',
    text: 'The difference of logarithms of prices and index levels (about the percent change); the plain difference of rates, the VIX and the yield curve.',
    formula: 'Δx = ln(x_t ÷ x_{t−1}) or x_t − x_{t−1}',
    source: 'Campbell, Lo & MacKinlay (1997), The Econometrics of Financial Markets, ch. 1',
  },
  {
    id: 'return',
    term: 'Log return',
    text: 'The change of a price as a difference of logarithms. Log returns of days add up to that of their period, and a fall undoes a rise of the same size.',
    formula: 'r = ln(P_t ÷ P_{t−1})',
    source: 'Campbell, Lo & MacKinlay (1997), ch. 1',
  },
  {
    id: 'volatility',
    term: 'Volatility',
    text: 'How far a price usually moves in a day: the standard deviation of its log returns over trailing days, 30 where nothing else is said.',
    formula: 'σ = √(Σ (r − r̄)² ÷ (n − 1))',
    source: 'Campbell, Lo & MacKinlay (1997), ch. 9',
  },
  {
    id: 'yield-curve',
    term: 'Yield curve',
    text: 'The 10-year Treasury yield less the federal funds rate, in percentage points. Below zero it is called inverted.',
    formula: '10-year yield − federal funds rate',
    source: 'Estrella & Hardouvelis (1991)',
  },
  {
    id: 'vix',
    term: 'VIX',
    text: 'How wild a month the options on the S&P 500 are priced for, in percent a year.',
    source: 'Cboe, VIX methodology',
  },
  {
    id: 'dollar-index',
    term: 'US dollar index (broad)',
    text: 'The value of the dollar against the currencies of many trading partners, weighted by trade. It is not the narrower DXY.',
    source: 'Federal Reserve, H.10',
  },
  {
    id: 'inflation',
    term: 'Inflation',
    text: 'How much higher the consumer price index stands than in the same month a year before, in percent. The index of a month is published around the middle of the next.',
    formula: '100 · (CPI ÷ CPI of a year before − 1)',
    source: 'Bureau of Labor Statistics',
  },
  {
    id: 'halving',
    term: 'Halving',
    text: 'From a certain block on, half as many new coins are made as before: every 210,000 blocks of Bitcoin, about every four years.',
    source: 'Nakamoto (2008); Bitcoin source code',
  },
  {
    id: 'outlier',
    term: 'Outlier',
    text: 'A value that stands out from its neighbours by a rule. Unusual is not wrong: it is shown, and repaired only where other sources contradict it.',
    source: OWN,
  },
  {
    id: 'feature',
    term: 'Feature',
    text: 'One number a day that a model may look at, computed from days that are past.',
    source: OWN,
  },
  {
    id: 'leak',
    term: 'Leak',
    text: 'Knowledge of later days that got into earlier ones: through a scaler, a mean over all days, a smooth line, or a revised figure. It makes a test look better than the future will be.',
    source: 'Kaufman, Rosset & Perlich (2012), Leakage in data mining',
  },
  {
    id: 'scaler',
    term: 'Scaler',
    text: 'Brings features of different units to like size. Its figures (mean and spread, or smallest and largest) are taken from the training days alone.',
    formula: 'z = (x − centre) ÷ scale',
    source: 'Hastie, Tibshirani & Friedman (2009), ch. 11',
  },
  {
    id: 'causal-filter',
    term: 'Causal filter',
    text: 'A smooth line whose value of a day needs that day and earlier ones only. It is therefore late; a line that is smooth and on time has seen the future.',
    source: 'Oppenheim & Schafer (2010), Discrete-Time Signal Processing, ch. 2',
  },
  {
    id: 'butterworth',
    term: 'Butterworth filter',
    text: 'A low-pass filter that is as flat as can be below its cutoff. Slow movements pass, quick ones fade.',
    formula: '|H|² = 1 ÷ (1 + (f ÷ f_c)^(2n)), before it is carried to daily steps',
    source: 'Butterworth (1930)',
  },
] as const satisfies readonly Term[];
