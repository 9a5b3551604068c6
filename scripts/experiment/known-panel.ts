import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../src/contracts/manifest';
import type { Frame } from '../../src/domain/frame';
import { DuckDataEngine } from '../../workers/data/engine';
import { startNodeDuckDb } from '../node-duckdb';

/** The manifest of the bundled tables. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

/** The as-known panel of the bundled tables, through the same engine as in the browser. */
export async function knownPanel(folder: string, manifest: Manifest): Promise<Frame> {
  const engine = new DuckDataEngine(startNodeDuckDb);
  try {
    const files = manifest.files.map(({ file }) => ({
      name: file,
      bytes: new Uint8Array(readFileSync(join(folder, file))),
    }));
    const opened = await engine.open(files);
    if (!opened.ok) throw new Error(`${opened.error.message} ${opened.error.hint}`);
    const panel = await engine.panel({ view: 'known' });
    if (!panel.ok) throw new Error(`${panel.error.message} ${panel.error.hint}`);
    return panel.value;
  } finally {
    await engine.close();
  }
}
