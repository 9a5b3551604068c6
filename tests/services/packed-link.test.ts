import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { LONG_LINK, packedAddress, unpackedQuery, wholeQuery } from '../../src/services/packed-link';

const SITE = 'https://example.org/macrotide/';
const long = `SELECT date, close FROM coin_btc WHERE date > '2020-01-01' -- ${'a comment; '.repeat(80)}`;

describe('a packed link', () => {
  it('should leave a short link readable', async () => {
    const address = `${SITE}#/lab?v=1&coin=eth`;
    expect(await packedAddress(address)).toBe(address);
  });

  it('should be shorter, keep page and version, and hold the same query', async () => {
    const query = new URLSearchParams({ v: '1', sql: long });
    const packed = await packedAddress(`${SITE}#/data/sql?${query.toString()}`);
    expect(packed.length).toBeLessThan(LONG_LINK);
    expect(packed).toMatch(/#\/data\/sql\?v=1&z=[\w-]+$/);
    const found = new URLSearchParams(packed.split('?')[1]);
    expect(await wholeQuery(Object.fromEntries(found))).toEqual({ v: '1', sql: long });
  });

  it('should come back whole whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 800, maxLength: 1500, unit: 'binary' }), async (text) => {
        const query = new URLSearchParams({ sql: text });
        const packed = await packedAddress(`${SITE}#/data/sql?${query.toString()}`);
        const whole = await wholeQuery(Object.fromEntries(new URLSearchParams(packed.split('?')[1])));
        expect(whole['sql']).toBe(query.get('sql'));
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('should stay as it is where it is damaged, for the page to say so', async () => {
    for (const z of ['', '!!!', 'AAAA', 'x'.repeat(500)]) {
      expect(await unpackedQuery(z)).toSatisfy(
        (found) => found === null || Object.keys(found as object).length === 0,
      );
    }
    expect(await wholeQuery({ v: '1', z: '!!!' })).toEqual({ v: '1', z: '!!!' });
  });

  it('should refuse what unpacks to more than any link says', async () => {
    const bomb = await new Response(
      new Blob(['a='.padEnd(5_000_000, 'b')]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    ).arrayBuffer();
    expect(await unpackedQuery(Buffer.from(bomb).toString('base64url'))).toBeNull();
  });
});
