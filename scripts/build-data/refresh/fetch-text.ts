import type { Source } from './sources';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What came of asking a source: its values, or why there are none. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly reason: string;
      /** Not even an answer: most likely no network. */ readonly unreachable: boolean;
    };

const TIMEOUT_MS = 60_000;
const MOST_CHARACTERS = 30_000_000;

/** Asks a source once and reads its answer. Never rejects: one source that fails must not stop the others. */
export async function ask<T>(source: Source<T>, fetch: Fetch): Promise<Asked<T>> {
  let text: string;
  try {
    const headers = { 'user-agent': 'Mozilla/5.0 (compatible; MacroTide data refresh)', accept: '*/*' };
    const response = await fetch(source.url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok)
      return failed(
        `answered ${response.status}${response.status === 429 ? ', too many requests: try later' : ''}`,
      );
    text = await response.text();
  } catch (error) {
    return { ok: false, reason: wordsOf(error), unreachable: true };
  }
  if (text.length > MOST_CHARACTERS)
    return failed(`answered with ${text.length} characters, more than any table of it has`);
  try {
    return { ok: true, value: source.read(text) };
  } catch (error) {
    const page = /^\s*<(!doctype|html)/i.test(text) ? 'a web page came in place of the figures: ' : '';
    return failed(`${page}${firstLine(wordsOf(error))}`);
  }
}

function failed(reason: string): Asked<never> {
  return { ok: false, reason, unreachable: false };
}

/** Node hides the reason of a failed fetch in its cause: "fetch failed" alone tells nobody anything. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return cause ? `${error.message} (${cause})` : error.message;
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
