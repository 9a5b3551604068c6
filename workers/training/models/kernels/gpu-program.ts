/** A number that a shader is given: a whole one, or a float. */
export type NumberKind = 'u32' | 'f32';

/** A compute shader: what it reads and writes, in the order of its bindings, and what it does. */
export interface GpuProgram {
  /** Unique: shaders are compiled once a name, so what is written into the code as a constant belongs into it. */
  readonly name: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Fields of `n`, the numbers given at a call. */
  readonly numbers: Readonly<Record<string, NumberKind>>;
  /** Invocations of a workgroup. */
  readonly threads: number;
  /** Constants, shared memory and functions. */
  readonly globals?: string;
  /** Body of the main function, which has `group`, `groups` and `local`. */
  readonly body: string;
}

/** Invocations of a workgroup that WebGPU guarantees. */
export const THREADS = 256;
/** Bytes of shared memory of a workgroup that WebGPU guarantees. */
export const SHARED_BYTES = 16_384;
/** Blocks besides the flat vector that one shader can bind: WebGPU guarantees eight buffers. */
export const BLOCKS = 7;

/** The whole text of a shader. */
export function shaderOf({ reads, writes, numbers, threads, globals = '', body }: GpuProgram): string {
  const fields = Object.entries(numbers).map(([name, kind]) => `${name}: ${kind}`);
  const binding = (at: number, mode: string, name: string): string =>
    `@group(0) @binding(${at}) var<storage, ${mode}> ${name}: array<f32>;`;
  return [
    ...reads.map((name, i) => binding(i, 'read', name)),
    ...writes.map((name, i) => binding(reads.length + i, 'read_write', name)),
    `struct Numbers { ${fields.join(', ')} }`,
    `@group(0) @binding(${reads.length + writes.length}) var<uniform> n: Numbers;`,
    globals,
    `@compute @workgroup_size(${threads})`,
    'fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,',
    '  @builtin(local_invocation_index) local: u32) {',
    body,
    '}',
  ].join('\n');
}

/** Workgroups for `count` of them, folded in two dimensions, since one takes 65,535; `UNFOLD` undoes it. */
export function fold(count: number): [number, number, number] {
  const width = Math.min(count, 32_768);
  return [width, Math.ceil(count / width), 1];
}

/** WGSL: which of the folded workgroups this is. Some may be too many. */
export const UNFOLD = 'group.y * groups.x + group.x';

/** A shader that does the same to each of `n.size` values, given its index `i`. */
export function eachValue(
  program: Pick<GpuProgram, 'name' | 'reads' | 'writes' | 'globals' | 'body'> & {
    readonly numbers?: GpuProgram['numbers'];
  },
): GpuProgram {
  const start = `let i = (${UNFOLD}) * ${THREADS}u + local; if (i >= n.size) { return; }`;
  const numbers: GpuProgram['numbers'] = { size: 'u32', ...program.numbers };
  return { ...program, numbers, threads: THREADS, body: `${start}\n${program.body}` };
}

/** Workgroups of such a shader. */
export function forValues(size: number): [number, number, number] {
  return fold(Math.ceil(size / THREADS));
}
