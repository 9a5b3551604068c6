import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../src/domain/frame';
import { overviewFrame } from '../../src/services/overview-frame';
import { startNodeDuckDb } from '../../scripts/node-duckdb';
import { DuckDataEngine } from '../../workers/data/engine';
import { shippedFiles } from '../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
let panel: Frame;

beforeAll(async () => {
  await engine.open(shippedFiles());
  const observed = await engine.panel({ view: 'observed' });
  if (!observed.ok) throw new Error(observed.error.message);
  panel = observed.value;
});
afterAll(() => engine.close());

describe('overviewFrame', () => {
  it("should equal the data worker's observed panel, column by column", async () => {
    const frame = await overviewFrame(shippedFiles());
    if (!frame.ok) throw new Error(frame.error.message);
    expect(frame.value.days).toEqual(panel.days);
    expect(Object.keys(frame.value.columns)).toEqual(
      expect.arrayContaining([
        'btc_close',
        'doge_close',
        'fed_rate',
        'cpi',
        'yield_curve',
        'real_yield',
        'real_sp500',
      ]),
    );
    for (const [id, values] of Object.entries(frame.value.columns)) {
      expect([id, values]).toEqual([id, panel.columns[id]]);
    }
  });

  it('should name a file that cannot be read', async () => {
    const torn = shippedFiles().map((file) =>
      file.name === 'vix.csv'
        ? { ...file, bytes: new TextEncoder().encode('date,known,value\n1,2,3\n') }
        : file,
    );
    const outcome = await overviewFrame(torn);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file-damaged' } });
    expect(!outcome.ok && outcome.error.message).toContain('vix.csv, line 2');
  });
});
