import { dynamicWeights, WEIGHTED_INDICATORS } from '../features/dynamic-weights';
import { MACRO_INPUTS } from '../features/macro-inputs';
import { fitScaler } from '../scaling/scaler';
import { isoFromDay } from '../calendar';
import type { Claim } from './claim';
import { ORIGINAL_DAYS } from './correlation-claims';
import { extremes, originalCloses, originalColumn, originalDays, type ClaimInputs } from './inputs';

/** Share of the original's days that comes before its test. */
const TRAIN_SHARE = 0.8;

export function weightsClaim({ known }: ClaimInputs): Claim {
  const frame = originalDays(known);
  const { features, smoothed, days } = dynamicWeights(frame, 'btc');
  const vix = smoothed[features.indexOf('vix')]!;
  const [least, most] = extremes(vix);
  const present = vix.filter(Number.isFinite).length;
  return {
    id: 'dynamic-weights',
    claim: 'Dynamic weights adapt the model to the regime.',
    original: {
      how: 'Dates with a time of day were matched with dates without one: no row matched, all macro columns stayed empty, and the weights were never used.',
      figures: [{ label: 'Days on which a weight acted', value: 0, unit: 'days' }],
    },
    honest: {
      how: `Spearman over the 90 rows before each day, to ${isoFromDay(days.at(-1)!)}; the weights multiply the model's macro inputs, and a test changes one and sees the forecast move.`,
      figures: [
        { label: 'Days on which a weight acts', value: present, unit: 'days' },
        { label: "Bitcoin's weight of the VIX, lowest", value: least, unit: '' },
        { label: 'Highest', value: most, unit: '' },
        { label: 'Equal weights', value: 1 / WEIGHTED_INDICATORS.length, unit: '' },
      ],
    },
    finding: `They acted on no day in the original; here on ${present}. The same run with equal weights is one click away in the Lab.`,
    verdict: 'refuted',
    source: 'live',
  };
}

export function macroInputClaim({ known }: ClaimInputs): Claim {
  const present = MACRO_INPUTS.filter(
    ({ feature }) => feature in known.columns || feature === 'news_balance' || feature === 'hike_cycle',
  );
  return {
    id: 'macro-input',
    claim: 'MacroFusion sees macro indicators on a path of their own.',
    original: {
      how: 'The last six columns of the table, whatever they were: none was a macro indicator.',
      figures: [{ label: 'Macro indicators among the six', value: 0, unit: '' }],
    },
    honest: {
      how: 'Indicators by name, as known on the day.',
      figures: [{ label: 'Macro inputs', value: present.length, unit: '' }],
    },
    finding: `None of the original's six inputs was an indicator; here ${present.length} are, by name.`,
    verdict: 'refuted',
    source: 'live',
  };
}

/** How often a series at its own date says what nobody could know yet. */
export function interpolationClaim({ observed, known }: ClaimInputs): Claim {
  const [atDate, published] = [originalColumn(observed, 'cpi'), originalColumn(known, 'cpi')];
  let [ahead, both, gap] = [0, 0, 0];
  atDate.forEach((value, row) => {
    const said = published[row]!;
    if (!Number.isFinite(value) || !Number.isFinite(said)) return;
    both++;
    if (value === said) return;
    ahead++;
    gap += Math.abs(value / said - 1);
  });
  return {
    id: 'interpolation',
    claim: 'A state space model interpolates the monthly CPI to days.',
    original: {
      how: 'A centred seasonal decomposition and a zero-phase filter, which use later months; 94 of 3,045 days were filled.',
      figures: [
        { label: 'Days filled', value: 94, unit: 'days' },
        {
          label: 'Days on which the value of the month was not yet published',
          value: (100 * ahead) / both,
          unit: '%',
        },
      ],
    },
    honest: {
      how: 'A one-sided Kalman filter on release days: a day sees only what had been published.',
      figures: [
        { label: 'Days filled', value: both, unit: 'days' },
        { label: 'Mean difference between the two on the other days', value: (100 * gap) / ahead, unit: '%' },
      ],
    },
    finding: `On ${((100 * ahead) / both).toFixed(0)} % of the days the CPI of the month had not been published.`,
    verdict: 'refuted',
    source: 'live',
  };
}

