import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { resultCsv } from '../../../src/components/sql/csv';
import { parseCsv } from '../../../src/domain/csv';

describe('resultCsv', () => {
  it('should write names, numbers, truth and nothing', () => {
    const rows = [
      ['btc', 1.5, true, null],
      ['a "b", c', -3, false, ''],
    ];
    expect(resultCsv({ columns: ['coin', 'x', 'y', 'z'], rows })).toBe(
      'coin,x,y,z\nbtc,1.5,true,\n"a ""b"", c",-3,false,\n',
    );
  });

  it('should be read back as it was, whatever the texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '=', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const table = parseCsv(resultCsv({ columns: ['p', 'q'], rows }));
        expect(table.columns[0]).toEqual(rows.map(([p]) => p));
        expect(table.columns[1]).toEqual(rows.map(([, q]) => q));
      }),
    );
  });
});
