import { failure, type Outcome } from '../../src/contracts/outcome';

/**
 * DuckDB's own words of an error. Its WebAssembly build repeats the line and the mark under it; once is enough.
 */
export function words(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const parts = text.split(/\n\n(?=LINE \d)/);
  return [...new Set(parts.map((part) => part.trimEnd()))].join('\n\n');
}

const UNEXPECTED_HINT = 'Reload the page and try again; if it stays, report it together with these words.';

/** The outcome of work that should not fail: an error becomes an `unexpected` failure that carries its words. */
export async function guarded<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    return failure('unexpected', `The data worker failed: ${words(error)}`, UNEXPECTED_HINT);
  }
}
