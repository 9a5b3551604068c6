import { describe, expect, it } from 'vitest';
import { pricesTitle } from '../../../src/views/overview/finding';

describe('pricesTitle', () => {
  const [bitcoin, ether] = [{ id: 'btc' } as const, { id: 'eth' } as const];
  const gold = { id: 'own_gold', unit: 'EUR' } as const;

  it('should count the coins that are drawn', () => {
    expect(pricesTitle([], 'indexed')).toBe('Four coins on one scale');
    expect(pricesTitle([bitcoin], 'price')).toBe('One coin in dollars');
    expect(pricesTitle([bitcoin, ether, gold], 'indexed')).toBe('Two coins and 1 of your own on one scale');
    expect(pricesTitle([bitcoin, ether, gold], 'price')).toBe('Two coins in dollars');
  });
});
