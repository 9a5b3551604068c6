/** Words that are used on every page, in the order in which a reader meets them. */
export const DEFINITIONS: readonly { readonly term: string; readonly text: string }[] = [
  {
    term: 'Close',
    text: 'The price of a coin at the end of a UTC day, in US dollars. All days here are UTC days.',
  },
  {
    term: 'Observed and as known',
    text: 'Observed: a value stands at the date it describes. As known: it stands from the day on which it was published. Models see only what was known.',
  },
  {
    term: 'Daily change',
    text: 'The difference of logarithms of prices and index levels (about the percent change); the plain difference of rates, the VIX and the yield curve.',
  },
  {
    term: 'Pearson correlation',
    text: 'How near two series are to one straight line: +1 exactly and rising, −1 exactly and falling, 0 no such line.',
  },
  {
    term: 'Spearman correlation',
    text: 'The same, computed on ranks: it asks only whether both are high and low together, and no single extreme day decides it.',
  },
  {
    term: 'Yield curve',
    text: 'The 10-year Treasury yield less the federal funds rate, in percentage points. Below zero it is called inverted.',
  },
  {
    term: 'Naive forecast',
    text: 'Tomorrow, and every day after, the price is what it is today. It costs nothing and is very hard to beat.',
  },
  {
    term: 'Skill',
    text: '100 × (1 − error of the model ÷ error of the naive forecast), with root mean squared errors. Below zero the model is worse than doing nothing.',
  },
  {
    term: 'Direction',
    text: 'How often the sign of the change was right, in percent. It belongs beside what “always up” would have scored.',
  },
  {
    term: 'p value',
    text: 'From the test of Diebold and Mariano: how likely a difference in error as large as this is, if model and naive are equally good.',
  },
  {
    term: 'Shrinkage',
    text: 'A factor from 0 to 1 on every forecast return, chosen on validation days. At 0 the model is the naive forecast, and the page says so.',
  },
  {
    term: 'Train, validation, test',
    text: 'Days to learn from, days to choose on, and later days that nothing was fitted to. Only the last say how good a model is.',
  },
];