export function validationClaim(inputs: ClaimInputs): Claim {
  const closes = originalCloses(inputs, 'btc');
  const split = Math.floor(TRAIN_SHARE * closes.length);
  const test = closes.subarray(split);
  const leaky = extremes(fitScaler('minmax', closes).transform(test))[1];
  const honest = extremes(fitScaler('minmax', closes.subarray(0, split)).transform(test))[1];
  return {
    id: 'cross-validation',
    claim: 'Time-series cross-validation guards against overfitting.',
    original: {
      how: 'Imported and never used; scalers were fitted on train and test together, so that the training rows knew the highest price to come.',
      figures: [
        { label: 'Folds', value: 0, unit: '' },
        { label: "Bitcoin's highest close in the test, scaled", value: leaky, unit: '' },
      ],
    },
    honest: {
      how: 'Five expanding folds with purges, every scaler fitted inside its fold.',
      figures: [
        { label: 'Folds', value: 5, unit: '' },
        { label: "Bitcoin's highest close in the test, scaled", value: honest, unit: '' },
      ],
    },
    finding: `A scaler that saw only the training rows puts the highest test price at ${honest.toFixed(2)}; the leaky one knew it was ${leaky.toFixed(0)}.`,
    verdict: 'refuted',
    source: 'live',
  };
}

export function scalingClaim({ known }: ClaimInputs): Claim {
  const values = originalColumn(known, 'sp500');
  const train = values.subarray(0, Math.floor(TRAIN_SHARE * values.length));
  const [low, high] = extremes(train);
  const [from, to] = extremes(fitScaler('minmax', train).transform(train));
  return {
    id: 'scaling',
    claim: 'The S&P 500 goes from [800, 5000] to [−1, 1].',
    original: {
      how: 'As written.',
      figures: [
        { label: 'Lowest', value: 800, unit: '' },
        { label: 'Highest', value: 5000, unit: '' },
      ],
    },
    honest: {
      how: `On the training rows, the first 80 % of the days from ${isoFromDay(ORIGINAL_DAYS.firstDay)}.`,
      figures: [
        { label: 'Lowest', value: low, unit: '' },
        { label: 'Highest', value: high, unit: '' },
        { label: 'Scaled, lowest', value: from, unit: '' },
        { label: 'Scaled, highest', value: to, unit: '' },
      ],
    },
    finding: `The training rows run from ${low.toFixed(0)} to ${high.toFixed(0)}, not from 800 to 5000.`,
    verdict: 'partly',
    source: 'live',
  };
}

const NOTHING = { label: 'Found', value: 0, unit: '' } as const;

export const SOCIAL_CLAIM: Claim = {
  id: 'social-media',
  claim: 'Sentiment of social media enters the model.',
  original: { how: 'No such series exists; its sentiment is that of news.', figures: [NOTHING] },
  honest: {
    how: 'News, by two classifiers, and the Fear & Greed index, named so.',
    figures: [{ label: 'Series of social media', value: 0, unit: '' }],
  },
  finding: 'There is no social media in the data; news stands in, and is called news.',
  verdict: 'absent',
  source: 'live',
};

export const STRESS_CLAIM: Claim = {
  id: 'stress-test',
  claim: 'A stress-test interface and a simulation page answer shocks.',
  original: { how: 'Neither exists in its code.', figures: [NOTHING] },
  honest: {
    how: 'The shock simulator: the indicators change, and the whole pipeline runs again.',
    figures: [{ label: 'Pages', value: 1, unit: '' }],
  },
  finding: 'It did not exist; here it is a page.',
  verdict: 'absent',
  source: 'live',
};
