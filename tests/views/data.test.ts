import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/contracts/manifest';
import { dictionary, fileRows, repairedPrice, shortHash } from '../../src/views/data/rows';

const manifest = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/data/manifest.json'), 'utf8'),
) as Manifest;

describe('dictionary', () => {
  const entries = dictionary(manifest).flatMap(({ items }) => items);

  it('should have every series once, with everything that a user of it must know', () => {
    expect(entries.map(({ id }) => id).sort()).toEqual(manifest.series.map(({ id }) => id).sort());
    for (const entry of entries) {
      for (const text of [entry.unit, entry.rule, entry.source, entry.terms, entry.vintage])
        expect(text, entry.id).not.toBe('');
      expect(entry.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(entry.reach).toMatch(/^\d+ \w{3} \d{4} – \d+ \w{3} \d{4}$/);
    }
  });

  it('should offer a quality report where there is a rhythm, and rows of every table', () => {
    expect(entries.filter(({ hasReport }) => !hasReport).map(({ id }) => id)).toEqual([
      'fomc_scheduled',
      'halvings',
      'repairs',
    ]);
    expect(entries.find(({ id }) => id === 'eth_high')?.sql).toBe(
      'SELECT * FROM coin_eth ORDER BY date DESC LIMIT 100',
    );
  });
});

describe('files', () => {
  it('should say what they hold and weigh', () => {
    const row = fileRows([
      { file: 'x.csv', columns: ['date', 'value'], rows: 1234, bytes: 5345, sha256: 'ab' },
    ])[0];
    expect(row).toEqual({
      file: 'x.csv',
      columns: 'date, value',
      rows: '1,234',
      size: '5.3 kB',
      sha256: 'ab',
    });
    expect(shortHash('0123456789abcdef')).toBe('0123456789ab…');
  });
});

describe('repairs', () => {
  it('should give before, after and difference', () => {
    const repair = {
      coin: 'btc',
      date: '2021-12-14',
      column: 'close',
      before: '46612.6',
      after: '48379.8',
      reason: 'x',
    };
    expect(repairedPrice(repair)).toMatchObject({
      coin: 'Bitcoin',
      before: '$46,613',
      after: '$48,380',
      change: '+3.8 %',
    });
  });
});
