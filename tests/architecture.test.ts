import { describe, expect, it } from 'vitest';
import { breaches, circles, impurities, LAW, tooLong } from './architecture/law';
import { readSources } from './architecture/source-files';

const LINE_LIMIT = 400;
const sources = readSources(['src', 'workers']);

describe('the source', () => {
  it('should find files in every layer of the law', () => {
    for (const { folder } of LAW) {
      expect(sources.filter(({ path }) => path.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(0);
    }
  });

  it('should keep the import law', () => {
    expect(breaches(sources)).toEqual([]);
  });

  it('should keep page, clock and chance out of the domain', () => {
    expect(impurities(sources)).toEqual([]);
  });

  it('should have no circles of imports', () => {
    expect(circles(sources)).toEqual([]);
  });

  it(`should have no file over ${LINE_LIMIT} lines`, () => {
    expect(tooLong([...sources, ...readSources(['scripts', 'tests'])], LINE_LIMIT)).toEqual([]);
  });
});

describe('the judge', () => {
  const judge = (path: string, text: string): string[] => breaches([{ path, text }]);

  it.each([
    ['src/domain/x.ts', "import { ref } from 'vue';"],
    ['src/domain/x.ts', "export * from '../contracts/run';"],
    ['src/domain/deep/x.ts', "type Run = import('../../contracts/run').RunReport;"],
    ['src/contracts/x.ts', "import { rmse } from '../domain/metrics/point';"],
    ['workers/data/x.ts', "import * as tf from '@tensorflow/tfjs-core';"],
    ['workers/data/x.ts', "import { train } from '../training/engine';"],
    ['workers/training/x.ts', "const duckdb = await import('@duckdb/duckdb-wasm');"],
    ['src/stores/x.ts', "import { client } from '../services/training';"],
    ['src/charts/x.ts', "import type { RunStore } from '../stores/run';"],
    ['src/components/x.ts', "import { use } from 'echarts/core';"],
    ['src/views/X.vue', '<script setup lang="ts">\nimport { client } from "../services/data";\n</script>'],
  ])('should catch in %s: %s', (path, text) => {
    expect(judge(path, text)).toHaveLength(1);
  });

  it.each([
    ['src/domain/features/x.ts', "import { pearson } from '../stats/correlation';"],
    ['src/contracts/x.ts', "import type { Frame } from '../domain/frame';"],
    ['src/contracts/x.ts', "import { type Frame } from '../domain/frame';"],
    ['src/charts/x.ts', "import type { RunReport } from '../contracts/run';"],
    ['src/components/x.ts', "import type { EChartsType } from 'echarts/core';"],
    ['src/main.ts', "import { createApp } from 'vue';"],
  ])('should allow in %s: %s', (path, text) => {
    expect(judge(path, text)).toEqual([]);
  });

  it.each([
    'const t = Date.now();',
    'const t = new Date();',
    'const r = Math.random();',
    'const w = document.body;',
    "const p = fetch('x');",
    'const f = self;',
  ])('should call impure: %s', (text) => {
    expect(impurities([{ path: 'src/domain/x.ts', text }])).toHaveLength(1);
  });

  it('should not mistake a property or a parameter for the host', () => {
    const text =
      'export const f = (x: { self: number; location: number }) => x.self + x.location + new Date(0).getTime();';
    expect(impurities([{ path: 'src/domain/x.ts', text }])).toEqual([]);
  });

  it('should see a circle, but none through types', () => {
    const a = { path: 'src/domain/a.ts', text: "import { b } from './b';" };
    const b = { path: 'src/domain/b.ts', text: "import { a } from './a';" };
    const typed = { ...b, text: "import type { A } from './a';" };
    expect(circles([a, b])).toEqual(['src/domain/a.ts -> src/domain/b.ts -> src/domain/a.ts']);
    expect(circles([a, typed])).toEqual([]);
  });

  it('should count lines', () => {
    const text = 'x\n'.repeat(401);
    expect(tooLong([{ path: 'src/domain/x.ts', text }], 400)).toEqual(['src/domain/x.ts has 401 lines']);
  });
});
