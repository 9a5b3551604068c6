// WebGPU in Node by Dawn: for tests and measurements, in a process started with `gpuEnvironment`.
import './dawn';
import '@tensorflow/tfjs-backend-webgpu';
import { version } from '@tensorflow/tfjs-backend-webgpu/package.json';
import type { BackendSources, DeviceAnswer } from '../../workers/training/backends/probe';
import { isSoftwareName } from '../../workers/training/backends/software';
import { installGpuKernels, startPlainGpu } from '../../workers/training/models/kernels/gpu-install';

/** The backend with the fused shaders, and the same with tfjs's own alone. */
export const nodeWebgpu = {
  webgpu: { device, load: () => installGpuKernels(version) },
  'webgpu-plain': { device, load: async () => void (await startPlainGpu()) },
} satisfies BackendSources;

async function device(): Promise<DeviceAnswer> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return { usable: false, detail: 'WebGPU gave no adapter', software: false };
  const { vendor, architecture, description } = adapter.info;
  const name = [vendor, architecture, description].filter(Boolean).join(', ');
  return { usable: true, detail: name, software: isSoftwareName(name) };
}
