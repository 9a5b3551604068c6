import type { Plugin } from 'vite';
import { buildKernels, VARIANTS } from '../kernels/build.ts';

/** Gives `…/kernels/simd.wasm?url` and its sibling the modules compiled from the AssemblyScript beside them. */
export function trainingKernels(): Plugin {
  return {
    name: 'macrotide:training-kernels',
    enforce: 'pre',
    resolveId: (source) => {
      const variant = VARIANTS.find((name) => source.endsWith(`/kernels/${name}.wasm?url`));
      return variant ? `${buildKernels(variant)}?url` : null;
    },
  };
}
