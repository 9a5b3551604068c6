import type { PageName } from '../../composables/useLinkState';
import type { LinkState } from '../../contracts/link-state';

/** A page made ready: what differs from its defaults. */
export interface ReadyPage {
  readonly page: PageName;
  readonly words: string;
  readonly state: Partial<LinkState>;
}

export interface GuidedExperiment {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** What a reader may guess before looking. */
  readonly guesses: readonly string[];
  /** In the order in which they are opened. */
  readonly links: readonly ReadyPage[];
  readonly look: readonly string[];
  readonly meaning: string;
  readonly next: ReadyPage;
}

const PAIR = { pairCoin: 'btc', pairIndicator: 'sp500', range: '5Y' } as const;

/** Five questions, each answered on a page that opens ready. */
export const EXPERIMENTS: readonly GuidedExperiment[] = [
  {
    id: 'levels',
    title: 'Levels against changes',
    question: 'How closely has Bitcoin moved with the S&P 500 over the last five years?',
    guesses: ['Closely: above 0.7', 'Somewhat: 0.2 to 0.7', 'Hardly: below 0.2'],
    links: [
      {
        page: 'correlation',
        words: 'Open the matrix on levels',
        state: { ...PAIR, basis: 'levels' },
      },
      {
        page: 'correlation',
        words: 'Open the same on daily changes',
        state: { ...PAIR, basis: 'changes' },
      },
    ],
    look: [
      'The first sentence of the page has three figures: on daily changes, on levels, and what a straight line gives.',
      'Compare the colours of the whole matrix on levels with those on changes.',
    ],
    meaning:
      'On levels the two look like one. But a straight line through time, which knows nothing of any economy, gets most of the way there too: whatever drifts looks related to whatever else drifts. What both did on the same days is the figure on changes: there is something, and it is far less. Only that figure can be believed, and it too says nothing about what causes what, or what comes next.',
    next: {
      page: 'findings',
      words: 'See what became of claims that rest on levels',
      state: {},
    },
  },
  {
    id: 'leak',
    title: 'A leaky scaler',
    question: 'A scaler is fitted on all days, the test included. How much better will the test look?',
    guesses: ['Much better', 'A little better', 'Not better at all'],
    links: [
      {
        page: 'ablations',
        words: 'Open the pair, then run it',
        state: { ablation: 'leak', ablationCoin: 'btc', ablationModel: 'mlp', ablationSeeds: 3 },
      },
    ],
    look: [
      'Six short runs are trained: three seeds, each with an honest and a leaky scaler.',
      'Compare the difference of a pair with the spread over the seeds.',
      'Each leaky run has a warning in its log, and its settings say that it leaks.',
    ],
    meaning:
      'Tried here with seeds 7, 8 and 9 (WebAssembly), the leaky runs changed unshrunk skill by +0.6, −0.1 and +5.0 points: “better” twice, and still not above naive. What they gain is that the test never leaves the range the scaler knows, which nobody could have known. A leak need not be large to be fatal: it is knowledge that will not be there tomorrow.',
    next: {
      page: 'scaling',
      words: 'See on which days each scaler is fitted',
      state: {},
    },
  },
  {
    id: 'naive',
    title: 'Naive wins',
    question:
      'Classical forecasters, from drift to boosted trees, tell Bitcoin’s price up to five days ahead. How many beat “no change”?',
    guesses: ['Most of them', 'One or two, clearly', 'None beyond chance'],
    links: [
      {
        page: 'leaderboard',
        words: 'Open the leaderboard',
        state: { boardPlan: 'walk-forward', boardCoin: 'btc', boardHorizon: 5 },
      },
    ],
    look: [
      'Skill is zero for naive. Look who is above, and whether p is below 0.05.',
      'The first sentence counts the wins; where there are any, also what is left of them after a correction for their number.',
      'Compare the columns: is the best on one coin the best on another?',
    ],
    meaning:
      'Today’s price already holds most of what is known about tomorrow’s. A forecaster that adds anything adds noise first. That is why every model here stands beside naive, and why a model that follows the price closely has shown nothing yet.',
    next: {
      page: 'lab',
      words: 'Train a network and see where it stands',
      state: {},
    },
  },
  {
    id: 'macro',
    title: 'Macro on and off',
    question: 'The same small network with and without the economy: what do the indicators add?',
    guesses: ['They lower the error', 'They raise it', 'Nothing beyond what seeds do'],
    links: [
      {
        page: 'ablations',
        words: 'Open the pair, then run it',
        state: { ablation: 'macro', ablationCoin: 'btc', ablationModel: 'mlp', ablationSeeds: 3 },
      },
    ],
    look: [
      'Six short runs: three seeds, each with and without indicators.',
      'Look at unshrunk skill first: shrinkage hides what a part itself does.',
      'If the lines of the seeds cross, the difference is luck.',
    ],
    meaning:
      'Tried here with seeds 7, 8 and 9 (WebAssembly), unshrunk skill was −0.9, +0.1 and −5.6 % with macro, and 0.0 % three times without: without them the network hardly departs from naive. More inputs are more chances to be wrong. A gain would have to be larger than what seeds differ by, and hold on other coins.',
    next: {
      page: 'claims',
      words: 'See the claim of a 27 % gain, measured',
      state: { claimOpened: 'macro-rmse' },
    },
  },
  {
    id: 'hikes',
    title: 'The hikes of 2022',
    question:
      'All that the indicators did from March 2022 to July 2023 happens once more. What does a model make of it?',
    guesses: ['It forecasts a fall', 'It forecasts a rise', 'It depends on the seed'],
    links: [
      {
        page: 'shock',
        words: 'Open the replay',
        state: { shockScenario: 'hikes-2022', shockLead: 498, shockCoin: 'btc' },
      },
    ],
    look: [
      'Without a trained model the page offers to train a small one first, which takes some seconds. Then press Apply.',
      'The gap between the two paths is the model’s whole answer. Naive does not move.',
      'What a straight line through daily changes answers stands below, with its interval.',
      'Train another seed in the Lab and apply the same replay: does the sign hold?',
    ],
    meaning:
      'The answer is what this model computes from inputs that were changed, not what happened or would happen. Bitcoin’s own past is left as it is, and the model has seen one such cycle at most. An answer whose sign changes with the seed is no answer.',
    next: {
      page: 'sensitivity',
      words: 'Compare models and sizes of a shock',
      state: {},
    },
  },
];
