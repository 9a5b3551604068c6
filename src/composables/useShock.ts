import { computed, type ComputedRef } from 'vue';
import { failure as failed, success, type Outcome } from '../contracts/outcome';
import type { ModelResponses, ShockedColumns } from '../contracts/shock';
import type { TrainedEntry } from '../contracts/trained-entry';
import { dayFromIso, dayRange, isoFromDay } from '../domain/calendar';
import { isOwnId, type BaseIndicatorId, type TargetId } from '../domain/catalogue/ids';
import { coinClose } from '../domain/features/coin-columns';
import type { Frame } from '../domain/frame';
import type { ScenarioChoice } from '../domain/shock/choice';
import { useModelsStore } from '../stores/models';
import { useOwnStore } from '../stores/own';
import { useRunStore } from '../stores/run';
import { useShockStore, type LinearAnswer, type ShockAnswer, type ShockAsked } from '../stores/shock';
import { useViewStore } from '../stores/view';
import { dataClient, tableStore } from './clients';
import { DEFAULT_SETTINGS, specOf } from './run-spec';
import { inputPicture, largestChange, shockedIndicators, type ShockedPanel } from './shock-picture';
import { choiceOf, sizeProblem } from './shock-scenario';
import { trainingClient } from './training-worker';
import { lastOriginOf, seedsOf } from './useModels';
import { useOwnSeries } from './useOwnSeries';
import { useTraining } from './useTraining';

/** Enough for a small model to learn what it will. */
export const QUICK_EPOCHS = 10;

let abort: AbortController | null = null;

export interface Shock {
  readonly run: ReturnType<typeof useRunStore>;
  readonly shock: ReturnType<typeof useShockStore>;
  readonly coin: ComputedRef<TargetId>;
  /** Models of the chosen coin, newest first. */
  readonly models: ComputedRef<readonly TrainedEntry[]>;
  /** The one that is asked. */
  readonly entry: ComputedRef<TrainedEntry | null>;
  /** It and those of the same settings with other seeds. */
  readonly seeds: ComputedRef<readonly TrainedEntry[]>;
  readonly choice: ComputedRef<ScenarioChoice | null>;
  readonly originDay: ComputedRef<number>;
  /** Why the scenario cannot be asked, each with the allowed range; empty when it can. */
  readonly problems: ComputedRef<readonly string[]>;
  /** Whether the controls have moved on since the answer. */
  readonly stale: ComputedRef<boolean>;
  apply(): Promise<void>;
  /** Trains a small model on the coin, for so many days ahead. */
  trainQuick(horizon?: number): Promise<void>;
  /** Trains the chosen model's settings with further seeds. */
  trainSeeds(count: number): Promise<void>;
  cancelTraining(): void;
  selectCoin(coin: TargetId): void;
}

/** Asks trained models what they say without and with changed indicators. */
export function useShock(): Shock {
  const run = useRunStore();
  const shock = useShockStore();
  const view = useViewStore();
  const all = useModelsStore();
  const training = useTraining();
  const coin = computed(() => view.state.shockCoin);
  const models = computed(() => all.entries.filter(({ model }) => model.spec.coin === coin.value));
  const entry = computed(
    () => models.value.find(({ id }) => id === view.state.shockModel) ?? models.value[0] ?? null,
  );
  const seeds = computed(() => (entry.value ? seedsOf(entry.value, models.value) : []));
  const read = computed(() => readChoice(view.state));
  const originDay = computed(() => view.state.shockOrigin || (entry.value ? lastOriginOf(entry.value) : NaN));
  const asked = computed<ShockAsked | null>(() =>
    entry.value && read.value.choice
      ? {
          choice: read.value.choice,
          entry: entry.value,
          originDay: originDay.value,
          startDay: originDay.value - view.state.shockLead,
        }
      : null,
  );
  const problems = computed(() => [
    ...read.value.problems,
    ...(entry.value ? originProblems(entry.value, originDay.value) : []),
  ]);
  const stale = computed(
    () => JSON.stringify(nameOf(shock.answer?.asked)) !== JSON.stringify(nameOf(asked.value)),
  );

  async function apply(): Promise<void> {
    const question = asked.value;
    if (!question || problems.value.length > 0) return;
    abort?.abort();
    const controller = new AbortController();
    abort = controller;
    shock.begin();
    const found = await answerOf(question, seeds.value, controller.signal);
    if (abort !== controller) return;
    if (found.ok) shock.finish(found.value);
    else shock.fail(found.error);
  }

  async function trainSeeds(count: number): Promise<void> {
    const spec = entry.value?.model.spec;
    if (!spec) return;
    // The newest model would take its place otherwise.
    view.patch({ shockModel: entry.value?.id ?? '' });
    const next = Math.max(...seeds.value.map(({ model }) => model.spec.seed)) + 1;
    const orders = Array.from({ length: count }, (_, i) => ({ spec: { ...spec, seed: next + i } }));
    await training.order(orders.map((order) => ({ ...order, tags: ['shock'] })));
  }

  return {
    ...{ run, shock, coin, models, entry, seeds, originDay, problems, stale },
    choice: computed(() => read.value.choice),
    apply,
    trainQuick: (horizon = DEFAULT_SETTINGS.horizon) => trainQuickly([coin.value], horizon),
    trainSeeds,
    cancelTraining: training.cancel,
    selectCoin: (shockCoin) => view.patch({ shockCoin }),
  };
}

