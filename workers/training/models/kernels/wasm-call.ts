import * as tf from '@tensorflow/tfjs-core';
import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { kernelName, type FusedName } from './contract';
import type { KernelProgram } from './program';

/** The backend that has the kernels. */
export const FUSED_BACKEND = 'wasm';

/** One call of a kernel: where its tensors lie. All outputs are made before any address is asked for. */
export class WasmCall<Attributes> {
  readonly backend: BackendWasm;
  readonly program: KernelProgram;
  readonly inputs: NamedTensorInfoMap;
  readonly attributes: Attributes;

  constructor(
    program: KernelProgram,
    call: { inputs: NamedTensorInfoMap; attrs?: unknown; backend: unknown },
  ) {
    this.program = program;
    this.inputs = call.inputs;
    this.attributes = call.attrs as Attributes;
    this.backend = call.backend as BackendWasm;
  }

  input(name: string): TensorInfo {
    return this.inputs[name]!;
  }

  /** A new tensor of undefined content. */
  make(...shape: number[]): TensorInfo {
    return this.backend.makeOutput(shape, 'float32');
  }

  /** Address of a tensor; 0 of none, which the program takes for "left out". */
  at(tensor: TensorInfo | undefined): number {
    return tensor ? this.backend.getMemoryOffset(tensor.dataId) : 0;
  }
}

/** Registers one kernel of the program; what was registered under its name goes. */
export function define<Attributes>(
  program: KernelProgram,
  name: FusedName,
  kernel: (call: WasmCall<Attributes>) => TensorInfo[],
): void {
  if (tf.getKernel(kernelName(name), FUSED_BACKEND)) tf.unregisterKernel(kernelName(name), FUSED_BACKEND);
  tf.registerKernel({
    kernelName: kernelName(name),
    backendName: FUSED_BACKEND,
    kernelFunc: (call) => kernel(new WasmCall<Attributes>(program, call)),
  });
}
