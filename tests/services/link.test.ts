import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import type { LinkScope, LinkState } from '../../src/contracts/link-state';
import {
  formatLink,
  linkedOwn,
  LINK_TABLE,
  parseLink,
  sameQuery,
  type LinkEntry,
} from '../../src/services/link';

const SCOPES: readonly LinkScope[] = [...new Set(LINK_TABLE.map((entry) => entry.scope))].filter(
  (scope) => scope !== 'all',
);

function anyValue(entry: LinkEntry): fc.Arbitrary<unknown> {
  if (entry.kind === 'choice') return fc.constantFrom(...entry.allowed);
  const ownId = fc.stringMatching(/^own_[a-z0-9_]{1,20}$/);
  if (entry.kind === 'series') return fc.oneof(fc.constantFrom(...entry.allowed), ownId);
  if (entry.kind === 'own-series')
    return fc.uniqueArray(ownId, { maxLength: 12 }).map((ids) => [...ids].sort());
  if (entry.kind === 'list') return fc.subarray([...entry.allowed], { minLength: 1 });
  if (entry.kind === 'name') return fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);
  if (entry.kind === 'text') return fc.string({ maxLength: entry.most });
  if (entry.kind === 'speed') return fc.constantFrom('', '1~20000~8~wasm_2_2_2_2_2_2_2_2');
  if (entry.kind === 'integer') return fc.integer({ min: entry.min, max: entry.max });
  const hundredths = { min: Math.round(entry.min * 100), max: Math.round(entry.max * 100) };
  return fc.integer(hundredths).map((value) => Math.max(entry.min, value / 100));
}

const anyState = fc
  .record(Object.fromEntries(LINK_TABLE.map((entry) => [entry.field, anyValue(entry)])))
  .map((fields) => fields as unknown as LinkState);

