import { computed, type ComputedRef } from 'vue';
import type { ShockVariant } from '../contracts/shock';
import type { TrainedEntry } from '../contracts/trained-entry';
import { BASE_INDICATOR_IDS, COIN_IDS, isOwnId, type TargetId } from '../domain/catalogue/ids';
import { presetSizes, shockPreset, SHOCK_PRESETS } from '../domain/shock/presets';
import { REPLAYS } from '../domain/shock/replay';
import type { ScenarioChoice } from '../domain/shock/choice';
import type { ShockIndicator } from '../domain/shock/scenario';
import { useModelsStore } from '../stores/models';
import { useViewStore } from '../stores/view';
import { shockControl } from './shock-scenario';
import { lastOriginOf } from './useModels';
import { useResponses, type Responses } from './useResponses';
import { useTargets } from './useTargets';

/** Sizes in the picture of a scenario. */
const SIZES = 10;
/** Models in the table of models and scenarios. */
const MOST_MODELS = 6;

/** A scenario with its begin before the origin. */
export interface LedChoice {
  readonly choice: ScenarioChoice;
  readonly lead: number;
}

/** The newest model of a coin. */
export interface CoinModel {
  readonly coin: TargetId;
  readonly entry: TrainedEntry;
}

interface OneSize {
  readonly indicator: ShockIndicator;
  readonly size: number;
}

export interface Sensitivity {
  /** The coins that have a model and can be asked on one day. */
  readonly coins: ComputedRef<readonly CoinModel[]>;
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
  const models = computed(() =>
    all.entries.filter(({ model }) => model.spec.coin === view.state.sensitivityCoin).slice(0, MOST_MODELS),
  );
  const from = (entries: readonly TrainedEntry[], list: readonly LedChoice[]) => {
    const originDay = Math.min(...entries.map(lastOriginOf));
    const variants = list.map(({ choice, lead }): ShockVariant => ({ choice, startDay: originDay - lead }));
    return entries.length > 0 ? { entries, variants, originDay } : null;
  };
  const grid = useResponses(() => {
    const { id, usual } = preset.value;
    const lead = view.state.sensitivityLead;
    const choices = [...sizes.value, usual].map((size) => ({
      choice: { kind: 'preset', id, size } as const,
      lead,
    }));
    return from(
      coins.value.map((each) => each.entry),
      choices,
    );
  });
  const tornado = useResponses(() =>
    entry.value ? from([entry.value], tornadoSizes.value.map(ledSize)) : null,
  );
  const table = useResponses(() => from(models.value, SCENARIOS));
  return {
    coins,
    apart: computed(() => trained.value.filter((one) => !coins.value.includes(one)).map(({ coin }) => coin)),
    missing: computed(() =>
      offered.value.filter((coin) => !trained.value.some((each) => each.coin === coin)),
    ),
    ...{ sizes, grid, tornado, tornadoSizes, models, table },
    scenarios: SCENARIOS,
  };
}

const SCENARIOS: readonly LedChoice[] = [
  ...SHOCK_PRESETS.map(({ id, usual, lead }) => ({
    choice: { kind: 'preset', id, size: usual } as const,
    lead,
  })),
  ...REPLAYS.map(({ id, lead }) => ({ choice: { kind: 'replay', id } as const, lead })),
];

/** A VIX near its floor cannot fall by what it may rise. */
const LEAST: Partial<Record<ShockIndicator, number>> = { vix: -5 };

const TORNADO = bothWays(BASE_INDICATOR_IDS);

/** Of each indicator its usual size downwards, then upwards; in the unit of links. */
function bothWays(indicators: readonly ShockIndicator[]): readonly OneSize[] {
  return indicators.flatMap((indicator) => {
    const { usual, perSize } = shockControl(indicator);
    const size = Math.abs(usual / perSize);
    return [
      { indicator, size: LEAST[indicator] ?? -size },
      { indicator, size },
    ];
  });
}

/**
 * Those that can be asked on one day: the last of the shipped coins, and with them own ones whose models have not seen
 * that day in training and whose prices reach it. Without shipped ones, the same of the own coins among themselves.
 */
function askedTogether(trained: readonly CoinModel[]): readonly CoinModel[] {
  const shipped = trained.filter(({ coin }) => !isOwnId(coin));
  const first = shipped.length > 0 ? shipped : trained;
  const day = Math.min(...first.map(({ entry }) => lastOriginOf(entry)));
  return trained.filter(
    ({ coin, entry }) => !isOwnId(coin) || (entry.test.firstDay <= day && day <= lastOriginOf(entry)),
  );
}

/** Long enough for each to have been published. */
const TORNADO_LEAD = 75;

function ledSize({ indicator, size }: OneSize): LedChoice {
  const { kind } = shockControl(indicator);
  const part = { indicator, kind, size: kind === 'scale' ? 1 + size / 100 : size };
  return {
    choice: { kind: 'mix', parts: [{ ...part, shape: 'step', lengthDays: 30 }] },
    lead: TORNADO_LEAD,
  };
}
