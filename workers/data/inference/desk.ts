import type {
  EventStudyRequest,
  InferenceAnswer,
  InferenceKinds,
  InferenceProgress,
  InferenceQuestion,
} from '../../../src/contracts/inference';
import { failure, type Outcome } from '../../../src/contracts/outcome';
import { COIN_IDS, isCoinId, isOwnId, type View } from '../../../src/domain/catalogue/ids';
import type { Steps } from '../../../src/domain/stats/steps';
import { emptyRange, impossibleLag, unknownSeries } from '../correlate';
import { words } from '../failures';
import { epochDay, integers, type Connection } from '../observations';
import type { Panel } from '../panels';
import { everyPairSteps } from './all-pairs';
import { claimInputs, claimSteps } from './claims';
import { evaluated, isEvaluation, type EvaluationQuestion } from './evaluated';
import { bandSteps, intervalSteps } from './correlations';
import { alertSteps, betaSteps, hedgeSteps } from './protection';
import { inSlices } from './slices';
import { eventSteps, grangerSteps, leadLagSteps, projectionSteps } from './transmission';

/** What questions are answered from. */
export interface InferenceSource {
  readonly connection: Connection;
  panel(view: 'observed' | 'known'): Promise<Outcome<Panel>>;
}

type Part = InferenceKinds[InferenceQuestion['kind']]['part'];

const TAKE_IN = 'Take its file in on the page Own data, or choose another series.';

/** Answers long questions in slices. Several may be under way; each has a name by which it can be cancelled. */
export class InferenceDesk {
  readonly #running = new Map<string, { cancelled: boolean }>();

  async answer(
    jobId: string,
    { question, source, onProgress }: InferenceJob,
  ): Promise<Outcome<InferenceAnswer>> {
    const state = { cancelled: false };
    this.#running.set(jobId, state);
    try {
      const panel = await source.panel(viewOf(question));
      if (!panel.ok) return panel;
      const refused = refusal(panel.value, question);
      if (refused) return refused;
      const events = question.kind === 'event-study' ? await eventDays(source.connection, question) : null;
      const both = question.kind === 'betas' || question.kind === 'claims';
      const known = both ? await source.panel('known') : panel;
      if (!known.ok) return known;
      let parts: Part[] = [];
      const watcher = {
        isCancelled: () => state.cancelled,
        onShare: (share: number) => {
          onProgress({ share, parts });
          parts = [];
        },
      };
      if (isEvaluation(question)) {
        const panels = claimInputs(panel.value, known.value);
        return await evaluated(panels, question, { watcher, tell: (part) => parts.push(part) });
      }
      const steps = stepsOf(panel.value, question, {
        events,
        known: known.value,
        tell: (part) => parts.push(part),
      });
      return await inSlices(steps, watcher);
    } catch (error) {
      // The domain's own words: which place, why, and what to do.
      if (!(error instanceof RangeError)) throw error;
      return failure(
        'not-enough-data',
        words(error),
        'Choose a longer range, other settings or another series.',
      );
    } finally {
      if (this.#running.get(jobId) === state) this.#running.delete(jobId);
    }
  }

  /** The answer of a cancelled question is a failure `cancelled`; one that is not under way stays as it is. */
  cancel(jobId: string): void {
    const state = this.#running.get(jobId);
    if (state) state.cancelled = true;
  }
}

export interface InferenceJob {
  readonly question: InferenceQuestion;
  readonly source: InferenceSource;
  readonly onProgress: (progress: InferenceProgress) => void;
}

/** What some questions need beside the panel, and where parts of an answer go. */
interface Beside {
  readonly events: Int32Array | null;
  readonly known: Panel;
  readonly tell: (part: Part) => void;
}

function stepsOf(
  panel: Panel,
  question: Exclude<InferenceQuestion, EvaluationQuestion>,
  { events, known, tell }: Beside,
): Steps<InferenceAnswer> {
  switch (question.kind) {
    case 'all-pairs':
      return everyPairSteps(panel, question);
    case 'intervals':
      return intervalSteps(panel, question, tell);
    case 'chance-band':
      return bandSteps(panel, question);
    case 'correlation-claims':
      return claimSteps(panel, question, tell);
    case 'lead-lag':
      return leadLagSteps(panel, question);
    case 'granger':
      return grangerSteps(panel, question, tell);
    case 'local-projection':
      return projectionSteps(panel, question);
    case 'event-study':
      return eventSteps(panel, events ?? new Int32Array(), question);
    case 'betas':
      return betaSteps({ observed: panel, known }, question);
    case 'hedge':
      return hedgeSteps(panel, question);
    case 'alerts':
      return alertSteps(panel, question, tell);
  }
}

/** Alerts see what was known; what names no view is about what moved together. */
function viewOf(question: InferenceQuestion): View {
  if ('view' in question) return question.view;
  if (isEvaluation(question)) return question.kind === 'claims' ? 'observed' : 'known';
  return question.kind === 'alerts' ? 'known' : 'observed';
}

/** What a question asks for and nobody has; a question comes from a link as well as from a list of choices. */
function refusal(panel: Panel, question: InferenceQuestion): Outcome<never> | undefined {
  if (question.kind === 'intervals' && question.basis === 'levels') {
    const message = 'On levels there is no interval: both series wander, and resampling cannot tell how far.';
    return failure('bad-input', message, 'Ask for it on daily changes.');
  }
  const strange = 'coin' in question ? strangeCoin(panel, question.coin) : undefined;
  if (strange) return strange;
  const ids =
    'instruments' in question
      ? [question.coin, ...question.instruments]
      : 'rows' in question
        ? [...question.rows, ...question.columns]
        : 'row' in question
          ? [question.row, question.column]
          : [];
  const range = 'firstDay' in question ? emptyRange(question.firstDay, question.lastDay) : undefined;
  const lag = 'method' in question && question.kind !== 'lead-lag' ? impossibleLag(question) : undefined;
  return unknownSeries(panel, ids) ?? lag ?? range;
}

/** A shipped coin, or one of the reader's own that is here. */
function strangeCoin({ frame }: Panel, coin: string): Outcome<never> | undefined {
  if (isCoinId(coin) || (isOwnId(coin) && frame.columns[coin])) return undefined;
  return isOwnId(coin)
    ? failure('bad-input', `The series ${coin} is not on this machine.`, TAKE_IN)
    : failure('bad-input', `There is no coin "${coin}".`, `Choose among: ${COIN_IDS.join(', ')}.`);
}

async function eventDays(connection: Connection, { events }: EventStudyRequest): Promise<Int32Array> {
  const [table, day] = events === 'fomc' ? ['fomc', 'date'] : ['cpi', 'known'];
  const result = await connection.query(
    `SELECT DISTINCT ${epochDay(day!)} AS day FROM ${table} WHERE ${day} IS NOT NULL ORDER BY day`,
  );
  return integers(result, 'day');
}
