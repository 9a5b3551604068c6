import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../src/domain/spec/defaults';
import { parseLink } from '../../src/services/link';
import { stampedAddress, stampNotices, stampOf } from '../../src/services/link-stamp';

const HASH = 'b677508de96a0123456789abcdef';
const here = stampOf(HASH);

function queryOf(address: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(address.split('?')[1]));
}

describe('link stamp', () => {
  it('should carry the data and the engine behind what the link says', () => {
    const address = stampedAddress('https://example.org/app/#/lab?v=1&seed=9', here);
    expect(address).toBe(
      `https://example.org/app/#/lab?v=1&seed=9&data=b677508de96a&engine=${ENGINE_VERSION}`,
    );
    expect(stampedAddress('https://example.org/', here)).toContain('#/?v=1&data=');
  });

  it('should replace an older stamp rather than add to it', () => {
    const twice = stampedAddress(stampedAddress('https://example.org/#/lab', stampOf('0'.repeat(64))), here);
    expect(queryOf(twice)).toEqual({ v: '1', data: 'b677508de96a', engine: ENGINE_VERSION });
  });

  it('should be read by every page without a notice, and say nothing where it fits', () => {
    const query = queryOf(stampedAddress('https://example.org/#/shock?v=1&size=3', here));
    expect(parseLink(query, 'shock').notices).toEqual([]);
    expect(stampNotices(query, here)).toEqual([]);
    expect(stampNotices({}, here)).toEqual([]);
  });

  it('should carry which values of own series a run is on, and take them off where there are none', () => {
    const own = stampOf(HASH, '0123456789abcdef');
    const address = stampedAddress('https://example.org/#/lab?v=1&coin=own_gold', own);
    expect(queryOf(address)).toMatchObject({ coin: 'own_gold', 'own-data': '0123456789abcdef' });
    expect(parseLink(queryOf(address), 'lab').notices).toEqual([]);
    expect(queryOf(stampedAddress(address, here))).not.toHaveProperty('own-data');
  });

  it('should say so where the own series here hold other values, and leave it to the page where they are not here', () => {
    const query = { 'own-data': '0123456789abcdef' };
    expect(stampNotices(query, stampOf(HASH, '0123456789abcdef'))).toEqual([]);
    expect(stampNotices(query, stampOf(HASH, 'f'.repeat(16)))[0]?.title).toContain(
      'own series here hold other values',
    );
    expect(stampNotices(query, here)).toEqual([]);
  });

  it('should say so where the data or the engine are others', () => {
    const notices = stampNotices({ data: 'ffff', engine: '0' }, here);
    expect(notices.map((notice) => notice.title)).toEqual([
      'This link was made with other data (ffff; here b677508de96a).',
      `This link was made with training engine 0; here it is ${ENGINE_VERSION}.`,
    ]);
  });
});
