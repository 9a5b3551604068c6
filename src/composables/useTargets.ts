import { computed, type ComputedRef } from 'vue';
import { DOLLARS, moneyIn, type Money } from '../charts/money';
import { COIN_IDS, INDICATOR_IDS, isOwnId } from '../domain/catalogue/ids';
import type { IndicatorId, OwnId, TargetId } from '../domain/catalogue/ids';
import { INDICATORS } from '../domain/catalogue/indicators';
import { targetName } from '../domain/catalogue/targets';
import type { OwnSeries } from '../domain/own/series';
import { useOwnStore } from '../stores/own';

export interface Choice<Id> {
  readonly value: Id;
  readonly label: string;
}

export interface Targets {
  /** Coins of the reader's own, and indicators. */
  readonly ownCoins: ComputedRef<readonly OwnId[]>;
  readonly ownIndicators: ComputedRef<readonly OwnId[]>;
  /** The name on screen: of an own series what the reader called it. */
  readonly label: (id: TargetId) => string;
  /** What a list of coins, or of indicators, offers: shipped ones, own ones, and what a link has chosen in any case. */
  readonly coinChoices: (chosen: TargetId) => readonly Choice<TargetId>[];
  readonly indicatorChoices: (chosen: IndicatorId | OwnId) => readonly Choice<IndicatorId | OwnId>[];
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
  const [ownCoins, ownIndicators] = [ofKind('coin'), ofKind('indicator')];
  const label = (id: TargetId): string => find(id)?.label ?? targetName(id);
  return {
    ownCoins,
    ownIndicators,
    label,
    coinChoices: (chosen) => choices([...COIN_IDS, ...ownCoins.value], chosen, label),
    indicatorChoices: (chosen) =>
      choices([...INDICATOR_IDS, ...ownIndicators.value], chosen, (id) =>
        isOwnId(id) ? label(id) : INDICATORS[id].label,
      ),
    find,
    money: (id) => (isOwnId(id) ? moneyIn(find(id)?.unit ?? '') : DOLLARS),
  };
}

function choices<Id extends string>(
  offered: readonly Id[],
  chosen: Id,
  label: (id: Id) => string,
): readonly Choice<Id>[] {
  return [...new Set([...offered, chosen])].map((value) => ({ value, label: label(value) }));
}
