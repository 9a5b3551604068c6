import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { SECURITY_POLICY } from './security-policy.ts';

/** One file of the built site, as the service worker keeps it. */
export interface PrecacheFile {
  /** Relative to the site's folder. */
  readonly url: string;
  /** `sha256-…`, checked by the browser when the file is fetched. */
  readonly integrity: string;
  /** Large files follow after installation, so that the first visit does not wait for them. */
  readonly large: boolean;
}

const LARGE_BYTES = 1_000_000;
const LEFT_OUT = /^(?:sw\.js|\.nojekyll)$|\.map$/;

export async function precacheList(folder: string): Promise<PrecacheFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !LEFT_OUT.test(path))
    .sort();
  return Promise.all(paths.map((path) => describe(folder, path)));
}

async function describe(folder: string, url: string): Promise<PrecacheFile> {
  const bytes = await readFile(join(folder, url));
  const integrity = `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
  return { url, integrity, large: bytes.length > LARGE_BYTES };
}

/** Bundles `src/sw.ts` into the finished site, with the list of all its files. */
export function serviceWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'macrotide:service-worker',
    apply: 'build',
    configResolved: (resolved) => void (config = resolved),
    async writeBundle() {
      const outDir = resolve(config.root, config.build.outDir);
      await build({
        configFile: false,
        root: config.root,
        publicDir: false,
        logLevel: 'warn',
        define: {
          __PRECACHE_FILES__: JSON.stringify(await precacheList(outDir)),
          __SECURITY_POLICY__: JSON.stringify(SECURITY_POLICY),
        },
        build: {
          outDir,
          emptyOutDir: false,
          modulePreload: false,
          rolldownOptions: {
            input: resolve(config.root, 'src/sw.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
    },
  };
}
