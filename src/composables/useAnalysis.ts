import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { tryOnMounted, watchDebounced } from '@vueuse/core';
import type { AnalysisAnswer, AnalysisKind, AnalysisKinds } from '../contracts/analysis';
import type { LinkState } from '../contracts/link-state';
import type { Failure } from '../contracts/outcome';
import { isOwnId } from '../domain/catalogue/ids';
import { useOwnStore } from '../stores/own';
import { dataClient } from './clients';
import { useLinkField } from './useLinkState';
import { useOwnSeries } from './useOwnSeries';

/** The latest answer to a question that changes with the controls. */
export interface Answered<K extends AnalysisKind> {
  /** Stays while the next answer is on its way. */
  readonly value: Readonly<ShallowRef<AnalysisAnswer<K> | null>>;
  readonly failure: Readonly<ShallowRef<Failure | null>>;
  readonly busy: Readonly<Ref<boolean>>;
  readonly retry: () => void;
}

/** Questions whose answers follow from the reader's own series. */
const WITH_OWN: readonly AnalysisKind[] = [
  'frequency',
  'frequencies',
  'feature-table',
  'feature-series',
  'weights',
  'scaling-table',
  'scaled-series',
];

/** Asks the data worker whenever the question changes; late answers are dropped. `null` asks nothing yet. */
export function useAnalysis<K extends AnalysisKind>(
  kind: K,
  request: () => AnalysisKinds[K]['request'] | null,
): Answered<K> {
  const value = shallowRef<AnalysisAnswer<K> | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const busy = ref(false);
  let current = new AbortController();
  const own = useOwnStore();

  async function ask(): Promise<void> {
    const question = request();
    current.abort();
    if (!question) return;
    current = new AbortController();
    const { signal } = current;
    busy.value = true;
    // A series that a link names must have been read before it can be asked about.
    if (Object.values(question).some((part) => typeof part === 'string' && isOwnId(part))) {
      await useOwnSeries().load();
      if (signal.aborted) return;
    }
    const answer = await dataClient().analyse(kind, question, signal);
    if (signal.aborted) return;
    busy.value = false;
    failure.value = answer.ok ? null : answer.error;
    if (answer.ok) value.value = answer.value;
  }

  // At once where the page has been mounted: an own coin may come later.
  tryOnMounted(() => void ask());
  watch(
    () => JSON.stringify(request()),
    () => void ask(),
  );
  // Own indicators are features too; what is said of shipped series alone stays.
  if (WITH_OWN.includes(kind))
    watch(
      () => own.series,
      () => void ask(),
    );
  onScopeDispose(() => current.abort());
  return { value, failure, busy, retry: () => void ask() };
}

/** Time after which a slider that has come to rest is written into the link: browsers limit how often. */
const REST_MS = 300;

type NumberField = {
  [K in keyof LinkState]: LinkState[K] extends number ? K : never;
}[keyof LinkState];

/** A number of the link as a model for a slider: it moves at once, the link follows when it rests. */
export function useLinkSlider<K extends NumberField>(field: K): Ref<number> {
  const linked = useLinkField(field) as Ref<number>;
  const own = ref(linked.value);
  watch(linked, (value) => (own.value = value));
  watchDebounced(own, (value) => (linked.value = value), { debounce: REST_MS });
  return own;
}
