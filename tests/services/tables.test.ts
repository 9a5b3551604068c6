import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTableStore, type TableStore } from '../../src/services/tables';

const FOLDER = 'https://example.test/lab/data/';
const SHIPPED = join(import.meta.dirname, '../../public/data');

type Answers = Readonly<Record<string, (init?: RequestInit) => Response | Promise<Response>>>;

/** A store over the shipped tables, some addresses answering otherwise; `asked` lists every request. */
function setUp(answers: Answers = {}): { store: TableStore; asked: string[] } {
  const asked: string[] = [];
  const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    const name = url.slice(FOLDER.length);
    asked.push(init?.cache ? `${name} ${init.cache}` : name);
    return (await answers[name]?.(init)) ?? new Response(readFileSync(join(SHIPPED, name)));
  };
  return { store: createTableStore({ folder: FOLDER, fetch }), asked };
}

describe('TableStore', () => {
  it('should fetch every file once, whoever asks how often', async () => {
    const { store, asked } = setUp();
    const [all, overview, again] = await Promise.all([store.files(), store.overview(), store.files()]);
    expect(all).toMatchObject({ ok: true });
    expect(overview).toMatchObject({ ok: true });
    expect(again).toEqual(all);
    expect(asked.length).toBe(new Set(asked).size);
    expect(asked).toContain('manifest.json');
    expect(all.ok && all.value.map((file) => file.name)).toContain('coin_btc.csv');
  });

  it('should hand over bytes whose SHA-256 is that of the manifest', async () => {
    const { store } = setUp();
    const [manifest, file] = [await store.manifest(), await store.file('vix.csv')];
    if (!manifest.ok || !file.ok) throw new Error('not loaded');
    const listed = manifest.value.files.find((entry) => entry.file === 'vix.csv');
    expect(createHash('sha256').update(file.value.bytes).digest('hex')).toBe(listed?.sha256);
  });

  it('should try a damaged file once more past the caches, then name it', async () => {
    const { store, asked } = setUp({ 'vix.csv': () => new Response('date,known,value\n') });
    const outcome = await store.files();
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file-damaged' } });
    expect(!outcome.ok && outcome.error.message).toContain('vix.csv');
    expect(!outcome.ok && outcome.error.hint).toContain('Reload');
    expect(asked.filter((url) => url.startsWith('vix'))).toEqual(['vix.csv', 'vix.csv reload']);
  });

  it('should be content when the second copy is whole', async () => {
    const { store } = setUp({
      'vix.csv': (init) => new Response(init?.cache ? readFileSync(join(SHIPPED, 'vix.csv')) : 'torn'),
    });
    expect(await store.file('vix.csv')).toMatchObject({ ok: true });
  });

  it('should name a file that is missing and fetch it again when asked again', async () => {
    let there = false;
    const { store } = setUp({
      'cpi.csv': () =>
        there ? new Response(readFileSync(join(SHIPPED, 'cpi.csv'))) : new Response('', { status: 404 }),
    });
    const outcome = await store.overview();
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file-missing' } });
    expect(!outcome.ok && outcome.error.message).toContain('cpi.csv');
    there = true;
    expect(await store.overview()).toMatchObject({ ok: true });
  });

  it('should say when the network is away', async () => {
    const { store } = setUp({ 'manifest.json': () => Promise.reject(new TypeError('Failed to fetch')) });
    const outcome = await store.overview();
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file-missing' } });
    expect(!outcome.ok && outcome.error.hint).toContain('network');
  });

  it('should recognise a web page in place of data', async () => {
    const page = (): Response => new Response('\n<!doctype html><title>Sign in</title>');
    for (const name of ['manifest.json', 'dxy.csv']) {
      const outcome = await setUp({ [name]: page }).store.files();
      expect(outcome).toMatchObject({ ok: false, error: { code: 'file-damaged' } });
      expect(!outcome.ok && outcome.error.message).toContain('web page');
    }
  });

  it.each([
    ['{', 'JSON'],
    ['null', 'not an object'],
    ['{"version": 2}', 'version is 2'],
    ['{"version": 1, "hash": "a", "series": [], "files": []}', 'no files'],
    ['{"version": 1, "hash": "a", "series": [], "files": [{"file": "a.csv"}]}', 'no SHA-256'],
  ])('should refuse the manifest %s', async (text, reason) => {
    const outcome = await setUp({ 'manifest.json': () => new Response(text) }).store.manifest();
    expect(outcome).toMatchObject({ ok: false, error: { code: 'file-damaged' } });
    expect(!outcome.ok && outcome.error.message).toContain(reason);
  });

  it('should not know a file outside the manifest', async () => {
    const { store, asked } = setUp();
    expect(await store.file('other.csv')).toMatchObject({ ok: false, error: { code: 'file-missing' } });
    expect(asked).not.toContain('other.csv');
  });
});
