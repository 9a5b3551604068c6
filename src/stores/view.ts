import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { DEFAULT_LINK_STATE } from '../contracts/link-defaults';
import type { LinkState } from '../contracts/link-state';
import type { CoinId } from '../domain/catalogue/ids';

export interface Notice {
  readonly title: string;
  readonly hint: string;
}

/** What is on screen and in the link. Each change replaces the state, so that readers see it whole. */
export const useViewStore = defineStore('view', () => {
  const state = shallowRef<LinkState>(DEFAULT_LINK_STATE);
  const notices = ref<readonly Notice[]>([]);
  const shownCoins = computed(() => new Set<CoinId>(state.value.coins));

  function patch(changes: Partial<LinkState>): void {
    state.value = { ...state.value, ...changes };
  }

  /** Shows or hides a coin; the last one stays. Keeps the fixed order. */
  function toggleCoin(coin: CoinId): void {
    const chosen = new Set(state.value.coins);
    if (!chosen.delete(coin)) chosen.add(coin);
    if (chosen.size > 0) patch({ coins: DEFAULT_LINK_STATE.coins.filter((id) => chosen.has(id)) });
  }

  function setNotices(found: readonly Notice[]): void {
    notices.value = found;
  }

  function addNotices(found: readonly Notice[]): void {
    notices.value = [...notices.value, ...found];
  }

  function dismissNotice(index: number): void {
    notices.value = notices.value.filter((_, at) => at !== index);
  }

  return { state, notices, shownCoins, patch, toggleCoin, setNotices, addNotices, dismissNotice };
});
