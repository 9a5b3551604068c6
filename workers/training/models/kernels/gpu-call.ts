import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { kernelName, type FusedName } from './contract';
import { forValues, type GpuProgram } from './gpu-program';
import type { GpuQueue } from './gpu-queue';

/** The backend that has the shaders. */
export const FUSED_GPU = 'webgpu';

/** One call of a kernel on WebGPU. */
export class GpuCall<Attributes> {
  readonly queue: GpuQueue;
  readonly inputs: NamedTensorInfoMap;
  readonly attributes: Attributes;
  readonly #backend: WebGPUBackend;

  constructor(queue: GpuQueue, call: { inputs: NamedTensorInfoMap; attrs?: unknown; backend: unknown }) {
    this.queue = queue;
    this.inputs = call.inputs;
    this.attributes = call.attrs as Attributes;
    this.#backend = call.backend as WebGPUBackend;
  }

  input(name: string): TensorInfo {
    return this.inputs[name]!;
  }

  /** A new tensor of undefined content. */
  make(...shape: number[]): TensorInfo {
    return this.#backend.makeTensorInfo(shape, 'float32');
  }

  /** Gives back what only this call needed. The queue keeps the buffer until it is submitted. */
  release(tensor: TensorInfo): void {
    this.#backend.disposeData(tensor.dataId);
  }

  /** Runs a shader that does the same to each of `size` values. */
  forEach(program: GpuProgram, tensors: readonly TensorInfo[], [size, ...more]: readonly number[]): void {
    this.queue.run(program, { tensors, numbers: [size!, ...more], groups: forValues(size!) });
  }
}

export function sizeOf({ shape }: TensorInfo): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Registers one kernel; what was registered under its name goes. */
export function defineOnGpu<Attributes>(
  queue: GpuQueue,
  name: FusedName,
  kernel: (call: GpuCall<Attributes>) => TensorInfo[],
): void {
  if (tf.getKernel(kernelName(name), FUSED_GPU)) tf.unregisterKernel(kernelName(name), FUSED_GPU);
  tf.registerKernel({
    kernelName: kernelName(name),
    backendName: FUSED_GPU,
    kernelFunc: (call) => kernel(new GpuCall<Attributes>(queue, call)),
  });
}
