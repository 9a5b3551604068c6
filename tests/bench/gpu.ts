import { askGpu } from '../workers/training/gpu/answer';

/** Kernels and dispatches of a step on WebGPU; times only on a graphics processor of the machine. */
export interface GpuResult {
  readonly backend: 'webgpu';
  readonly adapter: string;
  readonly model: string;
  readonly batch: number | string;
  readonly steps: number | string;
  readonly kernelsPerStep: number | string;
  readonly dispatchesPerStep: number | string;
  readonly msPerStep: number | string;
}

const NOT_MEASURED = 'not measured';

/**
 * Every model on WebGPU by Dawn in Node. On Chromium's SwiftShader, which every machine can have, kernels are counted;
 * MACROTIDE_GPU=hardware takes the machine's own driver, and times batches of 16, 64 and 256 too.
 */
export async function gpuSteps(): Promise<GpuResult[]> {
  const answer = await askGpu('costs');
  if (!answer) return [nothing];
  const { adapter } = answer;
  return answer.costs.map(({ msPerStep, ...cost }) => {
    return { backend: 'webgpu', adapter, ...cost, msPerStep: msPerStep ?? NOT_MEASURED };
  });
}

const nothing: GpuResult = {
  backend: 'webgpu',
  adapter: 'none: neither MACROTIDE_GPU=hardware nor a SwiftShader of Chromium',
  model: NOT_MEASURED,
  batch: NOT_MEASURED,
  steps: NOT_MEASURED,
  kernelsPerStep: NOT_MEASURED,
  dispatchesPerStep: NOT_MEASURED,
  msPerStep: NOT_MEASURED,
};
