/**
 * Which package lands in which chunk. The build splits by this table and the bundle check judges by it, so that a
 * stray import shows up as a package in the wrong place.
 */
export interface ChunkRule {
  readonly name: string;
  /** Packages of the chunk; what only they import comes along. */
  readonly packages: readonly string[];
  /** A chunk of higher priority keeps its modules when another one reaches them too. */
  readonly priority: number;
}

export const CHUNK_RULES: readonly ChunkRule[] = [
  { name: 'vue', packages: ['vue', '@vue', 'vue-router', 'pinia', '@vueuse'], priority: 30 },
  { name: 'ui', packages: ['reka-ui', '@floating-ui', '@internationalized', 'aria-hidden'], priority: 20 },
  { name: 'echarts', packages: ['echarts', 'zrender'], priority: 20 },
  { name: 'comlink', packages: ['comlink'], priority: 30 },
  { name: 'duckdb', packages: ['@duckdb', 'apache-arrow', 'flatbuffers'], priority: 20 },
  { name: 'tfjs-core', packages: ['@tensorflow/tfjs-core', 'long', 'seedrandom'], priority: 30 },
  { name: 'tfjs-cpu', packages: ['@tensorflow/tfjs-backend-cpu'], priority: 25 },
  { name: 'tfjs-webgl', packages: ['@tensorflow/tfjs-backend-webgl'], priority: 20 },
  { name: 'tfjs-webgpu', packages: ['@tensorflow/tfjs-backend-webgpu'], priority: 20 },
  { name: 'tfjs-wasm', packages: ['@tensorflow/tfjs-backend-wasm'], priority: 20 },
];

/** `codeSplitting` groups for the bundler. */
export function chunkGroups(): { name: string; test: RegExp; priority: number }[] {
  return CHUNK_RULES.map(({ name, packages, priority }) => ({
    name,
    priority,
    test: new RegExp(`[\\\\/]node_modules[\\\\/](?:${packages.join('|')})[\\\\/]`),
  }));
}
