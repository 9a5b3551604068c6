import type { BackendId } from '../../../src/contracts/run';
import { activate, BACKEND_ORDER, probeBackend, type BackendSources, type ProbedBackend } from './probe';

/** A backend chosen and active, with the answers of those that were tried. */
export interface BackendChoice {
  readonly backend: BackendId | null;
  readonly probes: readonly ProbedBackend[];
}

/** One device, with our kernels and without. */
const ON_GPU: readonly BackendId[] = ['webgpu', 'webgpu-plain'];

/** Probes backends once each and remembers the answers. */
export class Backends {
  readonly #sources: BackendSources;
  readonly #answers = new Map<BackendId, ProbedBackend>();
  #allowSoftware = false;

  constructor(sources: BackendSources) {
    this.#sources = sources;
  }

  /** The answers so far. */
  get known(): readonly ProbedBackend[] {
    return [...this.#answers.values()];
  }

  /** Whether a GPU that is a program on the CPU counts as usable: for tests. Asks again where it changes an answer. */
  set allowSoftware(allowed: boolean) {
    if (allowed === this.#allowSoftware) return;
    this.#allowSoftware = allowed;
    for (const [id, probe] of this.#answers) if (probe.software) this.#answers.delete(id);
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

  /** tfjs cannot build a backend twice in one worker, so one whose device was lost is over. */
  markLost(backend: BackendId): void {
    const onDevice: readonly BackendId[] = ON_GPU.includes(backend) ? ON_GPU : [backend];
    for (const id of onDevice) this.ruleOut(id, 'its device was lost; reload the page to use it again');
  }

  /** Rules a backend out for the rest of this worker's life. */
  ruleOut(backend: BackendId, detail: string): void {
    this.#answers.set(backend, { backend, usable: false, detail, software: false });
  }

  async #probe(id: BackendId): Promise<ProbedBackend> {
    const known = this.#answers.get(id);
    if (known) return known;
    const probe = await probeBackend(id, this.#sources[id], { allowSoftware: this.#allowSoftware });
    this.#answers.set(id, probe);
    return probe;
  }
}
