import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Failure, Outcome } from '../contracts/outcome';
import type { ModelResponses, ShockVariant } from '../contracts/shock';
import type { TrainedEntry } from '../contracts/trained-entry';
import { dataClient } from './clients';
import { trainingClient } from './training-worker';

/** Models, and the scenarios that are put to each of them. */
export interface ResponsesQuestion {
  readonly entries: readonly TrainedEntry[];
  readonly variants: readonly ShockVariant[];
  readonly originDay: number;
}

export interface FoundResponses {
  readonly question: ResponsesQuestion;
  /** Of each model, and of each scenario that could be; null for one that was refused. */
  readonly answers: readonly {
    readonly base: ModelResponses['base'];
    readonly shocked: readonly (ModelResponses['shocked'][number] | null)[];
  }[];
  /** Why scenarios were refused, by their place. */
  readonly refused: ReadonlyMap<number, string>;
}

export interface Responses {
  readonly found: Readonly<ShallowRef<FoundResponses | null>>;
  /** 0 to 1; null when nothing is under way. */
  readonly share: Readonly<Ref<number | null>>;
  readonly stopped: Readonly<Ref<boolean>>;
  readonly failure: Readonly<ShallowRef<Failure | null>>;
  start(): void;
  stop(): void;
}

/** One question at a time is computed: two at once would only take turns, and the worker answers the later one. */
let line: Promise<unknown> = Promise.resolve();

/** Asks many models about many scenarios whenever the question changes; `null` asks nothing. */
export function useResponses(question: () => ResponsesQuestion | null): Responses {
  const found = shallowRef<FoundResponses | null>(null);
  const share = ref<number | null>(null);
  const stopped = ref(false);
  const failure = shallowRef<Failure | null>(null);
  let current = new AbortController();

  function start(): void {
    current.abort();
    const asked = question();
    [share.value, failure.value, stopped.value] = [null, null, false];
    if (!asked) return void (found.value = null);
    const controller = new AbortController();
    current = controller;
    share.value = 0;
    const { signal } = controller;
    line = line.then(async () => {
      if (signal.aborted) return;
      const outcome = await ask(asked, signal, (done) => (share.value = signal.aborted ? share.value : done));
      if (signal.aborted) return;
      share.value = null;
      if (outcome.ok) found.value = outcome.value;
      else failure.value = outcome.error;
    });
  }

  watch(() => JSON.stringify(nameOf(question())), start, { immediate: true });
  onScopeDispose(() => current.abort());
  return {
    ...{ found, share, stopped, failure, start },
    stop: () => {
      current.abort();
      [share.value, stopped.value] = [null, true];
    },
  };
}

function nameOf(question: ResponsesQuestion | null): unknown {
  return question && { ...question, entries: question.entries.map(({ id }) => id) };
}

async function ask(
  question: ResponsesQuestion,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Outcome<FoundResponses>> {
  const { entries, variants, originDay } = question;
  const panel = await dataClient().panel({ view: 'known' }, signal);
  if (!panel.ok) return panel;
  const made = await dataClient().variants({ view: 'known', variants }, signal);
  if (!made.ok) return made;
  const refused = new Map<number, string>();
  const columns = made.value.flatMap((variant, i) => {
    if (!variant.ok) refused.set(i, variant.error.message);
    return variant.ok ? [variant.value.columns] : [];
  });
  const models = entries.map(({ model, train }) => ({ model, train }));
  const request = { models, panel: panel.value, variants: columns, originDay };
  const said = await trainingClient().respond(request, ({ done, of }) => onShare(done / of), signal);
  if (!said.ok) return said;
  const answers = said.value.map(({ base, shocked }) => {
    const rest = [...shocked];
    return { base, shocked: variants.map((_, i) => (refused.has(i) ? null : rest.shift()!)) };
  });
  return { ok: true, value: { question, answers, refused } };
}
