import { computed, type ComputedRef } from 'vue';
import type { ShockVariant } from '../contracts/shock';
import type { TrainedEntry } from '../contracts/trained-entry';
import { BASE_INDICATOR_IDS, COIN_IDS, type CoinId } from '../domain/catalogue/ids';
import { presetSizes, shockPreset, SHOCK_PRESETS } from '../domain/shock/presets';
import { REPLAYS } from '../domain/shock/replay';
import type { ScenarioChoice } from '../domain/shock/choice';
import { useModelsStore } from '../stores/models';
import { useViewStore } from '../stores/view';
import { shockControl } from './shock-scenario';
import { useResponses, type Responses } from './useResponses';

/** Sizes in the picture of a scenario. */
const SIZES = 10;
/** Models in the table of models and scenarios. */
const MOST_MODELS = 6;

/** A scenario with its begin before the origin. */
export interface LedChoice {
  readonly choice: ScenarioChoice;
  readonly lead: number;
}

export interface Sensitivity {
  /** The newest model of each coin that has one. */
  readonly coins: ComputedRef<readonly { readonly coin: CoinId; readonly entry: TrainedEntry }[]>;
  readonly missing: ComputedRef<readonly CoinId[]>;
  readonly sizes: ComputedRef<readonly number[]>;
  /** Ten sizes, then the usual one, put to the model of each coin. */
  readonly grid: Responses;
  /** Each indicator down and up by its usual size, put to the chosen coin's model. */
  readonly tornado: Responses;
  readonly tornadoSizes: readonly {
    readonly indicator: (typeof BASE_INDICATOR_IDS)[number];
    readonly size: number;
  }[];
  /** Models of the chosen coin, and the scenarios that are put to each. */
  readonly models: ComputedRef<readonly TrainedEntry[]>;
  readonly scenarios: readonly LedChoice[];
  readonly table: Responses;
}

/** How trained models answer to many scenarios at once. */
export function useSensitivity(): Sensitivity {
  const view = useViewStore();
  const all = useModelsStore();
  const coins = computed(() =>
    COIN_IDS.flatMap((coin) => {
      const entry = all.entries.find(({ model }) => model.spec.coin === coin);
      return entry ? [{ coin, entry }] : [];
    }),
  );
  const preset = computed(() => shockPreset(view.state.sensitivityScenario));
  const sizes = computed(() => presetSizes(preset.value, SIZES));
  const entry = computed(
    () => coins.value.find(({ coin }) => coin === view.state.sensitivityCoin)?.entry ?? null,
  );
  const models = computed(() =>
    all.entries.filter(({ model }) => model.spec.coin === view.state.sensitivityCoin).slice(0, MOST_MODELS),
  );
  const from = (entries: readonly TrainedEntry[], list: readonly LedChoice[]) => {
    const originDay = Math.min(...entries.map(({ model }) => model.spec.lastDay));
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
  const tornado = useResponses(() => (entry.value ? from([entry.value], TORNADO.map(ledSize)) : null));
  const table = useResponses(() => from(models.value, SCENARIOS));
  return {
    coins,
    missing: computed(() => COIN_IDS.filter((coin) => !coins.value.some((each) => each.coin === coin))),
    ...{ sizes, grid, tornado, models, table },
    tornadoSizes: TORNADO,
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
const LEAST: Partial<Record<(typeof BASE_INDICATOR_IDS)[number], number>> = { vix: -5 };

/** Of each indicator its usual size downwards, then upwards; in the unit of links. */
const TORNADO = BASE_INDICATOR_IDS.flatMap((indicator) => {
  const { usual, perSize } = shockControl(indicator);
  const size = Math.abs(usual / perSize);
  return [
    { indicator, size: LEAST[indicator] ?? -size },
    { indicator, size },
  ];
});

/** Long enough for each to have been published. */
const TORNADO_LEAD = 75;

function ledSize({ indicator, size }: (typeof TORNADO)[number]): LedChoice {
  const { kind } = shockControl(indicator);
  const part = { indicator, kind, size: kind === 'scale' ? 1 + size / 100 : size };
  return {
    choice: { kind: 'mix', parts: [{ ...part, shape: 'step', lengthDays: 30 }] },
    lead: TORNADO_LEAD,
  };
}
