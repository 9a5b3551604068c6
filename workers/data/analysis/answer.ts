import type { AnalysisAnswer, AnalysisQuestion } from '../../../src/contracts/analysis';
import { failure, success, type Outcome } from '../../../src/contracts/outcome';
import {
  COIN_IDS,
  INDICATOR_IDS,
  isOwnId,
  type OwnId,
  type TargetId,
} from '../../../src/domain/catalogue/ids';
import { FEATURES } from '../../../src/domain/features/catalogue';
import type { Frame, Observations } from '../../../src/domain/frame';
import { SCALING_PRESETS } from '../../../src/domain/scaling/presets';
import { featureSeries, featureTable, weightsStudy } from './features';
import { frequencyRows, frequencyStudy } from './frequency';
import { priceTrendStudy } from './price-trend';
import { coinRun, type CoinRun } from './runs';
import { scaledSeries, scalingTable } from './scaling';

/** What questions are answered from. */
export interface AnalysisSource {
  /** The as-known panel. */
  panel(): Promise<Frame>;
  cpi(): Promise<Observations>;
  /** Indicators of the reader's own, columns of the panel. */
  ownIndicators(): readonly OwnId[];
}

/** Answers questions about filters, features and scaling. Keeps the features of the coin asked about last. */
export class Analysis {
  #last: CoinRun | null = null;

  constructor(private readonly source: AnalysisSource) {}

  async answer(question: AnalysisQuestion): Promise<Outcome<AnalysisAnswer>> {
    const problem = problemOf(question);
    if (problem) return failure('bad-input', problem, 'Choose one of those and ask again.');
    const panel = await this.source.panel();
    const [missing] = ownOf(question).filter((id) => !panel.columns[id]);
    if (missing) {
      const message = `The series ${missing} is not on this machine.`;
      return failure(
        'bad-input',
        message,
        'Take its file in on the page Own data, or choose another series.',
      );
    }
    switch (question.kind) {
      case 'frequency':
        return success(frequencyStudy(panel, question));
      case 'frequencies':
        return success(frequencyRows(panel, question.own));
      case 'price-trend':
        return success(
          priceTrendStudy(await this.source.cpi(), panel.days[panel.days.length - 1]!, question),
        );
      case 'feature-table':
        return success(featureTable(this.#run(panel, question.coin)));
      case 'feature-series':
        return success(featureSeries(this.#run(panel, question.coin), question.feature));
      case 'weights':
        return success(weightsStudy(this.#run(panel, question.coin).panel, question));
      case 'scaling-table':
        return success(scalingTable(this.#run(panel, question.coin), question.preset));
      case 'scaled-series':
        return this.#scaledSeries(panel, question);
    }
  }

  #scaledSeries(
    panel: Frame,
    question: AnalysisQuestion<'scaled-series'>,
  ): Outcome<AnalysisAnswer<'scaled-series'>> {
    const run = this.#run(panel, question.coin);
    const { from, to } = run.rows.fitted;
    if (run.features.columns[question.feature]?.subarray(from, to).some(Number.isFinite)) {
      return success(scaledSeries(run, question));
    }
    const message = `${question.feature} has no value on the training days, so that no scaler can be fitted.`;
    return failure('not-enough-data', message, 'Choose another feature or another coin.');
  }

  #run(panel: Frame, coin: TargetId): CoinRun {
    if (this.#last?.coin !== coin || this.#last.source !== panel) {
      this.#last = coinRun(panel, coin, this.source.ownIndicators());
    }
    return this.#last;
  }
}

/** The reader's own series that a question names. */
function ownOf(question: AnalysisQuestion): OwnId[] {
  const named = [
    ...('coin' in question ? [question.coin] : []),
    ...('feature' in question ? [question.feature] : []),
    ...('series' in question ? [question.series] : []),
    ...('own' in question ? question.own.map(({ series }) => series) : []),
  ];
  return named.filter(isOwnId);
}

/** What a question asks for and nobody has; a question comes from a link as well as from a list of choices. */
function problemOf(question: AnalysisQuestion): string | undefined {
  const unknown = (what: string, name: string, all: readonly string[]): string | undefined =>
    all.includes(name) ? undefined : `There is no ${what} "${name}". There are: ${all.join(', ')}.`;
  return (
    ('coin' in question && !isOwnId(question.coin) ? unknown('coin', question.coin, COIN_IDS) : undefined) ??
    ('series' in question && !isOwnId(question.series)
      ? unknown('indicator', question.series, INDICATOR_IDS)
      : undefined) ??
    ('preset' in question ? unknown('preset', question.preset, SCALING_PRESETS) : undefined) ??
    ('feature' in question && !isOwnId(question.feature)
      ? unknown(
          'feature',
          question.feature,
          FEATURES.map(({ id }) => id),
        )
      : undefined) ??
    ('cutoff' in question && !(question.cutoff > 0 && question.cutoff < 1)
      ? `The cutoff is ${question.cutoff}; it must lie between 0 and 1.`
      : undefined)
  );
}
