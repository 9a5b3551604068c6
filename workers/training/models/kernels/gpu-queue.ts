import * as tf from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { internalsOf, type GpuInternals, type GpuNumber } from './gpu-device';
import { shaderOf, type GpuProgram } from './gpu-program';

/** One run of a shader. */
export interface Dispatch {
  /** What it reads, then what it writes. A buffer that is written is bound once. */
  readonly tensors: readonly TensorInfo[];
  /** In the order of the program's fields. */
  readonly numbers: readonly number[];
  readonly groups: readonly [number, number, number];
  /** The numbers are others at every call, so that it is no use to keep them on the device. */
  readonly fleeting?: boolean;
}

interface Compiled {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/**
 * Puts shaders of our own into tfjs's queue of commands, between its own: in the pass that is open, with its count of
 * dispatches, so that both are submitted together and in order. tfjs's way to run a shader gives one output and writes
 * a buffer of shapes at every call; here there are as many outputs as wanted, and numbers that repeat are written once.
 */
export class GpuQueue {
  readonly #gpu: GpuInternals;
  readonly #compiled = new Map<string, Compiled>();
  readonly #numbers = new Map<string, GPUBuffer>();

  constructor(backend: unknown) {
    this.#gpu = internalsOf(backend);
  }

  run(program: GpuProgram, { tensors, numbers, groups, fleeting = false }: Dispatch): void {
    const gpu = this.#gpu;
    const { pipeline, layout } = this.#compile(program);
    // Uploads first: they end the pass that is open.
    for (const { dataId } of tensors) {
      gpu.uploadToGPU(dataId);
      gpu.commandQueueOwnedIds.add(dataId);
    }
    const buffers: GPUBufferBinding[] = tensors.map(({ dataId }) => ({ buffer: this.#bufferOf(dataId) }));
    const packed = pack(program, numbers);
    const uniforms = fleeting ? gpu.makeUniforms(packed) : { buffer: this.#kept(packed) };
    const entries = [...buffers, uniforms].map((resource, binding) => ({ binding, resource }));
    const pass = this.#pass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, gpu.device.createBindGroup({ layout, entries }));
    pass.dispatchWorkgroups(...groups);
    gpu.dispatchCountInPass += 1;
    if (gpu.dispatchCountInPass < tf.env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) return;
    gpu.endComputePassEncoder();
    gpu.submitQueue();
  }

  /**
   * A tensor to write to in place of `old`: its own buffer where nobody else holds it (`old` is then empty, to be
   * disposed unread), else one with the same values.
   */
  take(old: TensorInfo): TensorInfo {
    const gpu = this.#gpu;
    gpu.uploadToGPU(old.dataId);
    const next = gpu.makeTensorInfo([...old.shape], 'float32');
    if (gpu.refCount(old.dataId) > 1) {
      this.#copy(old, next);
    } else {
      const from = gpu.tensorMap.get(old.dataId);
      gpu.tensorMap.get(next.dataId).resource = this.#bufferOf(old.dataId);
      // What was read back of it is no longer what the buffer holds.
      Object.assign(from, { resource: null, values: null });
    }
    return next;
  }

  #copy(from: TensorInfo, to: TensorInfo): void {
    const gpu = this.#gpu;
    gpu.uploadToGPU(to.dataId);
    for (const { dataId } of [from, to]) gpu.commandQueueOwnedIds.add(dataId);
    gpu.ensureCommandEncoderReady();
    gpu.endComputePassEncoder();
    const source = this.#bufferOf(from.dataId);
    gpu.commandEncoder!.copyBufferToBuffer(source, 0, this.#bufferOf(to.dataId), 0, source.size);
  }

  #bufferOf(id: TensorInfo['dataId']): GPUBuffer {
    return this.#gpu.tensorMap.get(id).resource!;
  }

  #pass(): GPUComputePassEncoder {
    const gpu = this.#gpu;
    gpu.ensureCommandEncoderReady();
    gpu.computePassEncoder ??= gpu.commandEncoder!.beginComputePass();
    return gpu.computePassEncoder;
  }

  #compile(program: GpuProgram): Compiled {
    const known = this.#compiled.get(program.name);
    if (known) return known;
    const { device } = this.#gpu;
    const label = program.name;
    const layout = device.createBindGroupLayout({ entries: layoutOf(program) });
    const module = device.createShaderModule({ code: shaderOf(program), label });
    const pipeline = device.createComputePipeline({
      label,
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: 'main' },
    });
    const compiled = { pipeline, layout };
    this.#compiled.set(program.name, compiled);
    return compiled;
  }

  /** A buffer with these numbers, for good: there are as many as shapes that a worker trains. */
  #kept(packed: readonly GpuNumber[]): GPUBuffer {
    const key = packed.map(({ type, data }) => `${type[0]}${data[0]}`).join();
    const known = this.#numbers.get(key);
    if (known) return known;
    const { device, queue } = this.#gpu;
    const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.UNIFORM;
    const bytes = bytesOf(packed);
    const buffer = device.createBuffer({ size: bytes.byteLength, usage });
    queue.writeBuffer(buffer, 0, bytes);
    this.#numbers.set(key, buffer);
    return buffer;
  }
}

function pack({ numbers }: GpuProgram, values: readonly number[]): GpuNumber[] {
  return Object.values(numbers).map((kind, i) => ({
    type: kind === 'u32' ? 'uint32' : 'float32',
    data: [values[i]!],
  }));
}

function bytesOf(packed: readonly GpuNumber[]): ArrayBuffer {
  const bytes = new ArrayBuffer(4 * packed.length);
  packed.forEach(({ type, data }, i) => {
    if (type === 'uint32') new Uint32Array(bytes)[i] = data[0];
    else new Float32Array(bytes)[i] = data[0];
  });
  return bytes;
}

/** Written out, since the automatic layout leaves out what a shader happens not to use. */
function layoutOf({ reads, writes }: GpuProgram): GPUBindGroupLayoutEntry[] {
  const types: GPUBufferBindingType[] = [
    ...reads.map(() => 'read-only-storage' as const),
    ...writes.map(() => 'storage' as const),
    'uniform',
  ];
  return types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } }));
}
