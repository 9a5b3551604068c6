import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { bestVariant, loadProgram, mismatch, type KernelProgram, type KernelVariant } from './program';
import { registerAdamKernel } from './wasm-adam';
import { FUSED_BACKEND } from './wasm-call';
import { registerLayers } from './wasm-layers';
import { replaceSlices, shareMemory } from './wasm-slices';
import { registerVectors } from './wasm-vectors';
import { allowViews } from './wasm-views';

/** The same backend, on the same memory, without the compiled kernels. */
export const PLAIN_BACKEND = 'wasm-plain';

/** How the reason begins where the kernels may not touch this tfjs. */
export const KERNELS_REFUSED = 'our kernels are refused';

/** Where the compiled kernels come from, and what is installed. */
export interface KernelSource {
  readonly fetch: (variant: KernelVariant) => Promise<BufferSource>;
  /** Version of the loaded tfjs-backend-wasm. */
  readonly version: string;
}

/**
 * Starts tfjs's WebAssembly backend and offers it a second time as "wasm-plain", with slices that copy within the memory
 * and one loop for a step of Adam, both in JavaScript. To be called once its package is loaded; later calls change nothing.
 * @returns the backend, or null where it does not start
 */
export async function startPlainWasm(): Promise<BackendWasm | null> {
  if (tf.engine().registry[PLAIN_BACKEND]) return tf.findBackend(PLAIN_BACKEND) as BackendWasm;
  if (!(await tf.setBackend(FUSED_BACKEND))) return null;
  const backend = tf.backend() as BackendWasm;
  if (!tf.findBackendFactory(PLAIN_BACKEND)) {
    tf.copyRegisteredKernels(FUSED_BACKEND, PLAIN_BACKEND);
    replaceSlices(PLAIN_BACKEND);
    registerAdamKernel(PLAIN_BACKEND);
    tf.registerBackend(PLAIN_BACKEND, () => backend, 0);
  }
  return backend;
}

/**
 * Gives the "wasm" backend the kernels of `workers/training/kernels`, the best build that this machine runs.
 * @returns that build
 * @throws Error where they do not fit this tfjs; the plain backend is then there all the same
 */
export async function installWasmKernels({ fetch, version }: KernelSource): Promise<KernelVariant> {
  if (installed) return installed.variant;
  const backend = await startPlainWasm();
  if (!backend) throw new Error('the backend did not start');
  const reason = mismatch(backend, version);
  if (reason) throw new Error(`${KERNELS_REFUSED}: ${reason}`);
  const variant = bestVariant();
  const program = await loadProgram(backend, await fetch(variant));
  registerLayers(program);
  registerVectors(program);
  allowViews(backend);
  shareMemory(FUSED_BACKEND);
  installed = { variant, program };
  return variant;
}

let installed: InstalledKernels | null = null;

/** What runs in this worker. */
export interface InstalledKernels {
  readonly variant: KernelVariant;
  readonly program: KernelProgram;
}

/** The kernels that are installed, or null. */
export function installedKernels(): InstalledKernels | null {
  return installed;
}
