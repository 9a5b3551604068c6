import { describe, expect, it } from 'vitest';
import { createModelShelf } from '../../src/services/model-shelf';
import { exampleEntry } from '../fixtures/shock';

describe('where no model can be kept', () => {
  it('should say so in words, whatever is asked', async () => {
    const shelf = createModelShelf(undefined);
    for (const outcome of [await shelf.list(), await shelf.save(exampleEntry()), await shelf.remove('run')]) {
      expect(outcome).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
      if (!outcome.ok) expect(outcome.error.message).toContain('does not keep this model');
    }
  });
});