describe('link', () => {
  it('should give every field of the state exactly one place in the table', () => {
    const fields = LINK_TABLE.map((entry) => entry.field).sort();
    expect(fields).toEqual(Object.keys(DEFAULT_LINK_STATE).sort());
  });

  it('should use no key twice on one page', () => {
    for (const scope of SCOPES) {
      const keys = LINK_TABLE.filter((e) => e.scope === scope || e.scope === 'all').map((e) => e.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain('v');
    }
  });

  it('should refuse figures of a machine that cannot be read, and say so', () => {
    const { state, notices } = parseLink({ v: '1', shared: '1~20000~8~wasm_fast' }, 'speed');
    expect(state.speedShared).toBe('');
    expect(notices[0]!.title).toContain('shared=1~20000~8~wasm_fast');
  });

  it('should leave out what is at its default', () => {
    for (const scope of SCOPES) expect(formatLink(DEFAULT_LINK_STATE, scope)).toEqual({});
    expect(formatLink({ ...DEFAULT_LINK_STATE, range: '1Y' }, 'correlation')).toEqual({
      v: '1',
      range: '1Y',
    });
  });

  it('should know the series of somebody’s own that a page is about', () => {
    const state = {
      ...DEFAULT_LINK_STATE,
      labCoin: 'own_gold',
      covariates: ['own_gold', 'own_hash_rate'],
      transmissionCoin: 'own_bnb',
      transmissionIndicator: 'own_hash_rate',
      hedgeWith: 'own_gold',
      feature: 'own_hash_rate',
    } as const;
    expect(linkedOwn(state, 'lab')).toEqual(['own_gold', 'own_hash_rate']);
    expect(linkedOwn(state, 'transmission')).toEqual(['own_bnb', 'own_hash_rate']);
    expect(linkedOwn(state, 'hedge')).toEqual(['own_gold']);
    expect(linkedOwn(state, 'features')).toEqual(['own_hash_rate']);
    for (const scope of SCOPES) expect(linkedOwn(DEFAULT_LINK_STATE, scope)).toEqual([]);
  });

  it.each([
    ['correlation', 'coin', 'pairCoin'],
    ['correlation', 'indicator', 'pairIndicator'],
    ['weights', 'coin', 'weightsCoin'],
    ['transmission', 'coin', 'transmissionCoin'],
    ['transmission', 'indicator', 'transmissionIndicator'],
    ['sensitivity', 'coin', 'sensitivityCoin'],
    ['hedge', 'coin', 'hedgeCoin'],
    ['hedge', 'with', 'hedgeWith'],
    ['alerts', 'coin', 'alertCoin'],
    ['forecast', 'coin', 'outlookCoin'],
  ] as const)('should take an own series on the page %s as its %s', (scope, key, field) => {
    const { state, notices } = parseLink({ v: '1', [key]: 'own_gold' }, scope);
    expect([state[field], notices]).toEqual(['own_gold', []]);
    expect(formatLink({ ...DEFAULT_LINK_STATE, [field]: 'own_gold' }, scope)).toEqual({
      v: '1',
      [key]: 'own_gold',
    });
    expect(parseLink({ v: '1', [key]: 'own_<b>' }, scope).notices).toHaveLength(1);
  });

  it('should leave out keys of other pages', () => {
    expect(formatLink({ ...DEFAULT_LINK_STATE, epochs: 3 }, 'shock')).toEqual({});
    expect(formatLink({ ...DEFAULT_LINK_STATE, epochs: 3 }, 'lab')).toEqual({ v: '1', epochs: '3' });
  });

  it('should read back whatever it wrote', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...SCOPES), (state, scope) => {
        const parsed = parseLink(formatLink(state, scope), scope);
        expect(parsed.notices).toEqual([]);
        for (const [field, value] of Object.entries(parsed.state)) {
          expect(value).toEqual(state[field as keyof LinkState]);
        }
      }),
    );
  });

  it('should never throw and always give allowed values, whatever the query', () => {
    const key = fc.oneof(fc.constantFrom('v', ...LINK_TABLE.map((entry) => entry.key)), fc.string());
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(null), fc.constant(undefined));
    fc.assert(
      fc.property(fc.dictionary(key, value), fc.constantFrom(...SCOPES), (query, scope) => {
        const { state } = parseLink(query, scope);
        const again = parseLink(formatLink({ ...DEFAULT_LINK_STATE, ...state }, scope), scope);
        expect(again.state).toEqual(state);
        expect(again.notices).toEqual([]);
      }),
    );
  });

  it('should name an unknown key and what the page understands', () => {
    const { notices } = parseLink({ v: '1', colour: 'blue' }, 'overview');
    expect(notices).toHaveLength(1);
    expect(notices[0]?.title).toContain('"colour"');
    expect(notices[0]?.hint).toContain('range, coins, embed, hide, scale');
  });

  it.each([
    ['range', '7Y', 'one of 1Y, 3Y, 5Y, All'],
    ['epochs', '2.5', 'a whole number from 1 to 1000'],
    ['epochs', '0', 'a whole number from 1 to 1000'],
    ['epochs', '', 'a whole number from 1 to 1000'],
    ['coins', 'btc.xrp', 'some of btc, eth, ltc, doge'],
  ])('should fall back from %s=%s and say what is possible', (key, text, allowed) => {
    const { state, notices } = parseLink({ [key]: text }, 'lab');
    const field = key as 'range' | 'epochs' | 'coins';
    expect(state[field]).toEqual(DEFAULT_LINK_STATE[field]);
    expect(notices[0]?.title).toContain(`${key}=${text}`);
    expect(notices[0]?.hint).toContain(allowed);
  });

  it('should say so when a link is of a newer version, and still read what it can', () => {
    const { state, notices } = parseLink({ v: '2', range: '3Y' }, 'overview');
    expect(state.range).toBe('3Y');
    expect(notices[0]?.title).toContain('newer');
  });

  it('should keep coins in their fixed order', () => {
    expect(parseLink({ coins: 'doge.btc' }, 'overview').state.coins).toEqual(['btc', 'doge']);
  });

  it('should compare queries by what they say', () => {
    expect(sameQuery({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
    expect(sameQuery({ a: '1' }, { a: '2' })).toBe(false);
    expect(sameQuery({}, { a: '' })).toBe(false);
  });
});
