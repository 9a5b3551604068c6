/** Words that are used on every page, in the order in which a reader meets them. */
export const DEFINITIONS = [
  {
    id: 'close',
    term: 'Close',
    text: 'The price of a coin at the end of a UTC day, in US dollars. All days here are UTC days.',
  },
  {
    id: 'views',
    term: 'Observed and as known',
    text: 'Observed: a value stands at the date it describes. As known: it stands from the day on which it was published. Models see only what was known.',
  },
  {
    id: 'change',
    term: 'Daily change',
    text: 'The difference of logarithms of prices and index levels (about the percent change); the plain difference of rates, the VIX and the yield curve.',
  },
  {
    id: 'pearson',
    term: 'Pearson correlation',
    text: 'How near two series are to one straight line: +1 exactly and rising, −1 exactly and falling, 0 no such line.',
  },
  {
    id: 'spearman',
    term: 'Spearman correlation',
    text: 'The same, computed on ranks: it asks only whether both are high and low together, and no single extreme day decides it.',
  },
  {
    id: 'yield-curve',
    term: 'Yield curve',
    text: 'The 10-year Treasury yield less the federal funds rate, in percentage points. Below zero it is called inverted.',
  },
  {
    id: 'naive',
    term: 'Naive forecast',
    text: 'Tomorrow, and every day after, the price is what it is today. It costs nothing and is very hard to beat.',
  },
  {
    id: 'skill',
    term: 'Skill',
    text: '100 × (1 − error of the model ÷ error of the naive forecast), with root mean squared errors. Below zero the model is worse than doing nothing.',
  },
  {
    id: 'direction',
    term: 'Direction',
    text: 'How often the sign of the change was right, in percent. It belongs beside what “always up” would have scored.',
  },
  {
    id: 'p-value',
    term: 'p value',
    text: 'From the test of Diebold and Mariano: how likely a difference in error as large as this is, if model and naive are equally good.',
  },
  {
    id: 'shrinkage',
    term: 'Shrinkage',
    text: 'A factor from 0 to 1 on every forecast return, chosen on validation days. At 0 the model is the naive forecast, and the page says so.',
  },
  {
    id: 'parts',
    term: 'Train, validation, test',
    text: 'Days to learn from, days to choose on, and later days that nothing was fitted to. Only the last say how good a model is.',
  },
  {
    id: 'mape',
    term: 'MAPE',
    text: 'Mean size of the error as percent of the actual price, on real prices. A forecast of nothing but “no change” has a few percent too.',
  },
  {
    id: 'always-up',
    term: 'Always up',
    text: 'What the direction would score by saying “up” every day: the share of days on which the price rose.',
  },
  {
    id: 'holdout',
    term: 'Hold-out',
    text: 'One split: the first four fifths of the days to learn and choose on, the last fifth to judge. One stretch of history, one verdict.',
  },
  {
    id: 'walk-forward',
    term: 'Walk-forward',
    text: 'Several tests in a row, each judged by what was learned from the days before it alone. Scalers, shrinkage and every choice are made anew in each fold.',
  },
  {
    id: 'many-tests',
    term: 'Corrected for their number',
    text: 'Of a hundred useless forecasters five are “won” at p < 0.05. Holm’s correction raises the bar with the number of comparisons, so that one false win in all of them is unlikely.',
  },
  {
    id: 'coverage',
    term: 'Coverage',
    text: 'Percent of days on which the price came to lie inside the band. An 80 % band that covers 95 % is too wide, one that covers 60 % is boastful.',
  },
  {
    id: 'pinball',
    term: 'Pinball loss',
    text: 'The price of being wrong about a quantile: misses above and below it are weighted so that the true quantile is cheapest. Lower is better; here as percent below a yardstick.',
  },
  {
    id: 'pit',
    term: 'PIT histogram',
    text: 'How often what came fell into each slice between two quantiles, against how often it should. Flat is right; a hump in the middle means bands too wide, high ends mean bands too narrow.',
  },
  {
    id: 'volatility-skill',
    term: 'Volatility skill',
    text: '100 · (1 − error of the model ÷ error of “tomorrow is as wild as today”), with root mean squared errors of the logarithm of the variance. Volatility is itself measured with noise, so 100 % is out of reach.',
  },
  {
    id: 'bootstrap',
    term: '± by blocks of days',
    text: 'Standard error: the figure computed again on 400 worlds made of blocks of the same days, drawn with replacement. Blocks keep neighbouring days together, because they are alike.',
  },
  {
    id: 'worst-fold',
    term: 'Worst fold',
    text: 'The fold in which the figure was worst. An average over good and bad years hides what a bad year does.',
  },
  {
    id: 'conformal',
    term: 'Conformal band',
    text: 'A band that was moved outwards or inwards until it held on calibration days, which come after the training days and before the test.',
  },
  {
    id: 'seed-spread',
    term: 'Spread over seeds',
    text: 'The same run with other random numbers. What differs between seeds is luck; a difference smaller than the spread says nothing.',
  },
] as const satisfies readonly { readonly id: string; readonly term: string; readonly text: string }[];

export type TermId = (typeof DEFINITIONS)[number]['id'];

/** The definition of a term. */
export function definitionOf(id: TermId): { readonly term: string; readonly text: string } {
  return DEFINITIONS.find((entry) => entry.id === id)!;
}
