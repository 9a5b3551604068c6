// npm start: from a fresh clone to the site in the browser.
import { join } from 'node:path';
import { serve } from './serve.mjs';
import { ensureBuild, ensurePackages, ROOT } from './setup.mjs';

try {
  await ensurePackages();
  await ensureBuild();
  await serve(join(ROOT, 'dist'));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
