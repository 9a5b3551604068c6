import type { EvaluationKinds } from '../../../src/contracts/evaluation';
import type { InferenceQuestion } from '../../../src/contracts/inference';
import { failure, success, type Outcome } from '../../../src/contracts/outcome';
import type { ClaimInputs } from '../../../src/domain/claims/inputs';
import { Cancelled, createBreath, type Breath } from './breath';
import {
  answerBacktest,
  answerClaims,
  answerDensities,
  answerOutlook,
  type EvaluationQuestion,
} from './evaluation';
import type { Watcher } from './slices';

export type { EvaluationQuestion } from './evaluation';

type Kind = keyof EvaluationKinds;

const KINDS: readonly string[] = ['backtest', 'densities', 'outlook', 'claims'] satisfies Kind[];

/** Whether a question is about forecasts: those are answered by work that breathes, not by steps. */
export function isEvaluation(question: InferenceQuestion): question is EvaluationQuestion {
  return KINDS.includes(question.kind);
}

export interface EvaluationJob {
  readonly watcher: Watcher;
  readonly tell: (part: EvaluationKinds[Kind]['part']) => void;
}

/** Answers a question about forecasts: on the panel as known, but claims are about both views. */
export async function evaluated(
  panels: ClaimInputs,
  question: EvaluationQuestion,
  { watcher, tell }: EvaluationJob,
): Promise<Outcome<EvaluationKinds[Kind]['answer']>> {
  const watched = { breath: createBreath(watcher), tell };
  try {
    return success(await answerOf(panels, question, watched));
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    return failure('cancelled', error.message, 'Start it again at any time.');
  }
}

interface Watched {
  readonly breath: Breath;
  readonly tell: EvaluationJob['tell'];
}

function answerOf(
  panels: ClaimInputs,
  question: EvaluationQuestion,
  watched: Watched,
): Promise<EvaluationKinds[Kind]['answer']> {
  switch (question.kind) {
    case 'backtest':
      return answerBacktest(panels.known, question, watched);
    case 'densities':
      return answerDensities(panels.known, question, watched);
    case 'outlook':
      return answerOutlook(panels.known, question, watched);
    case 'claims':
      return answerClaims(panels, question, watched);
  }
}