/** Trains small models on these coins, one after the other. */
export async function trainQuickly(coins: readonly TargetId[], horizon: number): Promise<void> {
  const manifest = await tableStore().manifest();
  if (!manifest.ok) return useRunStore().fail(manifest.error);
  if (coins.some(isOwnId)) await useOwnSeries().load();
  const data = {
    hash: manifest.value.hash,
    lastDay: dayFromIso(manifest.value.lastDay),
    own: useOwnStore().series,
  };
  const specs = coins.map((labCoin) =>
    specOf({ ...DEFAULT_SETTINGS, labCoin, model: 'mlp', epochs: QUICK_EPOCHS, horizon }, data),
  );
  await useTraining().order(specs.map((spec) => ({ spec, tags: ['shock'] })));
}

interface ReadChoice {
  readonly choice: ScenarioChoice | null;
  readonly problems: readonly string[];
}

/** The controls' scenario; sizes are checked in the words of the page, all else by those who compute. */
function readChoice(settings: Parameters<typeof choiceOf>[0]): ReadChoice {
  const size =
    settings.shockScenario === 'one'
      ? sizeProblem({ indicator: settings.shockIndicator, size: settings.shockSize })
      : null;
  if (size) return { choice: null, problems: [size] };
  try {
    return { choice: choiceOf(settings), problems: [] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { choice: null, problems: [error.message] };
  }
}

/** A model has seen what came before its test rows: a forecast from there would not be one. */
function originProblems(entry: TrainedEntry, originDay: number): string[] {
  const [first, last] = [entry.test.firstDay, lastOriginOf(entry)];
  if (originDay >= first && originDay <= last) return [];
  return [
    `The forecast cannot start on ${isoFromDay(originDay)}: choose a day from ${isoFromDay(first)} to ${isoFromDay(last)}, which this model has not seen in training.`,
  ];
}

function nameOf(asked: ShockAsked | null | undefined): unknown {
  return asked && { ...asked, entry: asked.entry.id };
}

/** Runs the whole pipeline with and without the scenario, and asks the models and a straight line. */
async function answerOf(
  asked: ShockAsked,
  entries: readonly TrainedEntry[],
  signal: AbortSignal,
): Promise<Outcome<ShockAnswer>> {
  const { choice, startDay, originDay, entry } = asked;
  const panel = await dataClient().panel({ view: 'known' }, signal);
  if (!panel.ok) return panel;
  const variants = await dataClient().variants({ view: 'known', variants: [{ choice, startDay }] }, signal);
  if (!variants.ok) return variants;
  const [shocked] = variants.value;
  if (!shocked?.ok) return shocked ?? failed('unexpected', 'No scenario was made.', 'Try again.');
  const world: ShockedPanel = { base: panel.value, shocked: shocked.value, originDay };
  const linear = linearAnswer(world, entry.model.spec.coin, signal);
  const said = await responsesOf(entries, world, signal);
  if (!said.ok) return said;
  const answers = said.value.map(({ base, shocked: [first] }, i) => ({
    entry: entries[i]!,
    base,
    shocked: first!,
  }));
  const { shocks } = shocked.value;
  return success({
    asked,
    shocks,
    model: answers[0]!,
    seeds: answers,
    inputs: shockedIndicators(shocks).map((indicator) => inputPicture(world, indicator, startDay)),
    actual: closesAfter(panel.value, entry, originDay),
    linear: await linear,
  });
}

function responsesOf(
  entries: readonly TrainedEntry[],
  { base, shocked, originDay }: ShockedPanel,
  signal: AbortSignal,
): Promise<Outcome<readonly ModelResponses[]>> {
  const variants: readonly ShockedColumns['columns'][] = [shocked.columns];
  const models = entries.map(({ model, train }) => ({ model, train }));
  return trainingClient().respond({ models, panel: base, variants, originDay }, () => undefined, signal);
}

/** The straight line speaks of shipped indicators, fitted on what was there by the origin. */
async function linearAnswer(world: ShockedPanel, coin: TargetId, signal: AbortSignal): Promise<LinearAnswer> {
  const indicators = shockedIndicators(world.shocked.shocks);
  const own = indicators.filter((id) => isOwnId(id));
  if (own.length > 0) return { answer: null, reason: 'It speaks of the shipped indicators only.' };
  const shock = Object.fromEntries(indicators.map((id) => [id, largestChange(world, id)]));
  const request = {
    coin,
    shock: shock as Partial<Record<BaseIndicatorId, number>>,
    firstDay: world.base.days[0]!,
    lastDay: world.originDay,
  };
  const found = await dataClient().infer('betas', request, { signal });
  return found.ok
    ? { answer: found.value, reason: null }
    : { answer: null, reason: `${found.error.message} ${found.error.hint}` };
}

function closesAfter(panel: Frame, { model: { spec } }: TrainedEntry, originDay: number): number[] {
  const closes = coinClose(panel, spec.coin);
  return Array.from(
    dayRange(originDay + 1, originDay + spec.horizon),
    (day) => closes[day - panel.days[0]!] ?? NaN,
  );
}
