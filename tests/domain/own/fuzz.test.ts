import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoFromDay } from '../../../src/domain/calendar';
import { createImporter, type ImportResult } from '../../../src/domain/own/importer';
import type { ImportMapping } from '../../../src/domain/own/mapping';
import { proposeMapping } from '../../../src/domain/own/propose';
import { OwnDataRefusal } from '../../../src/domain/own/refusal';
import { sniffEncoding } from '../../../src/domain/own/sniff';
import { dialect, importText, mapping, seriesMapping } from './mapping';

/** Letters that mean something to a table, more often than chance would give them. */
const letters = fc.constantFrom(
  '"',
  "'",
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '.',
  '-',
  '/',
  ':',
  '=',
  '1',
  '2',
  '0',
  'a',
  '\ufeff',
  'é',
  '😀',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(letters, { maxLength: 200 }).map((all) => all.join('')),
);
const mappings: fc.Arbitrary<ImportMapping> = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    quote: fc.constantFrom('"', "'"),
    lineEnd: fc.constantFrom('lf', 'cr'),
    header: fc.boolean(),
    skipLines: fc.nat(2),
    timeFormat: fc.constantFrom('iso', 'mdy', 'dmy', 'named', 'epoch-s', 'epoch-ms', 'epoch-us'),
    aggregation: fc.constantFrom('last', 'mean', 'sum'),
  } as const)
  .map(({ timeFormat, aggregation, ...written }) =>
    mapping({ timeFormat, dialect: dialect(written), series: [seriesMapping({ aggregation })] }),
  );

/** The text cut at the given places, pushed piece by piece. */
function importPieces(text: string, cuts: readonly number[], chosen: ImportMapping): ImportResult {
  const importer = createImporter(chosen);
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  [0, ...places].forEach((start, i) => importer.push(text.slice(start, places[i] ?? text.length)));
  return importer.finish();
}

/** The result, or the refusal's code; any other error goes on. */
function outcome<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof OwnDataRefusal) return error.code;
    throw error;
  }
}

const goodRow = fc.record({
  day: fc.integer({ min: 0, max: 40_000 }),
  // A table writes no minus before a zero.
  value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
});
/** A row that can never be read: its date is none. It may hold quotes, separators, anything but a line end. */
const badRow = fc
  .array(
    letters.filter((text) => !/[\r\n]/.test(text)),
    { maxLength: 30 },
  )
  .map((all) => `x${all.join('')}`);

describe('any text', () => {
  it('should be read or refused, never fail otherwise', () => {
    fc.assert(
      fc.property(texts, mappings, (text, chosen) => {
        const result = outcome(() => importText(text, chosen));
        if (typeof result === 'string') return;
        expect(result.report.kept + result.report.bad).toBe(result.report.rows);
        for (const { observations } of result.series) {
          expect(observations.values.every(Number.isFinite)).toBe(true);
          expect(observations.days.every((day, i) => i === 0 || day > observations.days[i - 1]!)).toBe(true);
        }
      }),
      { numRuns: 2000, seed: 31 },
    );
  });

  it('should be detected or refused, and what is proposed be accepted', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, complete) => {
        const proposal = outcome(() => proposeMapping({ text, complete }, { encoding: 'utf-8' }));
        if (typeof proposal === 'string' || proposal.mapping.series.length === 0) return;
        expect(outcome(() => importText(text, proposal.mapping))).not.toBe('bad-mapping');
      }),
      { numRuns: 1500, seed: 32 },
    );
  });

  it('should give the same result wherever it is cut into pieces', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(300), { maxLength: 12 }), mappings, (text, cuts, chosen) => {
        const whole = outcome(() => importText(text, chosen));
        expect(outcome(() => importPieces(text, cuts, chosen))).toEqual(whole);
      }),
      { numRuns: 2000, seed: 33 },
    );
  });
});

describe('any bytes', () => {
  it('should have an encoding or be refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.boolean(), (bytes, utf8) => {
        const known = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'empty', 'binary'];
        expect(known).toContain(outcome(() => sniffEncoding(bytes, () => utf8)));
      }),
      { seed: 34 },
    );
  });
});

describe('good rows', () => {
  const tables = fc.tuple(
    fc.uniqueArray(goodRow, { selector: ({ day }) => day, maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(40), badRow), { maxLength: 12 }),
    fc.constantFrom('\n', '\r\n'),
  );

  it('should all survive bad rows between them, in the order of time', () => {
    fc.assert(
      fc.property(tables, ([rows, injected, lineEnd]) => {
        const lines = rows.map(({ day, value }) => `${isoFromDay(day)},${value}`);
        for (const [at, row] of injected) lines.splice(at % (lines.length + 1), 0, row);
        const { series, report } = importText(['Date,Value', ...lines, ''].join(lineEnd));
        const expected = [...rows].sort((a, b) => a.day - b.day);
        expect(Array.from(series[0]?.observations.days ?? [])).toEqual(expected.map(({ day }) => day));
        expect(Array.from(series[0]?.observations.values ?? [])).toEqual(expected.map(({ value }) => value));
        expect(report.kept).toBe(rows.length);
      }),
      { numRuns: 1500, seed: 35 },
    );
  });
});
