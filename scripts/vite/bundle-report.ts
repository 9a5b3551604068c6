import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** One script of a bundle: what it loads and which packages are in it. */
export interface ChunkReport {
  readonly file: string;
  readonly name: string;
  readonly isEntry: boolean;
  /** Source file it was made for, from the root; null for shared chunks. */
  readonly source: string | null;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  /** Bytes of rendered code by package; the project's own code is not listed. */
  readonly packages: Readonly<Record<string, number>>;
}

export interface BundleReport {
  /** Source of the entry: the page or a worker. */
  readonly entry: string;
  readonly chunks: readonly ChunkReport[];
}

export const REPORT_FOLDER = '.cache/bundle';

/** Leaves a report of each bundle (the page and every worker) for the bundle check. */
export function bundleReport(): Plugin {
  let root = '';
  return {
    name: 'macrotide:bundle-report',
    apply: 'build',
    configResolved: (config) => void (root = config.root),
    generateBundle(_, bundle) {
      const chunks: ChunkReport[] = Object.values(bundle)
        .filter((output) => output.type === 'chunk')
        .map((chunk) => ({
          file: chunk.fileName,
          name: chunk.name,
          isEntry: chunk.isEntry,
          source: chunk.facadeModuleId && fromRoot(root, chunk.facadeModuleId),
          imports: chunk.imports,
          dynamicImports: chunk.dynamicImports,
          packages: packageBytes(chunk.modules),
        }));
      const entry = chunks.find((chunk) => chunk.isEntry)?.source ?? 'unknown';
      mkdirSync(join(root, REPORT_FOLDER), { recursive: true });
      const file = join(root, REPORT_FOLDER, `${entry.replace(/\W+/g, '-')}.json`);
      writeFileSync(file, JSON.stringify({ entry, chunks } satisfies BundleReport, null, 1));
    },
  };
}

function fromRoot(root: string, id: string): string {
  return id.replace(/\?.*$/, '').replace(`${root.replaceAll('\\', '/')}/`, '');
}

function packageBytes(modules: Readonly<Record<string, { renderedLength: number }>>): Record<string, number> {
  const bytes: Record<string, number> = {};
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
    if (name && renderedLength > 0) bytes[name] = (bytes[name] ?? 0) + renderedLength;
  }
  return bytes;
}
