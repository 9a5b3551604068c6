import { describe, expect, it } from 'vitest';
import { clearPart, partUse, roughBytes, type BrowserStorage } from '../../src/services/storage-use';
import { bytesWords, deviceFinding } from '../../src/views/device/words';

function fakeLocal(entries: Record<string, string>): Storage {
  const kept = new Map(Object.entries(entries));
  return {
    get length() {
      return kept.size;
    },
    key: (i: number) => [...kept.keys()][i] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem: (key: string, value: string) => void kept.set(key, value),
    clear: () => kept.clear(),
  };
}

function fakeCaches(files: Record<string, Record<string, string>>): CacheStorage {
  return {
    keys: () => Promise.resolve(Object.keys(files)),
    open: (name: string) =>
      Promise.resolve({
        keys: () => Promise.resolve(Object.keys(files[name] ?? {})),
        match: (key: string) => Promise.resolve(new Response(files[name]?.[key])),
      }),
    delete: (name: string) => Promise.resolve(Reflect.deleteProperty(files, name)),
  } as unknown as CacheStorage;
}

const browser = (parts: Partial<BrowserStorage>): BrowserStorage => ({
  factory: undefined,
  caches: undefined,
  local: undefined,
  ...parts,
});

describe('what the browser keeps', () => {
  it('should count and clear the choices of this site alone', async () => {
    const local = fakeLocal({ 'macrotide.theme': 'dark', other: 'stays' });
    expect(await partUse('choices', browser({ local }))).toMatchObject({ entries: 1, bytes: 2 * (15 + 4) });
    await clearPart('choices', browser({ local }));
    expect(local.getItem('macrotide.theme')).toBeNull();
    expect(local.getItem('other')).toBe('stays');
  });

  it('should count the files of the offline copy and remove it alone', async () => {
    const files = { 'macrotide:/site/': { a: '12345', b: '123' }, 'another app': { c: '1' } };
    const caches = fakeCaches(files);
    expect(await partUse('copy', browser({ caches }))).toMatchObject({ entries: 2, bytes: 8 });
    await clearPart('copy', browser({ caches }));
    expect(Object.keys(files)).toEqual(['another app']);
  });

  it('should find nothing, and clear nothing, where the browser keeps nothing', async () => {
    for (const id of ['copy', 'archive', 'choices'] as const) {
      expect(await partUse(id, browser({}))).toMatchObject({ entries: 0, bytes: 0 });
      await clearPart(id, browser({}));
    }
  });

  it('should weigh records by what they hold', () => {
    expect(roughBytes(new Float64Array(10))).toBe(80);
    expect(roughBytes([1, 2, 3])).toBe(24);
    expect(roughBytes({ ab: 'xyz' })).toBe(8 + 4 + 6);
    expect(roughBytes(null)).toBe(8);
  });

  it('should say bytes in the unit that fits', () => {
    expect([0, 999, 1000, 29_412_000].map(bytesWords)).toEqual(['0 B', '999 B', '1.0 kB', '29.4 MB']);
    expect(deviceFinding(0, 0)).toMatch(/nothing/);
    expect(deviceFinding(2e6, 1)).toBe('This browser keeps 2.0 MB of MacroTide, and 1 run of yours');
  });
});
