import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';
import { buildKernels, VARIANTS } from '../../scripts/kernels/build';

// Node 20 compiles relaxed SIMD behind a flag only.
setFlagsFromString('--experimental-wasm-relaxed-simd');

it.each(VARIANTS)('should build kernels that own no memory: %s', (variant) => {
  const module = new WebAssembly.Module(readFileSync(buildKernels(variant)));
  const imports = WebAssembly.Module.imports(module).map(({ module: from, name }) => `${from}.${name}`);
  expect(imports.sort()).toEqual(['env.memory', 'heap.free', 'heap.malloc']);
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['dense', 'lstm', 'attention', 'adam']));
});

it('should build once for every state of the sources', () => {
  expect(buildKernels('simd')).toBe(buildKernels('simd'));
});
