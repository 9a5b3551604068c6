import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { bundleReport } from './scripts/vite/bundle-report.ts';
import { chunkGroups } from './scripts/vite/chunks.ts';
import { firstScreen } from './scripts/vite/first-screen.ts';
import { trainingKernels } from './scripts/vite/kernels.ts';
import { securityPolicy } from './scripts/vite/security-policy.ts';
import { serviceWorker } from './scripts/vite/service-worker.ts';
import { slimDuckDbModule } from './scripts/vite/slim-duckdb.ts';

const output = { codeSplitting: { groups: chunkGroups() } };

export default defineConfig({
  // Relative addresses: the same build works under any path.
  base: './',
  plugins: [
    vue(),
    slimDuckDbModule(),
    trainingKernels(),
    securityPolicy(),
    firstScreen('views/overview/OverviewView.vue'),
    bundleReport(),
    serviceWorker(),
  ],
  worker: {
    format: 'es',
    plugins: () => [slimDuckDbModule(), trainingKernels(), bundleReport()],
    rolldownOptions: { output },
  },
  optimizeDeps: {
    entries: ['index.html', 'workers/*.ts'],
    exclude: ['@duckdb/duckdb-wasm'],
    include: ['apache-arrow'],
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output, checks: { bundlerTimings: false } },
  },
});
