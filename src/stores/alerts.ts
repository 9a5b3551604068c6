import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Failure } from '../contracts/outcome';
import type { AlertHistory } from '../contracts/shock';
import { ALERT_PRESETS } from '../domain/alerts/presets';
import type { AlertRule } from '../domain/alerts/rule';

/** Days before the end of the data within which a firing is news. */
const NEWS_DAYS = 30;

/** The reader's alerts: rules, what the data say of each, and what has been seen of it. */
export const useAlertsStore = defineStore('alerts', () => {
  const rules = shallowRef<readonly AlertRule[]>(ALERT_PRESETS);
  const histories = shallowRef<ReadonlyMap<string, AlertHistory>>(new Map());
  const seen = shallowRef<Readonly<Record<string, number>>>({});
  const notify = ref(false);
  /** False where this browser refuses to keep them. */
  const kept = ref(true);
  const removed = shallowRef<{ readonly rule: AlertRule; readonly at: number } | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const share = ref<number | null>(null);

  /** Rules that fired in the last days of the data, newest first, and that the reader has not seen. */
  const news = computed(() =>
    rules.value
      .flatMap((rule) => {
        const history = histories.value.get(rule.id);
        const day = history?.firings.at(-1);
        if (!history || day === undefined || history.lastDay - day > NEWS_DAYS) return [];
        return day > (seen.value[rule.id] ?? -Infinity) ? [{ rule, history, day }] : [];
      })
      .sort((a, b) => b.day - a.day),
  );

  function setRules(list: readonly AlertRule[]): void {
    rules.value = list;
  }

  function add(rule: AlertRule): void {
    rules.value = [...rules.value.filter(({ id }) => id !== rule.id), rule];
  }

  function remove(id: string): void {
    const at = rules.value.findIndex((rule) => rule.id === id);
    const rule = rules.value[at];
    if (!rule) return;
    removed.value = { rule, at };
    rules.value = rules.value.filter((each) => each !== rule);
  }

  function undo(): void {
    const last = removed.value;
    if (last) rules.value = rules.value.toSpliced(last.at, 0, last.rule);
    removed.value = null;
  }

  function begin(): void {
    [share.value, failure.value] = [0, null];
  }

  /** Takes in what was found, in the place of what was known of the same rules. */
  function take(found: readonly AlertHistory[], done: number): void {
    histories.value = new Map([...histories.value, ...found.map((each) => [each.id, each] as const)]);
    share.value = done;
  }

  function finish(error: Failure | null): void {
    [share.value, failure.value] = [null, error?.code === 'cancelled' ? null : error];
  }

  function see(days: Readonly<Record<string, number>>): void {
    seen.value = { ...seen.value, ...days };
  }

  return {
    ...{ rules, histories, seen, notify, kept, removed, failure, share, news },
    ...{ setRules, add, remove, undo, begin, take, finish, see },
  };
});
