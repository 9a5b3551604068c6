import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import type { KernelProgram } from '../../../../../workers/training/models/kernels/program';

/** Words before and after every tensor that is made from now on. */
export interface HeapGuard {
  /** What was found written over since the last call, by address; and whether the kernels left their own memory. */
  readonly damage: () => string[];
}

interface Allocator {
  readonly malloc: (size: number) => number;
  readonly free: (at: number) => void;
}

const MARGIN = 64;
const WORD = 0xa5;

/** Puts margins of known content around every tensor of a backend, and looks whether they stay as they are. */
export function guardHeap(backend: KernelBackend, program: KernelProgram): HeapGuard {
  const { wasm } = backend as BackendWasm;
  const sizes = new Map<number, number>();
  const found: string[] = [];
  // The module's own functions: the wrappers put themselves back in place at their first call.
  const { malloc, free } = (wasm as unknown as { asm: Allocator }).asm;
  const margins = (at: number, size: number): Uint8Array[] => [
    wasm.HEAPU8.subarray(at - MARGIN, at),
    wasm.HEAPU8.subarray(at + size, at + size + MARGIN),
  ];
  const check = (at: number, size: number): void => {
    margins(at, size).forEach((margin, side) => {
      if (margin.some((byte) => byte !== WORD))
        found.push(`${side ? 'after' : 'before'} ${size} bytes at ${at}`);
    });
  };
  wasm._malloc = (size) => {
    const at = malloc(size + 2 * MARGIN) + MARGIN;
    sizes.set(at, size);
    margins(at, size).forEach((margin) => margin.fill(WORD));
    return at;
  };
  wasm._free = (at) => {
    const size = sizes.get(at);
    if (size === undefined) return free(at);
    check(at, size);
    sizes.delete(at);
    return free(at - MARGIN);
  };
  return {
    damage: () => {
      for (const [at, size] of sizes) check(at, size);
      if (!program.arenaIntact()) found.push('after the working memory');
      return found.splice(0);
    },
  };
}
