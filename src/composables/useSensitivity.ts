import { computed, type ComputedRef } from 'vue';
import type { TrainedEntry } from '../contracts/trained-entry';
import { COIN_IDS, type TargetId } from '../domain/catalogue/ids';
import { presetSizes, shockPreset } from '../domain/shock/presets';
import { useModelsStore } from '../stores/models';
import { useViewStore } from '../stores/view';
import {
  askedTogether,
  bothWays,
  ledSize,
  modelsOf,
  questionOf,
  SCENARIOS,
  TORNADO,
  type CoinModel,
  type LedChoice,
  type OneSize,
} from './sensitivity-questions';
import { useResponses, type Responses } from './useResponses';
import { useTargets } from './useTargets';

/** Sizes in the picture of a scenario. */
const SIZES = 10;

export interface Sensitivity {
  /** The coins that have a model and can be asked on one day. */
  readonly coins: ComputedRef<readonly CoinModel[]>;
  /** The newest models of each coin that can be asked on one day, those of a coin together. */
  readonly eachModel: ComputedRef<readonly CoinModel[]>;
  /** Own coins that have a model, but no prices on the day on which the others are asked. */
  readonly apart: ComputedRef<readonly TargetId[]>;
  readonly missing: ComputedRef<readonly TargetId[]>;
  readonly sizes: ComputedRef<readonly number[]>;
  /** Ten sizes, then the usual one, put to the model of each coin. */
  readonly grid: Responses;
  /** Each indicator down and up by its usual size, put to the chosen coin's model; own ones that it was trained with too. */
  readonly tornado: Responses;
  readonly tornadoSizes: ComputedRef<readonly OneSize[]>;
  /** Models of the chosen coin, and the scenarios that are put to each. */
  readonly models: ComputedRef<readonly TrainedEntry[]>;
  readonly scenarios: readonly LedChoice[];
  readonly table: Responses;
}

/** How trained models answer to many scenarios at once. */
export function useSensitivity(): Sensitivity {
  const view = useViewStore();
  const all = useModelsStore();
  const { ownCoins } = useTargets();
  const offered = computed((): readonly TargetId[] => [...COIN_IDS, ...ownCoins.value]);
  const trained = computed(() =>
    offered.value.flatMap((coin) => {
      const entry = all.entries.find(({ model }) => model.spec.coin === coin);
      return entry ? [{ coin, entry }] : [];
    }),
  );
  const coins = computed(() => askedTogether(trained.value));
  const preset = computed(() => shockPreset(view.state.sensitivityScenario));
  const sizes = computed(() => presetSizes(preset.value, SIZES));
  const entry = computed(
    () => trained.value.find(({ coin }) => coin === view.state.sensitivityCoin)?.entry ?? null,
  );
  const tornadoSizes = computed(() => [...TORNADO, ...bothWays(entry.value?.model.spec.covariates ?? [])]);
  const models = computed(() => modelsOf(all.entries, view.state.sensitivityCoin));
  const grid = useResponses(() => {
    const { id, usual } = preset.value;
    const lead = view.state.sensitivityLead;
    const choices = [...sizes.value, usual].map((size) => ({
      choice: { kind: 'preset', id, size } as const,
      lead,
    }));
    return questionOf(
      coins.value.map((each) => each.entry),
      choices,
    );
  });
  const tornado = useResponses(() =>
    entry.value ? questionOf([entry.value], tornadoSizes.value.map(ledSize)) : null,
  );
  const table = useResponses(() => questionOf(models.value, SCENARIOS));
  return {
    coins,
    eachModel: computed(() =>
      askedTogether(
        offered.value.flatMap((coin) => modelsOf(all.entries, coin).map((each) => ({ coin, entry: each }))),
      ),
    ),
    apart: computed(() => trained.value.filter((one) => !coins.value.includes(one)).map(({ coin }) => coin)),
    missing: computed(() =>
      offered.value.filter((coin) => !trained.value.some((each) => each.coin === coin)),
    ),
    ...{ sizes, grid, tornado, tornadoSizes, models, table },
    scenarios: SCENARIOS,
  };
}
