import type { PageName } from '../../composables/useLinkState';

interface Reading {
  readonly page: PageName;
  readonly name: string;
  readonly how: string;
}

/** How to read each page: where to look first, and what it can and cannot say. */
export const READING: readonly Reading[] = [
  {
    page: 'overview',
    name: 'Overview',
    how: 'Prices on one scale begin at 100 on the first day of the range. Move the range and see who leads then.',
  },
  {
    page: 'correlation',
    name: 'Correlation: matrix and timeline',
    how: 'A cell is one pair over the whole range, the timeline the same pair through time. Read changes first; the band is what chance gives.',
  },
  {
    page: 'weights',
    name: 'Correlation: weights',
    how: 'Bands share 100 %. A wide band says that ranks went together for 90 days, not why.',
  },
  {
    page: 'transmission',
    name: 'Correlation: transmission',
    how: 'Four questions: who comes first, does the past help, what follows a surprise, what happens around announcements. Corrected figures count.',
  },
  {
    page: 'findings',
    name: 'Correlation: findings',
    how: 'Each claimed correlation beside the figure on changes and beside a straight line.',
  },
  {
    page: 'lab',
    name: 'Lab: train',
    how: 'Watch the validation loss against the dashed naive line; afterwards read the verdict, then the table.',
  },
  {
    page: 'forecast',
    name: 'Lab: forecast',
    how: 'The width of the fan is the message. Past fans below show how often it held.',
  },
  {
    page: 'speed',
    name: 'Lab: speed',
    how: 'Lower is faster, each line of the axis a round factor. Compare marks of one machine; the reference is another one.',
  },
  {
    page: 'runs',
    name: 'Compare: runs',
    how: 'Every run that was kept in this browser. Choose by validation, read the test once.',
  },
  {
    page: 'leaderboard',
    name: 'Compare: leaderboard',
    how: 'Skill against naive and its p; naive itself stands in the list.',
  },
  {
    page: 'four-coins',
    name: 'Compare: four coins',
    how: 'One specification trained on every coin, side by side: what holds on one coin alone is suspect.',
  },
  {
    page: 'ablations',
    name: 'Compare: ablations',
    how: 'A thin line a seed. If lines cross, the part did nothing that luck does not do.',
  },
  {
    page: 'shock',
    name: 'Shock: simulator',
    how: 'The gap between two forecasts of one model. Naive stays where it is.',
  },
  {
    page: 'sensitivity',
    name: 'Shock: sensitivity',
    how: 'Many shocks at once. Compare two seeds of one model before believing a pattern.',
  },
  {
    page: 'hedge',
    name: 'Shock: hedge',
    how: 'The forward figure counts; the one looking back is always flattering.',
  },
  {
    page: 'alerts',
    name: 'Shock: alerts',
    how: 'How often a rule fired, and what followed beside random days.',
  },
  { page: 'data', name: 'Data: series', how: 'Source, unit, release rule and repairs of every series.' },
  {
    page: 'quality',
    name: 'Data: quality',
    how: 'What is there, carried, missing or repaired, day by day.',
  },
  {
    page: 'frequency',
    name: 'Data: frequency',
    how: 'The honest line is late, the other one has seen the future. The table counts the difference.',
  },
  {
    page: 'features',
    name: 'Data: features',
    how: 'All that a model may look at, with formula and first day.',
  },
  {
    page: 'scaling',
    name: 'Data: scaling',
    how: 'Before and after, with the figures that were fitted on training days.',
  },
  {
    page: 'own',
    name: 'Data: own data',
    how: 'A file stays on this machine. Say when its figures were known.',
  },
  {
    page: 'sql',
    name: 'Data: SQL',
    how: 'Any question to the tables; examples show the joins that do not cheat.',
  },
  {
    page: 'claims',
    name: 'Learn: claims',
    how: 'What was claimed and what the same data say, with the way from one to the other.',
  },
];

/** The pages that tell of the others. */
export const ABOUT: readonly Reading[] = [
  {
    page: 'learn',
    name: 'Learn: lessons',
    how: 'Five experiments that open ready, and the lessons of all pages in order. Guess before you look.',
  },
  {
    page: 'glossary',
    name: 'Learn: glossary',
    how: 'Every dotted word with its formula and source. Search it, or link to one word.',
  },
  {
    page: 'how',
    name: 'Learn: how it works',
    how: 'The way of the data, the rules that every figure keeps, and whose data they are.',
  },
  {
    page: 'device',
    name: 'Learn: this device',
    how: 'What this browser keeps and how to clear it; how to install the site as an app.',
  },
  {
    page: 'design',
    name: 'Learn: design',
    how: 'Colours, type and controls on one page, for those who build on them.',
  },
];

/** A lesson of 90 minutes for a class that has seen neither correlation nor a neural network. */
export const LESSON_PLAN: readonly { readonly minutes: string; readonly what: string }[] = [
  {
    minutes: '0–10',
    what: 'Overview. Everyone writes down which indicator moves with Bitcoin, and how closely.',
  },
  {
    minutes: '10–30',
    what: 'Experiment 1, in pairs: levels against changes. Collect the guesses, then the figures. What would two trees that grow correlate at?',
  },
  {
    minutes: '30–50',
    what: 'Lab: train the default run with a seed of one’s own. Write skill and p on the board: a class is a sample of seeds.',
  },
  {
    minutes: '50–65',
    what: 'Experiments 3 and 4: who beats naive, and does macro help? Compare the differences with the spread on the board.',
  },
  {
    minutes: '65–80',
    what: 'Experiment 2 or 5. Let one half defend the result and the other half attack it.',
  },
  {
    minutes: '80–90',
    what: 'Claims. Each takes one claim and says in two sentences how it came about.',
  },
];
