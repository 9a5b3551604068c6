import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { Failure } from '../contracts/outcome';
import type { ModelResponses, ShockedPath } from '../contracts/shock';
import type { TrainedEntry } from '../contracts/trained-entry';
import type { BetaAnswer } from '../domain/shock/beta-answer';
import type { ScenarioChoice } from '../domain/shock/choice';
import type { ShockIndicator, ShockScenario } from '../domain/shock/scenario';

/** A changed indicator as it is and as the scenario makes it, on the days on which each value was known. */
export interface InputPicture {
  readonly indicator: ShockIndicator;
  readonly days: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** First epoch day on which the two differ in what was known; NaN when they never do. */
  readonly knownFrom: number;
}

/** What a linear model says of the same shock, or why it says nothing. */
export type LinearAnswer =
  { readonly answer: BetaAnswer; readonly reason: null } | { readonly answer: null; readonly reason: string };

/** A model's answer to one scenario. */
export interface ModelAnswer extends Pick<ModelResponses, 'base'> {
  readonly entry: TrainedEntry;
  readonly shocked: ModelResponses['shocked'][number];
}

/** What was asked: everything an answer depends on. */
export interface ShockAsked {
  readonly choice: ScenarioChoice;
  readonly entry: TrainedEntry;
  readonly originDay: number;
  readonly startDay: number;
}

export interface ShockAnswer {
  readonly asked: ShockAsked;
  readonly shocks: readonly ShockScenario[];
  /** Of the chosen model, and of those that differ from it in the seed alone. */
  readonly model: ModelAnswer;
  readonly seeds: readonly ModelAnswer[];
  readonly inputs: readonly InputPicture[];
  /** Closes of the days forecast, as far as the data go; NaN beyond. */
  readonly actual: readonly number[];
  readonly linear: LinearAnswer;
}

/** A model's paths with its shrinkage, or with it lifted. */
export type PathKind = keyof ShockedPath;

/** The last shock asked of trained models. */
export const useShockStore = defineStore('shock', () => {
  const busy = ref(false);
  const answer = shallowRef<ShockAnswer | null>(null);
  const failure = shallowRef<Failure | null>(null);

  function begin(): void {
    busy.value = true;
    failure.value = null;
  }

  function finish(found: ShockAnswer): void {
    answer.value = found;
    busy.value = false;
  }

  function fail(error: Failure): void {
    failure.value = error.code === 'cancelled' ? null : error;
    busy.value = false;
  }

  return { busy, answer, failure, begin, finish, fail };
});
