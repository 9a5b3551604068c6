/**
 * Which package lands in which chunk. The build splits by this table and the bundle check judges by it, so that a
 * stray import shows up as a package in the wrong place.
 */
export interface ChunkRule {
  readonly name: string;
  /** Packages of the chunk; what only they import comes along. */
  readonly packages: readonly string[];
  /** Parts of them that are loaded later, in a chunk of their own. */
  readonly without?: readonly string[];
  /** A chunk of higher priority keeps its modules when another one reaches them too. */
  readonly priority: number;
}

/** What the first screen does without: menus, confirmations, sliders and tooltips. */
const LATER_UI = ['DropdownMenu', 'Menu', 'AlertDialog', 'Checkbox', 'Slider', 'Tooltip'].map(
  (part) => `reka-ui/dist/${part}`,
);
/** As above: zooming, and drawing as SVG. */
const LATER_ECHARTS = [
  'echarts/lib/component/dataZoom',
  'echarts/lib/component/helper/RoamController.js',
  'echarts/lib/component/helper/sliderMove.js',
  'zrender/lib/svg',
];

export const CHUNK_RULES: readonly ChunkRule[] = [
  { name: 'vue', packages: ['vue', '@vue', 'vue-router', 'pinia', '@vueuse'], priority: 30 },
  {
    name: 'ui',
    packages: ['reka-ui', '@floating-ui', '@internationalized', 'aria-hidden'],
    without: LATER_UI,
    priority: 20,
  },
  { name: 'echarts', packages: ['echarts', 'zrender'], without: LATER_ECHARTS, priority: 20 },
  { name: 'ui-more', packages: LATER_UI, priority: 10 },
  { name: 'echarts-more', packages: LATER_ECHARTS, priority: 10 },
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
  return CHUNK_RULES.map(({ name, packages, without = [], priority }) => ({
    name,
    priority,
    test: new RegExp(
      `[\\\\/]node_modules[\\\\/]${without.length > 0 ? `(?!(?:${paths(without)})(?:[\\\\/]|$))` : ''}(?:${paths(packages)})(?:[\\\\/]|$)`,
    ),
  }));
}

/** Alternatives of a pattern, with either slash between their parts. */
function paths(packages: readonly string[]): string {
  return packages.map((path) => path.replaceAll('.', '\\.').replaceAll('/', '[\\\\/]')).join('|');
}
