import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { tryOnMounted } from '@vueuse/core';
import type { InferenceAnswer, InferenceKind, InferenceKinds } from '../contracts/inference';
import type { Failure } from '../contracts/outcome';
import { useOwnStore } from '../stores/own';
import { dataClient } from './clients';
import { namesOwn } from './own-run';
import { useOwnSeries } from './useOwnSeries';

/** How far a long question has come. `stopped`: by the reader. */
export type InferenceState = 'waiting' | 'running' | 'stopped' | 'done' | 'failed';

/** The latest answer to a long question that changes with the controls. */
export interface Inferred<K extends InferenceKind> {
  /** With the question that it answers: words beside it speak of that one, whatever the controls say by now. */
  readonly found: Readonly<
    ShallowRef<{
      readonly request: InferenceKinds[K]['request'];
      readonly answer: InferenceAnswer<K>;
    } | null>
  >;
  /** Of the answer under way, what has come so far. */
  readonly parts: Readonly<ShallowRef<readonly InferenceKinds[K]['part'][]>>;
  /** 0 to 1. */
  readonly share: Readonly<Ref<number>>;
  readonly state: Readonly<Ref<InferenceState>>;
  readonly failure: Readonly<ShallowRef<Failure | null>>;
  readonly start: () => void;
  readonly stop: () => void;
}

/**
 * Asks the data worker whenever the question changes. The one before is cancelled then, and so is the one under way
 * when the reader stops it or leaves the page. `null` asks nothing yet. What is asked of the reader's own series waits
 * until they have been read, and is asked anew when they change.
 */
export function useInference<K extends InferenceKind>(
  kind: K,
  request: () => InferenceKinds[K]['request'] | null,
): Inferred<K> {
  const found: Inferred<K>['found'] & ShallowRef = shallowRef(null);
  const parts = shallowRef<readonly InferenceKinds[K]['part'][]>([]);
  const share = ref(0);
  const state = ref<InferenceState>('waiting');
  const failure = shallowRef<Failure | null>(null);
  let current = new AbortController();

  async function start(): Promise<void> {
    current.abort();
    const question = request();
    if (!question) return;
    current = new AbortController();
    const { signal } = current;
    [parts.value, share.value, failure.value, state.value] = [[], 0, null, 'running'];
    if (namesOwn(question)) await useOwnSeries().load();
    if (signal.aborted) return;
    const outcome = await dataClient().infer(kind, question, {
      signal,
      onProgress: (progress) => {
        if (signal.aborted) return;
        share.value = progress.share;
        if (progress.parts.length > 0) parts.value = [...parts.value, ...progress.parts];
      },
    });
    if (signal.aborted) return;
    state.value = outcome.ok ? 'done' : 'failed';
    failure.value = outcome.ok ? null : outcome.error;
    found.value = outcome.ok ? { request: question, answer: outcome.value } : null;
  }

  function stop(): void {
    if (state.value !== 'running') return;
    current.abort();
    state.value = 'stopped';
  }

  tryOnMounted(() => void start());
  watch(
    () => JSON.stringify(request()),
    () => void start(),
  );
  const own = useOwnStore();
  watch(
    () => own.series,
    () => {
      if (namesOwn(request())) void start();
    },
  );
  onScopeDispose(() => current.abort());
  return { found, parts, share, state, failure, start: () => void start(), stop };
}
