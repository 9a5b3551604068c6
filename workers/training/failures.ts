import type { Failure, FailureCode } from '../../src/contracts/outcome';

/** A failure as an error, for use inside the worker; across its boundary only `failure` travels. */
export class TrainingError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'TrainingError';
    this.failure = failure;
  }
}

/** A TrainingError in one call. */
export function trainingError(code: FailureCode, message: string, hint: string): TrainingError {
  return new TrainingError({ code, message, hint });
}

/** What to tell of anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TrainingError) return error.failure;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) {
    return { code: 'bad-input', message, hint: 'Change what the message names, then start again.' };
  }
  return {
    code: 'unexpected',
    message: `The training worker failed: ${message}`,
    hint: 'Start the run again; if it fails again, choose another backend.',
  };
}
