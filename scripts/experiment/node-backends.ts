// The whole of tfjs registers every gradient with the core; its modular files cannot be imported by Node.
import '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-cpu';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { installWasmKernels } from '../../workers/training/models/kernels/install';
import type { BackendSources, DeviceAnswer } from '../../workers/training/backends/probe';

/** The backends that Node has: WASM and plain JavaScript. */
export const nodeBackends: BackendSources = {
  wasm: { device: () => named('WebAssembly SIMD, one thread'), load: loadWasm },
  cpu: { device: () => named('plain JavaScript'), load: loadCpu },
};

function named(detail: string): Promise<DeviceAnswer> {
  return Promise.resolve({ usable: true, detail, software: false });
}

function loadWasm(): Promise<void> {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const main = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(join(dirname(main), '/'));
  installWasmKernels();
  return Promise.resolve();
}

function loadCpu(): Promise<void> {
  // Its first use in Node would print an advertisement for a native package.
  Object.assign(tf.findBackend('cpu'), { firstUse: false });
  return Promise.resolve();
}
