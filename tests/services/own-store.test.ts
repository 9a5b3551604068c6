import { describe, expect, it } from 'vitest';
import { createOwnStore } from '../../src/services/own-store';
import { importText } from '../domain/own/mapping';

const { series } = importText('Date,Value\n2021-01-01,1\n');

/** A browser that refuses as some do in private windows: by throwing, or by an error of the request. */
function refusing(how: 'throws' | 'fails'): IDBFactory {
  const open = (): IDBOpenDBRequest => {
    if (how === 'throws') throw new DOMException('The operation is insecure.', 'SecurityError');
    const request = {
      error: new DOMException('Out of room.', 'QuotaExceededError'),
    } as unknown as IDBOpenDBRequest;
    queueMicrotask(() => request.onerror?.(new Event('error')));
    return request;
  };
  return { open } as unknown as IDBFactory;
}

describe('where nothing can be kept', () => {
  it.each([
    ['there is no IndexedDB', undefined, /no IndexedDB/],
    ['opening it throws', refusing('throws'), /insecure/],
    ['opening it fails', refusing('fails'), /Out of room/],
  ])('should say so when %s', async (_, factory, words) => {
    const store = createOwnStore(factory);
    for (const outcome of [await store.list(), await store.save(series), await store.remove('own_value')]) {
      expect(outcome).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
      if (!outcome.ok) expect(outcome.error.message).toMatch(words);
    }
  });
});
