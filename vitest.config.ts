import { defineConfig } from 'vitest/config';
import vue from '@vitejs/plugin-vue';

process.env.TZ = 'UTC';

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**'],
    environment: 'node',
    // One process a core, and each loads the domain, tfjs and the like once for all of its files: half the time.
    maxWorkers: '100%',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
