import type { PageName } from '../../composables/useLinkState';

export interface Lesson {
  readonly page: PageName;
  readonly title: string;
  /** What a reader can answer after it. */
  readonly question: string;
}

export interface Chapter {
  readonly title: string;
  readonly why: string;
  readonly lessons: readonly Lesson[];
}

/** The lessons of all pages, in the order in which a teacher would give them: first doubt, then models. */
export const COURSE: readonly Chapter[] = [
  {
    title: '1. Look before you model',
    why: 'Where figures come from decides what can be asked of them.',
    lessons: [
      {
        page: 'overview',
        title: 'Prices and the economy',
        question: 'Why does the first day of a picture decide what rose?',
      },
      { page: 'data', title: 'Where figures come from', question: 'When was each value known?' },
      {
        page: 'quality',
        title: 'What a clean series hides',
        question: 'Which values are carried, repaired, or merely unusual?',
      },
      { page: 'sql', title: 'Ask the tables yourself', question: 'Which join knows only what was public?' },
    ],
  },
  {
    title: '2. What moves with what',
    why: 'Most striking correlations are two drifts side by side.',
    lessons: [
      {
        page: 'correlation',
        title: 'Correlation',
        question: 'What does it say on levels, and what on changes?',
      },
      { page: 'findings', title: 'Why levels flatter', question: 'What does a straight line alone give?' },
      { page: 'weights', title: 'Dynamic weights', question: 'What do shares of 100 % hide?' },
      {
        page: 'transmission',
        title: 'From an indicator to a coin',
        question: 'Does one come first, or were there many tries?',
      },
    ],
  },
  {
    title: '3. Prepare without cheating',
    why: 'One line of code can let the future into the past.',
    lessons: [
      { page: 'frequency', title: 'Smooth lines', question: 'Why is an honest smooth line late?' },
      { page: 'features', title: 'Features', question: 'What may a model look at?' },
      { page: 'scaling', title: 'Scaling', question: 'Which days may a scaler see?' },
      { page: 'own', title: 'Own data', question: 'When did your figures become public?' },
    ],
  },
  {
    title: '4. Train, and judge against doing nothing',
    why: 'A pretty curve proves nothing; a difference from naive on unseen days might.',
    lessons: [
      { page: 'lab', title: 'A training run', question: 'When does a model learn by heart?' },
      { page: 'runs', title: 'Many runs', question: 'What is the best of twenty worth?' },
      {
        page: 'leaderboard',
        title: 'The leaderboard',
        question: 'Is any forecaster better than naive beyond chance?',
      },
      { page: 'forecast', title: 'Bands', question: 'What can honestly be said of the next two weeks?' },
      { page: 'speed', title: 'How fast is my machine?', question: 'What does a step cost, and on what?' },
      { page: 'four-coins', title: 'Four coins', question: 'Does it hold on another coin?' },
      { page: 'ablations', title: 'Ablations', question: 'Which part of a model does what?' },
    ],
  },
  {
    title: '5. Ask what if',
    why: 'A model answers every question, also those that it knows nothing about.',
    lessons: [
      { page: 'shock', title: 'Shocks', question: 'What does the model say, and what would happen?' },
      { page: 'sensitivity', title: 'Sensitivity', question: 'Does another seed answer alike?' },
      { page: 'hedge', title: 'Hedges', question: 'Does what calmed the past calm the days after?' },
      { page: 'alerts', title: 'Alerts', question: 'What followed, and what follows random days?' },
    ],
  },
  {
    title: '6. Judge others',
    why: 'All of it together: claims measured their way and the honest way.',
    lessons: [{ page: 'claims', title: 'Claims', question: 'How do good projects come to wrong figures?' }],
  },
];
