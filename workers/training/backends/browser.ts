import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { version as webgpuVersion } from '@tensorflow/tfjs-backend-webgpu/package.json';
import relaxedUrl from '../kernels/relaxed.wasm?url';
import simdUrl from '../kernels/simd.wasm?url';
import { installGpuKernels, startPlainGpu } from '../models/kernels/gpu-install';
import { installWasmKernels, startPlainWasm } from '../models/kernels/install';
import { bestVariant, KERNEL_WORDS } from '../models/kernels/program';
import type { BackendSources, DeviceAnswer } from './probe';
import { isSoftwareName } from './software';

/** Backends of a browser's worker; each is fetched only when it is tried. */
export const browserBackends: BackendSources = {
  webgpu: { device: () => webgpuDevice(KERNEL_WORDS.simd), load: loadWebgpu },
  'webgpu-plain': { device: () => webgpuDevice('stock kernels'), load: loadPlainWebgpu },
  webgl: { device: webglDevice, load: loadWebgl },
  wasm: { device: () => wasmDevice(KERNEL_WORDS[bestVariant()]), load: loadWasm },
  'wasm-plain': { device: () => wasmDevice('stock kernels'), load: loadPlainWasm },
  cpu: { device: () => Promise.resolve(usable('plain JavaScript')), load: loadCpu },
};

function usable(detail: string, software = false): DeviceAnswer {
  return { usable: true, detail, software };
}

function unusable(detail: string): DeviceAnswer {
  return { usable: false, detail, software: false };
}

/** Asks for an adapter itself: `navigator.gpu` can exist without one, and tfjs would take WebGL without a word. */
async function webgpuDevice(kernels: string): Promise<DeviceAnswer> {
  // Typed as always there, absent in many browsers.
  const gpu = (navigator as { gpu?: GPU }).gpu;
  if (!gpu) return unusable('this browser has no WebGPU');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return unusable('WebGPU gave no adapter');
  const { vendor, architecture, device, description } = adapter.info;
  const name = description || [vendor, architecture, device].filter(Boolean).join(' ') || 'unnamed adapter';
  const software = adapter.info.isFallbackAdapter || isSoftwareName(`${name} ${architecture}`);
  return usable(`WebGPU: ${name}, ${kernels}`, software);
}

function webglDevice(): Promise<DeviceAnswer> {
  return Promise.resolve(describeWebgl());
}

function describeWebgl(): DeviceAnswer {
  if (typeof OffscreenCanvas === 'undefined') return unusable('this browser has no canvas in workers');
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) return unusable('WebGL 2 gave no context');
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return usable(`WebGL: ${name}`, isSoftwareName(name));
}

/** Only the SIMD build is shipped; every browser of the last years has SIMD. */
async function wasmDevice(kernels: string): Promise<DeviceAnswer> {
  await import('@tensorflow/tfjs-backend-wasm');
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return simd
    ? usable(`WebAssembly SIMD, ${kernels}, one thread`)
    : unusable('this browser has no WebAssembly SIMD');
}

async function loadWebgpu(): Promise<void> {
  await import('@tensorflow/tfjs-backend-webgpu');
  await installGpuKernels(webgpuVersion);
}

async function loadPlainWebgpu(): Promise<void> {
  await import('@tensorflow/tfjs-backend-webgpu');
  await startPlainGpu();
}

async function loadWebgl(): Promise<void> {
  await import('@tensorflow/tfjs-backend-webgl');
}

async function prepareWasm(): Promise<string> {
  const { setWasmPaths, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
  // Threads hang in minified builds and gain nothing on two cores.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasmUrl,
    'tfjs-backend-wasm-simd.wasm': wasmUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': wasmUrl,
  });
  return version_wasm;
}

async function loadPlainWasm(): Promise<void> {
  await prepareWasm();
  await startPlainWasm();
}

async function loadWasm(): Promise<void> {
  const urls = { simd: simdUrl, relaxed: relaxedUrl };
  await installWasmKernels({
    version: await prepareWasm(),
    fetch: async (variant) => (await fetch(urls[variant])).arrayBuffer(),
  });
}

async function loadCpu(): Promise<void> {
  await import('@tensorflow/tfjs-backend-cpu');
}
