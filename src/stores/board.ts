import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { BacktestAnswer } from '../contracts/evaluation';
import type { Failure } from '../contracts/outcome';
import type { CoinId } from '../domain/catalogue/ids';

export type BoardAnswers = Readonly<Partial<Record<CoinId, BacktestAnswer>>>;

/** Baselines that were computed in this visit, by what was asked. */
export const useBoardStore = defineStore('board', () => {
  const known = shallowRef<ReadonlyMap<string, BoardAnswers>>(new Map());
  const state = ref<'waiting' | 'running' | 'stopped' | 'failed' | 'done'>('waiting');
  /** 0 to 1 over all coins. */
  const share = ref(0);
  const failure = shallowRef<Failure | null>(null);

  function begin(): void {
    state.value = 'running';
    share.value = 0;
    failure.value = null;
  }
  function setShare(value: number): void {
    share.value = value;
  }
  function add(question: string, coin: CoinId, answer: BacktestAnswer): void {
    const answers = { ...known.value.get(question), [coin]: answer };
    known.value = new Map([...known.value, [question, answers]]);
  }
  function end(how: 'stopped' | 'done'): void {
    state.value = how;
  }
  function fail(found: Failure): void {
    state.value = 'failed';
    failure.value = found;
  }
  return { known, state, share, failure, begin, setShare, add, end, fail };
});
