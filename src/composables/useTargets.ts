import { computed, type ComputedRef } from 'vue';
import { DOLLARS, moneyIn, type Money } from '../charts/money';
import { isOwnId, type OwnId, type TargetId } from '../domain/catalogue/ids';
import { targetName } from '../domain/catalogue/targets';
import type { OwnSeries } from '../domain/own/series';
import { useOwnStore } from '../stores/own';

export interface Targets {
  /** Coins of the reader's own, and indicators. */
  readonly ownCoins: ComputedRef<readonly OwnId[]>;
  readonly ownIndicators: ComputedRef<readonly OwnId[]>;
  /** The name on screen: of an own series what the reader called it. */
  readonly label: (id: TargetId) => string;
  readonly find: (id: string) => OwnSeries | undefined;
  /** How its prices are written; of an own coin that is not here nobody knows the unit. */
  readonly money: (id: TargetId) => Money;
}

/** What can be chosen beside the shipped series. */
export function useTargets(): Targets {
  const own = useOwnStore();
  const ofKind = (kind: OwnSeries['kind']): ComputedRef<readonly OwnId[]> =>
    computed(() =>
      own.series
        .filter((one) => one.kind === kind)
        .map(({ id }) => id)
        .filter(isOwnId),
    );
  const find = (id: string): OwnSeries | undefined => own.series.find((one) => one.id === id);
  return {
    ownCoins: ofKind('coin'),
    ownIndicators: ofKind('indicator'),
    label: (id) => find(id)?.label ?? targetName(id),
    find,
    money: (id) => (isOwnId(id) ? moneyIn(find(id)?.unit ?? '') : DOLLARS),
  };
}
