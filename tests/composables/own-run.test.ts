import { describe, expect, it } from 'vitest';
import { missingOwn, ownDataHere, ownNames, ownProblem } from '../../src/composables/own-run';
import { onCoin, specOf } from '../../src/composables/run-spec';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import type { OwnSeries } from '../../src/domain/own/series';
import { specHash } from '../../src/domain/spec/hash';
import { parseSpec } from '../../src/domain/spec/parse';
import { importText, mapping, seriesMapping } from '../domain/own/mapping';

function own(label: string, last = 2): OwnSeries {
  const chosen = mapping({ series: [seriesMapping({ label })] });
  return importText(`Date,Value\n2020-01-01,1\n2020-01-02,${last}`, chosen).series[0]!;
}

const settings = { ...DEFAULT_LINK_STATE, labCoin: 'own_gold', covariates: ['own_hash_rate'] } as const;
const here = [own('Gold'), own('Hash rate')];
const spec = specOf(settings, { hash: 'abc', lastDay: 20_453, own: here });

describe('a run on own series', () => {
  it('should say in its specification which values it saw', () => {
    expect(spec.ownData).toMatch(/^[0-9a-f]{16}$/);
    expect(parseSpec(spec)).toEqual({ ok: true, spec });
    const other = specOf(settings, { hash: 'abc', lastDay: 20_453, own: [own('Gold', 3), own('Hash rate')] });
    expect(other.ownData).not.toBe(spec.ownData);
    const shipped = specOf(DEFAULT_LINK_STATE, { hash: 'abc', lastDay: 20_453, own: here });
    expect(shipped).not.toHaveProperty('ownData');
    expect(shipped).not.toHaveProperty('covariates');
  });

  it('should not take its coin as an input beside it', () => {
    const twice = { ...settings, covariates: ['own_gold', 'own_hash_rate'] } as const;
    expect(specOf(twice, { hash: 'abc', lastDay: 20_453 }).covariates).toEqual(['own_hash_rate']);
    const told = parseSpec({ ...spec, covariates: ['own_gold'] });
    expect(told).toMatchObject({ ok: false, problems: [expect.stringContaining('the coin itself')] });
  });

  it('should be the same run on another coin, with the values of what that one uses', () => {
    const bitcoin = onCoin(spec, 'btc', here);
    expect(bitcoin).toMatchObject({ coin: 'btc', covariates: ['own_hash_rate'] });
    expect(bitcoin.ownData).toBe(ownDataHere(['own_hash_rate'], here));
    expect(ownProblem(bitcoin, here)).toBeNull();
    expect(specHash(onCoin(bitcoin, 'own_gold', here))).toBe(specHash(spec));
    const rate = onCoin(spec, 'own_hash_rate', here);
    expect(parseSpec(rate)).toMatchObject({ ok: true });
    expect(onCoin(specOf(DEFAULT_LINK_STATE, { hash: 'abc', lastDay: 1 }), 'eth', here).ownData).toBe(
      undefined,
    );
  });

  it('should name what is missing here and how to bring it', () => {
    expect(ownProblem(spec, here)).toBeNull();
    expect(missingOwn(spec, [])).toEqual(['own_gold', 'own_hash_rate']);
    const found = ownProblem(spec, [here[0]!]);
    expect(found?.message).toContain('Hash rate');
    expect(found?.hint).toMatch(/Own data.*“Hash rate”/);
  });

  it('should say so where the values here are others', () => {
    expect(ownProblem(spec, [own('Gold', 9), here[1]!])?.message).toContain(
      'not those that the run was made with',
    );
  });

  it('should call series by names that make their ids again', () => {
    expect(ownNames(['own_gold', 'own_hash_rate', 'own_bnb'])).toBe('Gold, Hash rate and BNB');
    expect(own('BNB').id).toBe('own_bnb');
  });
});
