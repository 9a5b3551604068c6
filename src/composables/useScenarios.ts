import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { LinkState } from '../contracts/link-state';
import { choiceText, parseChoice, type ScenarioChoice } from '../domain/shock/choice';
import { savedScenarios, saveScenarios, type SavedScenario } from '../services/scenario-store';
import { useViewStore } from '../stores/view';

export interface Scenarios {
  readonly scenarios: Readonly<ShallowRef<readonly SavedScenario[]>>;
  /** False where this browser refuses to keep them. */
  readonly kept: Readonly<Ref<boolean>>;
  /** The one deleted last, until another is. */
  readonly removed: Readonly<ShallowRef<SavedScenario | null>>;
  /** Keeps a scenario with the lead of the controls, in the place of one of the same name. */
  save(name: string, choice: ScenarioChoice): void;
  remove(name: string): void;
  undo(): void;
  /** Sets the controls to a saved one. */
  apply(scenario: SavedScenario): void;
}

const scenarios = shallowRef<readonly SavedScenario[]>([]);
let read = false;

/** Scenarios that the reader has saved in this browser. */
export function useScenarios(): Scenarios {
  const view = useViewStore();
  const kept = ref(true);
  const removed = shallowRef<SavedScenario | null>(null);
  if (!read) scenarios.value = savedScenarios();
  read = true;

  function write(next: readonly SavedScenario[]): void {
    scenarios.value = next;
    kept.value = saveScenarios(next);
  }

  const without = (name: string): SavedScenario[] => scenarios.value.filter((each) => each.name !== name);
  return {
    scenarios,
    kept,
    removed,
    save: (name, choice) =>
      write([...without(name), { name, text: choiceText(choice), lead: view.state.shockLead }]),
    remove: (name) => {
      removed.value = scenarios.value.find((each) => each.name === name) ?? null;
      write(without(name));
    },
    undo: () => {
      if (removed.value) write([...scenarios.value, removed.value]);
      removed.value = null;
    },
    apply: (scenario) => view.patch(settingsOfScenario(scenario)),
  };
}

/** The controls that say what a saved scenario says; a scenario of one's own is a mix, of however many parts. */
export function settingsOfScenario({ text, lead }: SavedScenario): Partial<LinkState> {
  const choice = parseChoice(text);
  const shockLead = lead;
  if (choice.kind === 'mix') {
    return { shockScenario: 'mix', shockMix: text.slice('mix:'.length), shockLead };
  }
  const shockScenario = choice.id as LinkState['shockScenario'];
  return { shockScenario, shockAmount: choice.kind === 'preset' ? choice.size : 0, shockLead };
}
