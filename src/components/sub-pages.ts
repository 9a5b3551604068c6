import type { PageName } from '../composables/useLinkState';

interface SubPages {
  /** What a screen reader calls the row of tabs. */
  readonly label: string;
  /** In the order in which they are offered. */
  readonly pages: readonly { readonly name: PageName; readonly word: string }[];
}

/** The pages under a word of the rail, side by side. */
export const SUB_PAGES = {
  correlation: {
    label: 'Correlation pages',
    pages: [
      { name: 'correlation', word: 'Matrix and timeline' },
      { name: 'weights', word: 'Weights' },
      { name: 'transmission', word: 'Transmission' },
      { name: 'findings', word: 'Findings' },
    ],
  },
  compare: {
    label: 'Compare pages',
    pages: [
      { name: 'runs', word: 'Runs' },
      { name: 'leaderboard', word: 'Leaderboard' },
      { name: 'four-coins', word: 'Four coins' },
      { name: 'ablations', word: 'Ablations' },
    ],
  },
  shock: {
    label: 'Shock pages',
    pages: [
      { name: 'shock', word: 'Simulator' },
      { name: 'sensitivity', word: 'Sensitivity' },
      { name: 'hedge', word: 'Hedge' },
      { name: 'alerts', word: 'Alerts' },
    ],
  },
  lab: {
    label: 'Lab pages',
    pages: [
      { name: 'lab', word: 'Train' },
      { name: 'forecast', word: 'Forecast' },
      { name: 'speed', word: 'Speed' },
    ],
  },
  learn: {
    label: 'Learn pages',
    pages: [
      { name: 'learn', word: 'Lessons' },
      { name: 'claims', word: 'Claims' },
      { name: 'glossary', word: 'Glossary' },
      { name: 'how', word: 'How it works' },
      { name: 'guide', word: 'Guide' },
      { name: 'device', word: 'This device' },
      { name: 'design', word: 'Design' },
    ],
  },
  data: {
    label: 'Data pages',
    pages: [
      { name: 'data', word: 'Series' },
      { name: 'quality', word: 'Quality' },
      { name: 'frequency', word: 'Frequency' },
      { name: 'features', word: 'Features' },
      { name: 'scaling', word: 'Scaling' },
      { name: 'own', word: 'Own data' },
      { name: 'sql', word: 'SQL' },
    ],
  },
} as const satisfies Readonly<Record<string, SubPages>>;

export type SubSection = keyof typeof SUB_PAGES;
