import { Blob } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../src/contracts/own-data';
import { createOwnClient } from '../../src/services/own-client';
import { FileImportEngine } from '../../workers/data/own/engine';
import { mapping } from '../domain/own/mapping';
import { FakeWorker } from './fake-worker';

const rows = Array.from(
  { length: 5000 },
  (_, i) => `${new Date(i * 86_400_000).toISOString().slice(0, 10)},${i}`,
);
const file = new Blob([['Date,Value', ...rows].join('\n')]);
const request = { runId: 'a', file, name: 'x.csv', mapping: mapping(), takenIds: [] };

describe('the client of own files', () => {
  it('should bring a proposal and an import across, with progress', async () => {
    const client = createOwnClient(() => new FakeWorker(new FileImportEngine({ pieceBytes: 5000 })));
    const told: ImportProgress[] = [];
    const proposal = await client.inspect({ file, name: 'x.csv' });
    const outcome = await client.importFile(request, (progress) => told.push(progress));
    expect(proposal.ok && proposal.value.mapping.timeColumn).toBe(0);
    expect(outcome.ok && outcome.value.series[0]?.observations.values).toHaveLength(5000);
    expect(told.length).toBeGreaterThan(0);
  });

  it('should answer at once when an import is given up', async () => {
    const client = createOwnClient(() => new FakeWorker(new FileImportEngine({ pieceBytes: 500 })));
    const abort = new AbortController();
    const outcome = client.importFile(request, () => abort.abort(), abort.signal);
    expect(await outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
