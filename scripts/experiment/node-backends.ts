// The whole of tfjs registers every gradient with the core; its modular files cannot be imported by Node.
import '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths, version_wasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { readFile } from 'node:fs/promises';
import { installWasmKernels, startPlainWasm } from '../../workers/training/models/kernels/install';
import { bestVariant, KERNEL_WORDS } from '../../workers/training/models/kernels/program';
import { buildKernels } from '../kernels/build';
import type { BackendSources, DeviceAnswer } from '../../workers/training/backends/probe';

/** The backends that Node has: WASM and plain JavaScript. */
export const nodeBackends: BackendSources = {
  wasm: {
    device: () => named(`WebAssembly SIMD, ${KERNEL_WORDS[bestVariant()]}, one thread`),
    load: loadWasm,
  },
  'wasm-plain': {
    device: () => named('WebAssembly SIMD, stock kernels, one thread'),
    load: loadPlainWasm,
  },
  cpu: { device: () => named('plain JavaScript'), load: loadCpu },
};

function named(detail: string): Promise<DeviceAnswer> {
  return Promise.resolve({ usable: true, detail, software: false });
}

function prepareWasm(): void {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(join(dirname(main), '/'));
}

async function loadPlainWasm(): Promise<void> {
  prepareWasm();
  await startPlainWasm();
}

async function loadWasm(): Promise<void> {
  prepareWasm();
  await installWasmKernels({
    version: version_wasm,
    fetch: (variant) => readFile(buildKernels(variant)),
  });
}

function loadCpu(): Promise<void> {
  // Its first use in Node would print an advertisement for a native package.
  Object.assign(tf.findBackend('cpu'), { firstUse: false });
  return Promise.resolve();
}
