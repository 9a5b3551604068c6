import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** Builds of the kernels: for SIMD, and for SIMD with its relaxed instructions. */
export type KernelVariant = 'simd' | 'relaxed';

/** How a build is named to the reader; part of a backend's description, so that runs of two builds can be told apart. */
export const KERNEL_WORDS: Readonly<Record<KernelVariant, string>> = {
  simd: 'our kernels',
  relaxed: 'our kernels with fused multiply-add',
};

/** The functions of `workers/training/kernels`; addresses are bytes in tfjs's heap. */
export type KernelProgram = Readonly<
  Record<
    | 'dense'
    | 'denseGradient'
    | 'lstm'
    | 'lstmGradient'
    | 'layerNorm'
    | 'layerNormGradient'
    | 'attention'
    | 'attentionGradient'
    | 'softmax'
    | 'gatherRows'
    | 'largerHalf'
    | 'largerHalfGradient'
    | 'pointLoss'
    | 'times'
    | 'dropout'
    | 'norm'
    | 'adam'
    | 'arenaIntact',
    (...numbers: number[]) => number
  >
>;

/** The exports of tfjs's own module. */
interface TfjsExports {
  readonly memory?: unknown;
  readonly malloc?: unknown;
  readonly free?: unknown;
}

/** A module of one function that multiplies and adds in one relaxed instruction, as small as such a module can be. */
const RELAXED_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 19, 1, 17, 0],
  ...[65, 0, 253, 15, 65, 0, 253, 15, 65, 0, 253, 15, 253, 133, 2, 11],
);

/** The build that this machine can run and that is fastest. */
export function bestVariant(): KernelVariant {
  return WebAssembly.validate(RELAXED_PROBE) ? 'relaxed' : 'simd';
}

/** Version of tfjs whose memory the kernels know: its tensors' addresses, its allocator. */
export const EXPECTED_TFJS = '4.22.0';

/** Why the kernels must not touch this backend's memory, or null. */
export function mismatch(backend: BackendWasm, version: string): string | null {
  if (version !== EXPECTED_TFJS) return `tfjs ${version} is not ${EXPECTED_TFJS}, for which they were made`;
  const { memory, malloc, free } = exportsOf(backend);
  if (!(memory instanceof WebAssembly.Memory)) return 'tfjs hides its memory';
  if (memory.buffer !== backend.wasm.HEAPU8.buffer) return 'tfjs computes in another memory';
  if (typeof malloc !== 'function' || typeof free !== 'function') return 'tfjs hides its allocator';
  return null;
}

/** The kernels as a program in the memory of tfjs. @throws WebAssembly.LinkError where they do not fit */
export async function loadProgram(backend: BackendWasm, module: BufferSource): Promise<KernelProgram> {
  const { memory, malloc, free } = exportsOf(backend);
  const imports = { env: { memory }, heap: { malloc, free } } as WebAssembly.Imports;
  const { instance } = await WebAssembly.instantiate(module, imports);
  return instance.exports as unknown as KernelProgram;
}

function exportsOf({ wasm }: BackendWasm): TfjsExports {
  return (wasm as unknown as { asm?: TfjsExports }).asm ?? {};
}
