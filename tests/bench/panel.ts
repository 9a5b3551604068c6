import { startNodeDuckDb } from '../../scripts/node-duckdb';
import type { Frame } from '../../src/domain/frame';
import { DuckDataEngine } from '../../workers/data/engine';
import { shippedFiles } from '../fixtures/tables';

/** The as-known panel of the shipped tables. */
export async function shippedKnownPanel(): Promise<Frame> {
  const engine = new DuckDataEngine(startNodeDuckDb);
  try {
    const opened = await engine.open(shippedFiles());
    if (!opened.ok) throw new Error(opened.error.message);
    const panel = await engine.panel({ view: 'known' });
    if (!panel.ok) throw new Error(panel.error.message);
    return panel.value;
  } finally {
    await engine.close();
  }
}
