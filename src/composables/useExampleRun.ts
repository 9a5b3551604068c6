import { onMounted, shallowRef, type ShallowRef } from 'vue';
import type { ExampleRun } from '../contracts/example-run';
import type { Failure } from '../contracts/outcome';
import { exampleRun } from '../services/example-run';

/** The stored run of the first screen, read when its part of the page opens. */
export function useExampleRun(): {
  readonly run: Readonly<ShallowRef<ExampleRun | null>>;
  readonly failure: Readonly<ShallowRef<Failure | null>>;
  readonly load: () => Promise<void>;
} {
  const run = shallowRef<ExampleRun | null>(null);
  const failure = shallowRef<Failure | null>(null);
  async function load(): Promise<void> {
    const found = await exampleRun();
    run.value = found.ok ? found.value : null;
    failure.value = found.ok ? null : found.error;
  }
  onMounted(load);
  return { run, failure, load };
}
