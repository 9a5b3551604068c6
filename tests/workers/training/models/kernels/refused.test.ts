import * as tf from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { describe, expect, it } from 'vitest';
import { nodeBackends } from '../../../../../scripts/experiment/node-backends';
import { Backends } from '../../../../../workers/training/backends/choose';
import { installedKernels, installWasmKernels } from '../../../../../workers/training/models/kernels/install';
import { EXPECTED_TFJS, mismatch } from '../../../../../workers/training/models/kernels/program';
import { useBackend } from '../../support';

/** As a worker would load them if tfjs were another version. */
const newer = {
  ...nodeBackends,
  wasm: {
    ...nodeBackends.wasm!,
    load: async () => {
      await nodeBackends['wasm-plain']!.load();
      await installWasmKernels({
        version: '4.23.0',
        fetch: () => Promise.reject(new Error('not asked for')),
      });
    },
  },
};

describe('a tfjs that the kernels do not know', () => {
  it('should be left to its own kernels, with the reason', async () => {
    const { backend, probes } = await new Backends(newer).choose('auto');
    expect(backend).toBe('wasm-plain');
    expect(probes.find((probe) => probe.backend === 'wasm')).toMatchObject({
      usable: false,
      detail: 'our kernels are refused: tfjs 4.23.0 is not 4.22.0, for which they were made',
    });
    expect(installedKernels()).toBeNull();
    expect(tf.getBackend()).toBe('wasm-plain');
  });

  it('should be recognised by its memory too', async () => {
    await useBackend('wasm-plain');
    const backend = tf.backend() as BackendWasm;
    expect(mismatch(backend, EXPECTED_TFJS)).toBeNull();
    const { wasm } = backend;
    const like = (asm: object, HEAPU8 = wasm.HEAPU8) =>
      mismatch({ wasm: { asm, HEAPU8 } } as unknown as BackendWasm, EXPECTED_TFJS);
    const memory = new WebAssembly.Memory({ initial: 1 });
    const stock = (wasm as unknown as { asm: object }).asm;
    expect(like({})).toMatch(/hides its memory/);
    expect(like({ ...stock, memory })).toMatch(/another memory/);
    expect(like({ memory }, new Uint8Array(memory.buffer))).toMatch(/hides its allocator/);
  });

  it('should have the version that the package has here', () => {
    expect(tf.version_core).toBe(EXPECTED_TFJS);
  });
});
