import { computed, onMounted, onScopeDispose, watch, type ComputedRef } from 'vue';
import type { BacktestRequest } from '../contracts/evaluation';
import { POINT_PLAN, type PlanChoice } from '../domain/backtest/plan-choice';
import { COIN_IDS } from '../domain/catalogue/ids';
import { STATISTICAL_IDS } from '../domain/forecast/catalogue';
import { FIRST_DATA_DAY } from '../domain/spec/defaults';
import { useBoardStore, type BoardAnswers } from '../stores/board';
import { dataClient } from './clients';

/** What the baselines are judged on; null while the data are not known. */
export interface BoardQuestion {
  readonly plan: 'holdout' | 'walk-forward';
  readonly horizon: number;
  readonly lastDay: number;
}

export interface Leaderboard {
  readonly board: ReturnType<typeof useBoardStore>;
  readonly answers: ComputedRef<BoardAnswers>;
  start(): Promise<void>;
  stop(): void;
}

/** Naive stands beside every answer and needs no row of its own. */
const COMPUTED = STATISTICAL_IDS.filter((id) => id !== 'naive');
const HOLDOUT: PlanChoice = { kind: 'holdout' };

/** Walks the baselines of every coin through the plan, coin after coin; what was found in this visit is not asked again. */
export function useLeaderboard(question: () => BoardQuestion | null): Leaderboard {
  const board = useBoardStore();
  const key = computed(() => JSON.stringify(question()));
  const answers = computed<BoardAnswers>(() => board.known.get(key.value) ?? {});
  let current = new AbortController();

  async function start(): Promise<void> {
    current.abort();
    const asked = question();
    if (!asked) return;
    current = new AbortController();
    const { signal } = current;
    const name = key.value;
    board.begin();
    for (const [i, coin] of COIN_IDS.entries()) {
      if (board.known.get(name)?.[coin]) continue;
      const outcome = await dataClient().infer('backtest', requestOf(asked, coin), {
        signal,
        onProgress: ({ share }) => {
          if (!signal.aborted) board.setShare((i + share) / COIN_IDS.length);
        },
      });
      if (signal.aborted) return;
      if (!outcome.ok) return board.fail(outcome.error);
      board.add(name, coin, outcome.value);
    }
    board.end('done');
  }

  function stop(): void {
    if (board.state !== 'running') return;
    current.abort();
    board.end('stopped');
  }

  onMounted(() => void start());
  watch(key, () => void start());
  onScopeDispose(() => current.abort());
  return { board, answers, start, stop };
}

function requestOf(
  { plan, horizon, lastDay }: BoardQuestion,
  coin: BacktestRequest['coin'],
): BacktestRequest {
  return {
    coin,
    firstDay: FIRST_DATA_DAY,
    lastDay,
    horizon,
    plan: plan === 'holdout' ? HOLDOUT : POINT_PLAN,
    forecasters: COMPUTED,
  };
}
