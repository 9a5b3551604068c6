import type { BackendId } from '../contracts/run';

/** What of the machine decides whether a second training worker pays. */
export interface Machine {
  /** Logical processors. */
  readonly cores: number;
  /** Gigabytes, where the browser tells. */
  readonly memory: number | undefined;
}

/** Two workers, the page and the system want a processor each. */
const LEAST_CORES = 4;
/** A second worker takes some 100 MB. */
const LEAST_MEMORY = 4;

/** Backends that compute on a processor core each; two workers on one graphics processor would only take turns. */
const ON_CORES: readonly BackendId[] = ['wasm', 'wasm-plain', 'cpu'];

/** This machine; nothing is known of it outside a browser. */
export function thisMachine(): Machine {
  if (typeof navigator === 'undefined') return { cores: 1, memory: undefined };
  const { hardwareConcurrency, deviceMemory } = navigator as {
    hardwareConcurrency?: number;
    deviceMemory?: number;
  };
  return { cores: hardwareConcurrency ?? 1, memory: deviceMemory };
}

/** Whether a second worker on this backend computes beside the first rather than in its way. */
export function paysTwice(backend: BackendId, { cores, memory = LEAST_MEMORY }: Machine): boolean {
  return ON_CORES.includes(backend) && cores >= LEAST_CORES && memory >= LEAST_MEMORY;
}
