import type { Term } from './term';

const OWN = 'A convention of this laboratory';
const HYNDMAN = 'Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, ch. 5';

/** Words about how good a forecast is. */
export const EVALUATION_TERMS = [
  {
    id: 'naive',
    term: 'Naive forecast',
    text: 'Tomorrow, and every day after, the price is what it is today. It costs nothing and is very hard to beat.',
    formula: 'P̂_{t+h} = P_t',
    source: HYNDMAN,
  },
  {
    id: 'skill',
    term: 'Skill',
    text: 'How much smaller the error is than that of the naive forecast, in percent. Below zero the model is worse than doing nothing.',
    formula: '100 · (1 − RMSE ÷ RMSE of naive)',
    source: 'Murphy (1988), Skill scores',
  },
  {
    id: 'rmse',
    term: 'RMSE',
    text: 'Root of the mean squared error, in US dollars. Large misses weigh most.',
    formula: '√(mean e²)',
    source: HYNDMAN,
  },
  {
    id: 'mae',
    term: 'MAE',
    text: 'Mean size of the error, in US dollars.',
    formula: 'mean |e|',
    source: HYNDMAN,
  },
  {
    id: 'mape',
    term: 'MAPE',
    text: 'Mean size of the error as percent of the actual price, on real prices. A forecast of nothing but “no change” has a few percent too.',
    formula: '100 · mean(|e| ÷ |y|)',
    source: HYNDMAN,
  },
  {
    id: 'smape',
    term: 'sMAPE',
    text: 'Size of the error as percent of the mean of actual and forecast, 0 to 200.',
    formula: '100 · mean(2 |e| ÷ (|y| + |f|))',
    source: 'Makridakis (1993)',
  },
  {
    id: 'mase',
    term: 'MASE',
    text: 'MAE divided by the mean daily change on the training days. Larger when the test days are wilder or dearer.',
    formula: 'MAE ÷ mean |y_t − y_{t−1}| of the training days',
    source: 'Hyndman & Koehler (2006)',
  },
  {
    id: 'dm-test',
    term: 'DM p',
    text: 'How often chance alone would make a difference in squared error from naive at least this large. Below 0.05 is called clear. Over several days ahead it compares their mean squared error, row by row: a mean of p values would be no test.',
    formula: 'd = e² − e_naive²;  mean d ÷ its standard error, with the small-sample factor',
    source: 'Diebold & Mariano (1995); Harvey, Leybourne & Newbold (1997)',
  },
  {
    id: 'direction',
    term: 'Direction',
    text: 'How often the sign of the change was right, in percent; forecasts of no change do not count. It belongs beside what “always up” would have scored.',
    formula: '100 · share of sign(f − last) = sign(y − last)',
    source: 'Pesaran & Timmermann (1992)',
  },
  {
    id: 'always-up',
    term: 'Always up',
    text: 'What the direction would score by saying “up” every day: the share of days on which the price rose.',
    source: OWN,
  },
  {
    id: 'holdout',
    term: 'Hold-out',
    text: 'One split: the first four fifths of the days to learn and choose on, the last fifth to judge. One stretch of history, one verdict.',
    source: 'Hastie, Tibshirani & Friedman (2009), ch. 7',
  },
  {
    id: 'walk-forward',
    term: 'Walk-forward',
    text: 'Several tests in a row, each judged by what was learned from the days before it alone. Scalers, shrinkage and every choice are made anew in each fold.',
    source: 'Tashman (2000), Out-of-sample tests of forecasting accuracy',
  },
  {
    id: 'worst-fold',
    term: 'Worst fold',
    text: 'The fold in which the figure was worst. An average over good and bad years hides what a bad year does.',
    source: OWN,
  },
  {
    id: 'leak-alarm',
    term: 'Leak alarm',
    text: 'A result better than daily prices have ever honestly given: direction more than 6 points above “always up”, or log-price skill above 3 % at up to five days ahead. It calls for a search, not for a cheer.',
    source: OWN,
  },
  {
    id: 'quantile',
    term: 'Quantile',
    text: 'The value below which a given share of the outcomes lies: the 0.1 quantile is undercut on one day in ten.',
    formula: 'position p (n − 1) among n sorted values, linear between neighbours',
    source: 'Hyndman & Fan (1996), type 7',
  },
  {
    id: 'band',
    term: 'Band',
    text: 'Two quantiles between which the price should come to lie on the promised share of days. An 80 % band must miss one day in five.',
    source: HYNDMAN,
  },
  {
    id: 'coverage',
    term: 'Coverage',
    text: 'Percent of days on which the price came to lie inside the band. An 80 % band that covers 95 % is too wide, one that covers 60 % is boastful.',
    formula: '100 · share of lower ≤ y ≤ upper',
    source: 'Christoffersen (1998)',
  },
  {
    id: 'pinball',
    term: 'Pinball loss',
    text: 'The price of being wrong about a quantile: misses above and below it are weighted so that the true quantile is cheapest. Lower is better.',
    formula: 'τ (y − q) where y ≥ q, else (1 − τ)(q − y)',
    source: 'Koenker & Bassett (1978)',
  },
  {
    id: 'pit',
    term: 'PIT histogram',
    text: 'How often what came fell into each slice between two quantiles, against how often it should. Flat is right; a hump in the middle means bands too wide, high ends mean bands too narrow.',
    source: 'Dawid (1984); Diebold, Gunther & Tay (1998)',
  },
  {
    id: 'conformal',
    term: 'Conformal band',
    text: 'A band that was moved outwards or inwards until it held on calibration days, which come after the training days and before the test.',
    source: 'Romano, Patterson & Candès (2019)',
  },
  {
    id: 'har',
    term: 'HAR',
    text: 'Volatility of the next days as a straight line in that of the last day, week and month, in logarithms.',
    formula: 'ln v̂ = a + b ln v_1 + c ln v_7 + d ln v_30',
    source: 'Corsi (2009)',
  },
  {
    id: 'volatility-skill',
    term: 'Volatility skill',
    text: 'How much smaller the error of forecast volatility is than that of “tomorrow is as wild as today”. Volatility is itself measured with noise, so 100 % is out of reach.',
    formula: '100 · (1 − RMSE ÷ RMSE of persistence), on the logarithm of the variance',
    source: 'Corsi (2009); Patton (2011), on noisy proxies',
  },
] as const satisfies readonly Term[];
