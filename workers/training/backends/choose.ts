import type { BackendId } from '../../../src/contracts/run';
import { activate, BACKEND_ORDER, probeBackend, type BackendSources, type ProbedBackend } from './probe';

/** A backend chosen and active, with the answers of those that were tried. */
export interface BackendChoice {
  readonly backend: BackendId | null;
  readonly probes: readonly ProbedBackend[];
}

/** Probes backends once each and remembers the answers. */
export class Backends {
  readonly #sources: BackendSources;
  readonly #known = new Map<BackendId, ProbedBackend>();
  #allowSoftware: boolean;

  constructor(sources: BackendSources, allowSoftware: boolean) {
    this.#sources = sources;
    this.#allowSoftware = allowSoftware;
  }

  /** Whether a GPU that is a program on the CPU counts as usable: for tests. Asks again where it changes an answer. */
  set allowSoftware(allowed: boolean) {
    if (allowed === this.#allowSoftware) return;
    this.#allowSoftware = allowed;
    for (const [id, probe] of this.#known) if (probe.software) this.#known.delete(id);
  }

  async probeAll(): Promise<readonly ProbedBackend[]> {
    const probes: ProbedBackend[] = [];
    for (const id of BACKEND_ORDER) probes.push(await this.#probe(id));
    return probes;
  }

  /**
   * Makes the wanted backend the active one. `auto` takes the first usable that computes on real hardware, GPUs
   * before WASM before plain JavaScript. A calibration on the actual model can take the place of this order.
   */
  async choose(wanted: BackendId | 'auto'): Promise<BackendChoice> {
    const probes: ProbedBackend[] = [];
    for (const id of wanted === 'auto' ? BACKEND_ORDER : [wanted]) {
      const probe = await this.#probe(id);
      probes.push(probe);
      const taken = probe.usable && !(wanted === 'auto' && probe.software);
      if (taken && !(await activate(id))) return { backend: id, probes };
    }
    return { backend: null, probes };
  }

  /** Forgets an answer, as when the device was lost. */
  forget(id: BackendId): void {
    this.#known.delete(id);
  }

  async #probe(id: BackendId): Promise<ProbedBackend> {
    const known = this.#known.get(id);
    if (known) return known;
    const probe = await probeBackend(id, this.#sources[id], { allowSoftware: this.#allowSoftware });
    this.#known.set(id, probe);
    return probe;
  }
}
