import { registerAdamKernel } from './wasm-adam';
import { replaceSlices } from './wasm-slices';

/** Our kernels for the wasm backend; to be called once its package is loaded. Later calls change nothing. */
export function installWasmKernels(): void {
  replaceSlices();
  registerAdamKernel();
}
