import { describe, expect, it } from 'vitest';
import { closureWith, entryClosure } from '../../scripts/bundle-check/graph';
import { eager, misplaced, strangers } from '../../scripts/bundle-check/rules';
import type { BundleReport, ChunkReport } from '../../scripts/vite/bundle-report';

function chunk(file: string, changes: Partial<ChunkReport> = {}): ChunkReport {
  return {
    file,
    name: file.replace('.js', ''),
    isEntry: false,
    source: null,
    imports: [],
    dynamicImports: [],
    packages: {},
    ...changes,
  };
}

const page: BundleReport = {
  entry: 'index.html',
  chunks: [
    chunk('index.js', { isEntry: true, imports: ['vue.js'], dynamicImports: ['overview.js', 'lab.js'] }),
    chunk('vue.js', { packages: { vue: 1, '@vue/shared': 1 } }),
    chunk('overview.js', {
      source: 'src/views/overview/OverviewView.vue',
      imports: ['vue.js', 'echarts.js'],
    }),
    chunk('echarts.js', { packages: { echarts: 1, zrender: 1, tslib: 1 } }),
    chunk('lab.js', { source: 'src/views/lab/LabView.vue' }),
  ],
};

describe('the bundle check', () => {
  it('should follow static imports from the entry only', () => {
    expect(entryClosure(page).map(({ name }) => name)).toEqual(['index', 'vue']);
  });

  it('should count the lazily loaded sources of the first chart, each once', () => {
    const names = closureWith(page, [/^src\/views\/overview\//]).map(({ name }) => name);
    expect(names.sort()).toEqual(['echarts', 'index', 'overview', 'vue']);
  });

  it('should find nothing wrong where each package is in its chunk', () => {
    expect([...misplaced(page), ...strangers(page), ...eager(page)]).toEqual([]);
  });

  it('should name a package that strayed', () => {
    const strayed = { ...page, chunks: [chunk('lab.js', { packages: { zrender: 1 } })] };
    expect(misplaced(strayed)).toEqual([expect.stringContaining('zrender is in lab.js')]);
  });

  it('should name a heavy package in a bundle that is not its home', () => {
    const heavy = { ...page, chunks: [chunk('duckdb.js', { packages: { '@duckdb/duckdb-wasm': 1 } })] };
    expect(strangers(heavy)).toEqual([expect.stringContaining('belongs to workers/data.worker.ts')]);
    expect(strangers({ ...page, entry: 'workers/data.worker.ts' })).not.toEqual([]);
  });

  it('should refuse charts in the entry of the page', () => {
    const [entry, ...rest] = page.chunks;
    const chunks = [{ ...entry!, imports: ['echarts.js'] }, ...rest];
    expect(eager({ ...page, chunks })).toHaveLength(1);
  });
});
