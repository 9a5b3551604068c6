// WebGPU in Node by Dawn: for tests and measurements, in a process started with `gpuEnvironment`.
import './dawn';
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import type { BackendSource, DeviceAnswer } from '../../workers/training/backends/probe';
import { isSoftwareName } from '../../workers/training/backends/software';

export const nodeWebgpu: BackendSource = { device, load };

async function device(): Promise<DeviceAnswer> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return { usable: false, detail: 'WebGPU gave no adapter', software: false };
  const { vendor, architecture, description } = adapter.info;
  const name = [vendor, architecture, description].filter(Boolean).join(', ');
  return { usable: true, detail: name, software: isSoftwareName(name) };
}

/** As in the browser: submitting many kernels at once halves the time to encode them. */
function load(): Promise<void> {
  tf.env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 1000);
  return Promise.resolve();
}
