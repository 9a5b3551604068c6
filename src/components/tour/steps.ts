import type { PageName } from '../../composables/useLinkState';

export interface TourStep {
  readonly page: PageName;
  readonly title: string;
  readonly text: string;
}

/** The tour, over the real pages. */
export const TOUR: readonly TourStep[] = [
  {
    page: 'overview',
    title: 'Prices beside the economy',
    text: 'Four coins and eight US indicators on the same days. Range and coins on top hold for the pages that show them. The first sentence of a page always has the figure in it.',
  },
  {
    page: 'correlation',
    title: 'What moves with what',
    text: 'Choose a cell of the matrix and see it through time. Figures on levels flatter: two drifts look related. Figures on changes say what happened on the same days.',
  },
  {
    page: 'lab',
    title: 'Train a model on your own machine',
    text: '“Train” fits a network in the background while you watch its losses. It is judged on later days that it has never seen.',
  },
  {
    page: 'leaderboard',
    title: 'The question that counts',
    text: 'Is it better than saying that tomorrow’s price is today’s? That forecast is called naive, and it stands in every table.',
  },
  {
    page: 'shock',
    title: 'What if rates jumped?',
    text: 'Change an indicator and see what a trained model answers. It is the model’s answer, not what would happen.',
  },
  {
    page: 'learn',
    title: 'Where to go from here',
    text: 'Five guided experiments of a few minutes each, a lesson at the end of every page, and a glossary behind every dotted word.',
  },
];
