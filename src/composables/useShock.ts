import { computed, type ComputedRef } from 'vue';
import { DEFAULT_LINK_STATE } from '../contracts/link-state';
import type { Outcome } from '../contracts/outcome';
import type { PathForecast, TrainedModel } from '../contracts/run';
import type { TargetId } from '../domain/catalogue/ids';
import { column, type Frame } from '../domain/frame';
import type { ShockScenario } from '../domain/shock/scenario';
import { validateShock } from '../domain/shock/validate';
import { useRunStore } from '../stores/run';
import { useShockStore, type ShockAnswer } from '../stores/shock';
import { useViewStore } from '../stores/view';
import { dataClient } from './clients';
import { inputPicture, rangeExits } from './shock-picture';
import { scenarioOf, sizeProblem, type ShockSettings } from './shock-scenario';
import { trainingClient } from './training-worker';
import { useTraining } from './useTraining';

/** Enough for a small model to learn what it will. */
export const QUICK_EPOCHS = 10;

let abort: AbortController | null = null;

export interface Shock {
  readonly run: ReturnType<typeof useRunStore>;
  readonly shock: ReturnType<typeof useShockStore>;
  readonly coin: ComputedRef<TargetId>;
  /** The trained model, if there is one for the chosen coin. */
  readonly model: ComputedRef<TrainedModel | null>;
  readonly settings: ComputedRef<ShockSettings>;
  /** Why the scenario cannot be asked, each with the allowed range; empty when it can. */
  readonly problems: ComputedRef<readonly string[]>;
  /** Whether the controls have moved on since the answer. */
  readonly stale: ComputedRef<boolean>;
  apply(): Promise<void>;
  trainQuick(): Promise<void>;
  cancelTraining(): void;
  selectCoin(coin: TargetId): void;
}

/** Asks the trained model what it says without and with a changed indicator. */
export function useShock(): Shock {
  const run = useRunStore();
  const shock = useShockStore();
  const view = useViewStore();
  const training = useTraining();
  const coin = computed(() => view.state.shockCoin);
  const model = computed(() => (run.model?.spec.coin === coin.value ? run.model : null));
  const settings = computed<ShockSettings>(() => ({
    indicator: view.state.shockIndicator,
    size: view.state.shockSize,
    shape: view.state.shockShape,
    lead: view.state.shockLead,
  }));
  const originDay = computed(() => run.report?.next.originDay ?? NaN);
  const scenario = computed(() => scenarioOf(settings.value, originDay.value));
  const problems = computed(() => problemsOf(settings.value, scenario.value, model.value ? run.panel : null));
  const stale = computed(() => !sameScenario(shock.answer?.scenario, scenario.value));

  async function apply(): Promise<void> {
    const { report } = run;
    if (!model.value || !report || problems.value.length > 0) return;
    abort?.abort();
    const controller = new AbortController();
    abort = controller;
    shock.begin();
    const asked = {
      model: model.value,
      scenario: scenario.value,
      train: report.info.train,
      originDay: originDay.value,
    };
    const found = await answerOf(asked, controller.signal);
    if (abort !== controller) return;
    if (found.ok) shock.finish(found.value);
    else shock.fail(found.error);
  }

  return {
    run,
    shock,
    coin,
    model,
    settings,
    problems,
    stale,
    apply,
    trainQuick: () =>
      training.start({ ...DEFAULT_LINK_STATE, labCoin: coin.value, model: 'mlp', epochs: QUICK_EPOCHS }),
    cancelTraining: training.cancel,
    selectCoin: (shockCoin) => view.patch({ shockCoin }),
  };
}

function sameScenario(a: ShockScenario | undefined, b: ShockScenario): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** Checks the size in the words of the page, then everything else against the data of the run. */
function problemsOf(settings: ShockSettings, scenario: ShockScenario, panel: Frame | null): string[] {
  const size = sizeProblem(settings);
  if (size) return [size];
  if (!panel) return [];
  const { days } = panel;
  const observations = { days, knownDays: days, values: column(panel, scenario.indicator) };
  return validateShock(scenario, { firstDay: days[0]!, lastDay: days.at(-1)!, observations });
}

interface Question {
  readonly model: TrainedModel;
  readonly scenario: ShockScenario;
  readonly train: { firstDay: number; lastDay: number; rows: number };
  readonly originDay: number;
}

/** Runs the whole pipeline twice and the model on both, as trained and with its shrinkage lifted. */
async function answerOf(question: Question, signal: AbortSignal): Promise<Outcome<ShockAnswer>> {
  const { model, scenario, originDay } = question;
  const base = await dataClient().panel({ view: 'known' }, signal);
  if (!base.ok) return base;
  const shocked = await dataClient().panel({ view: 'known', shocks: [scenario] }, signal);
  if (!shocked.ok) return shocked;
  const panels = { base: base.value, shocked: shocked.value };
  const lifted = { ...model, shrinkage: 1 };
  const paths: PathForecast[] = [];
  for (const [asked, panel] of [
    [model, panels.base],
    [model, panels.shocked],
    [lifted, panels.base],
    [lifted, panels.shocked],
  ] as const) {
    const path = await trainingClient().forecast(
      { model: asked, panel, originDay, backend: model.backend },
      signal,
    );
    if (!path.ok) return path;
    paths.push(path.value);
  }
  const input = inputPicture(panels, scenario, originDay);
  return {
    ok: true,
    value: { scenario, model, ...named(paths), input, exits: rangeExits(panels, model, question.train) },
  };
}

function named(
  paths: readonly PathForecast[],
): Pick<ShockAnswer, 'base' | 'shocked' | 'unshrunkBase' | 'unshrunkShocked'> {
  const [base, shocked, unshrunkBase, unshrunkShocked] = paths as [
    PathForecast,
    PathForecast,
    PathForecast,
    PathForecast,
  ];
  return { base, shocked, unshrunkBase, unshrunkShocked };
}
