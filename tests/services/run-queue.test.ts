import { describe, expect, it } from 'vitest';
import { createRunQueue, readable } from '../../src/services/run-queue';
import { exampleSpec } from '../fixtures/lab';

const run = (id: string, queuedAt: number) => ({ id, queuedAt, query: { v: '1', seed: '3' }, version: 1 });

describe('the queue of runs', () => {
  it('should be in the order in which the runs came', () => {
    expect(readable([run('b', 2), run('c', 1), run('a', 2)]).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it('should leave alone what is of another version, or asks for what is not possible', () => {
    const impossible = { ...run('x', 1), order: { spec: { ...exampleSpec(), epochs: 0 } } };
    expect(readable([impossible, { ...run('y', 2), version: 2 }])).toEqual([]);
  });

  it('should say so where nothing can be kept', async () => {
    const queue = createRunQueue(undefined);
    const { version: _version, ...waiting } = run('a', 1);
    for (const outcome of [await queue.list(), await queue.put(waiting), await queue.remove('a')]) {
      expect(outcome).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
      if (!outcome.ok) expect(outcome.error.message).toContain('does not keep the queue');
    }
  });
});
