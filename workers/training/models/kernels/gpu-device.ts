import type { DataId, TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { EXPECTED_TFJS } from './program';

/** What tfjs keeps of a tensor. */
export interface GpuTensor {
  resource?: GPUBuffer | null;
  /** The same values in JavaScript: not uploaded yet, or read back. */
  values: unknown;
}

/** The parts of tfjs's WebGPU backend that the kernels work with; some are private there. */
export interface GpuInternals {
  readonly device: GPUDevice;
  readonly queue: GPUQueue;
  readonly tensorMap: { readonly get: (id: DataId) => GpuTensor };
  readonly commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  readonly commandQueueOwnedIds: WeakSet<DataId>;
  dispatchCountInPass: number;
  readonly refCount: (id: DataId) => number;
  readonly makeTensorInfo: (shape: number[], dtype: 'float32') => TensorInfo;
  readonly uploadToGPU: (id: DataId) => void;
  readonly ensureCommandEncoderReady: () => void;
  readonly endComputePassEncoder: () => void;
  readonly submitQueue: () => void;
  readonly makeUniforms: (numbers: readonly GpuNumber[]) => GPUBufferBinding;
}

/** One number as tfjs packs it into a buffer of uniforms. */
export interface GpuNumber {
  readonly type: 'uint32' | 'float32';
  readonly data: readonly [number];
}

const METHODS = [
  'refCount',
  'makeTensorInfo',
  'uploadToGPU',
  'ensureCommandEncoderReady',
  'endComputePassEncoder',
  'submitQueue',
  'makeUniforms',
] as const satisfies readonly (keyof GpuInternals)[];

/** Why the kernels must not touch this backend's command queue, or null. */
export function gpuMismatch(backend: WebGPUBackend, version: string): string | null {
  if (version !== EXPECTED_TFJS) return `tfjs ${version} is not ${EXPECTED_TFJS}, for which they were made`;
  const parts = backend as unknown as Partial<GpuInternals>;
  const missing = METHODS.find((name) => typeof parts[name] !== 'function');
  if (missing) return `tfjs hides its ${missing}`;
  if (typeof parts.tensorMap?.get !== 'function') return 'tfjs hides its tensors';
  const queue = ['commandEncoder', 'computePassEncoder', 'dispatchCountInPass'].every((key) => key in parts);
  if (!queue || !(parts.commandQueueOwnedIds instanceof WeakSet)) return 'tfjs hides its queue of commands';
  return null;
}

export function internalsOf(backend: unknown): GpuInternals {
  return backend as GpuInternals;
}
