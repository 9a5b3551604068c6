import * as tf from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { FUSED_GPU } from './gpu-call';
import { gpuMismatch } from './gpu-device';
import { registerGpuLayers } from './gpu-layers';
import { GpuQueue } from './gpu-queue';
import { registerGpuVectors } from './gpu-vectors';
import { KERNELS_REFUSED } from './install';

/** The same backend, on the same device, without the fused shaders. */
export const PLAIN_GPU = 'webgpu-plain';

/** Dispatches that are submitted together; measured in `tests/bench/NOTES.md`. */
export const SUBMIT_TOGETHER = 128;

/**
 * Starts tfjs's WebGPU backend and offers it a second time as "webgpu-plain". To be called once its package is loaded;
 * later calls change nothing.
 * @returns the backend, or null where it does not start
 */
export async function startPlainGpu(): Promise<WebGPUBackend | null> {
  if (tf.engine().registry[PLAIN_GPU]) return tf.findBackend(PLAIN_GPU) as WebGPUBackend;
  if (!(await tf.setBackend(FUSED_GPU)) || tf.getBackend() !== FUSED_GPU) return null;
  const backend = tf.backend() as WebGPUBackend;
  tf.env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', SUBMIT_TOGETHER);
  if (!tf.findBackendFactory(PLAIN_GPU)) {
    tf.copyRegisteredKernels(FUSED_GPU, PLAIN_GPU);
    tf.registerBackend(PLAIN_GPU, () => backend, 0);
  }
  return backend;
}

/**
 * Gives the "webgpu" backend the shaders of `wgsl`.
 * @param version of the loaded tfjs-backend-webgpu
 * @throws Error where they do not fit this tfjs; the plain backend is then there all the same
 */
export async function installGpuKernels(version: string): Promise<void> {
  const backend = await startPlainGpu();
  if (!backend) throw new Error('the backend did not start');
  if (installed === backend) return;
  const reason = gpuMismatch(backend, version);
  if (reason) throw new Error(`${KERNELS_REFUSED}: ${reason}`);
  const queue = new GpuQueue(backend);
  registerGpuLayers(queue);
  registerGpuVectors(queue);
  installed = backend;
}

let installed: WebGPUBackend | null = null;
