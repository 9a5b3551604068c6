// Runs a TypeScript file of this repository in Node through Vite's own module runner:
//   node scripts/run.mjs scripts/x.ts --flag value
import { runnerImport } from 'vite';

process.env.TZ = 'UTC';
const [entry, ...rest] = process.argv.slice(2);
if (!entry) {
  console.error('Usage: node scripts/run.mjs FILE.ts [arguments]');
  process.exit(2);
}
const { module } = await runnerImport(`./${entry.replace(/^\.\//, '')}`, {
  configFile: false,
  logLevel: 'error',
});
try {
  await module.main(rest);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (process.env.DEBUG) console.error(error);
  process.exitCode = 1;
}
