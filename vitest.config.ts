import { defineConfig } from 'vitest/config';
import vue from '@vitejs/plugin-vue';

process.env.TZ = 'UTC';

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    environment: 'node',
    setupFiles: ['tests/setup.ts'],
    // One process a core; each file in one of its own, since tfjs keeps backends and kernels for all of a process.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
