/** What can go wrong across a worker boundary. Errors cross as values: Comlink drops custom fields of thrown ones. */
export type FailureCode =
  | 'file-missing'
  | 'file-damaged'
  | 'database-failed'
  | 'query-failed'
  | 'cancelled'
  | 'timeout'
  | 'worker-died'
  | 'backend-unavailable'
  | 'device-lost'
  | 'bad-input'
  | 'not-enough-data'
  | 'training-diverged'
  | 'storage-failed'
  | 'busy'
  | 'unexpected';

/** A failure a reader can act on: what happened (naming place and reason) and what to do about it. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

/** A value that arrived. */
export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** What went wrong (place and reason) and what to do about it. */
export function failure(code: FailureCode, message: string, hint: string): Outcome<never> {
  return { ok: false, error: { code, message, hint } };
}
