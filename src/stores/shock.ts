import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { Failure } from '../contracts/outcome';
import type { PathForecast, TrainedModel } from '../contracts/run';
import type { ShockScenario } from '../domain/shock/scenario';
import type { OutOfRange } from '../domain/shock/training-range';

/** The changed indicator as it is and as the scenario makes it, on the days on which each value was known. */
export interface InputPicture {
  readonly days: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** First epoch day on which the two differ in what was known; NaN when they never do. */
  readonly knownFrom: number;
}

/** Both answers of a model to the same scenario: as trained, and with its shrinkage lifted. */
export interface ShockAnswer {
  readonly scenario: ShockScenario;
  readonly model: TrainedModel;
  readonly base: PathForecast;
  readonly shocked: PathForecast;
  readonly unshrunkBase: PathForecast;
  readonly unshrunkShocked: PathForecast;
  readonly input: InputPicture;
  /** Inputs that the scenario pushes beyond what the model saw while training, the farthest first. */
  readonly exits: readonly OutOfRange[];
}

/** The last shock asked of the trained model. */
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
