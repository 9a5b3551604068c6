import { describe, expect, it } from 'vitest';
import { createRunArchive, headOf } from '../../src/services/run-archive';
import { exampleRecord } from '../fixtures/runs';

/** A browser whose storage is full: opening it fails as the disk does. */
function full(): IDBFactory {
  const open = (): IDBOpenDBRequest => {
    const error = new DOMException('No room.', 'QuotaExceededError');
    const request = { error } as unknown as IDBOpenDBRequest;
    queueMicrotask(() => request.onerror?.(new Event('error')));
    return request;
  };
  return { open } as unknown as IDBFactory;
}

describe('the archive of runs', () => {
  it('should say that the storage is full, and what to do', async () => {
    const archive = createRunArchive({ factory: full(), channel: () => null });
    const outcome = await archive.save([exampleRecord('a')]);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
    if (outcome.ok) return;
    expect(outcome.error.message).toMatch(/storage is full/);
    expect(outcome.error.hint).toMatch(/[Ee]xport/);
  });

  it('should list runs without curves and forecasts, but with what they are chosen by', () => {
    const record = exampleRecord('a', { tags: ['x'] });
    const head = headOf(record);
    expect(head).toMatchObject({ id: 'a', tags: ['x'], epochs: 3, bestEpoch: 2, validationLoss: 0.52 });
    expect(JSON.stringify(head).length).toBeLessThan(JSON.stringify(record).length);
    expect('report' in head).toBe(false);
  });
});
