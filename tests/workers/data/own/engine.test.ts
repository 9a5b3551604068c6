import { Blob } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSource, ImportProgress, ImportResult } from '../../../../src/contracts/own-data';
import type { Outcome } from '../../../../src/contracts/outcome';
import { FileImportEngine } from '../../../../workers/data/own/engine';
import { dialect, mapping, seriesMapping } from '../../../domain/own/mapping';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const blob = (...parts: (string | Uint8Array)[]): ByteSource => new Blob(parts);

function utf16(text: string): Uint8Array {
  return Uint8Array.from([
    0xff,
    0xfe,
    ...[...text].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  ]);
}

interface Reading {
  readonly outcome: Outcome<ImportResult>;
  readonly told: readonly ImportProgress[];
}

async function read(
  file: ByteSource,
  options: { pieceBytes?: number; now?: () => number } = {},
): Promise<Reading> {
  const engine = new FileImportEngine(options);
  const inspected = await engine.inspect({ file, name: 'own.csv' });
  if (!inspected.ok) return { outcome: inspected, told: [] };
  const told: ImportProgress[] = [];
  const request = { runId: 'a', file, name: 'own.csv', mapping: inspected.value.mapping, takenIds: [] };
  return { outcome: await engine.importFile(request, (progress) => told.push(progress)), told };
}

const value = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.error.message);
};

/** A table of minutes from 1 January 2020 on. */
function minutes(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    return `${new Date(Date.UTC(2020, 0, 1) + i * 60_000).toISOString().slice(0, 16)},${i}`;
  });
  return ['time,level', ...lines, ''].join('\n');
}

describe('inspection', () => {
  it('should propose a mapping from the first 64 kB, with twenty rows to look at', async () => {
    const file = blob(minutes(50_000));
    let most = 0;
    const watched: ByteSource = {
      size: file.size,
      slice: (start, end) => {
        most = Math.max(most, end);
        return file.slice(start, end);
      },
      arrayBuffer: () => file.arrayBuffer(),
    };
    const proposal = value(await new FileImportEngine().inspect({ file: watched, name: 'level.csv' }));
    expect(proposal.preview).toHaveLength(20);
    expect(proposal.mapping).toMatchObject({ timeColumn: 0, timeFormat: 'iso', series: [{ column: 1 }] });
    expect(most).toBe(65_536);
  });

  it('should read the table another way where the reader says so', async () => {
    const file = blob('Date;X\n03/04/2021;1,234\n04/04/2021;2,345\n');
    const numbers = { decimal: ',', thousands: '' } as const;
    const asked = { file, name: 'x.csv', dialect: { delimiter: ';', numbers } } as const;
    expect(value(await new FileImportEngine().inspect(asked)).mapping.dialect.numbers).toEqual(numbers);
  });

  it.each([
    ['a zip archive', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), /zip archive or an Excel workbook/],
    ['a PNG image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), /PNG image/],
    ['zero bytes', bytes('a,b\n1,\0'), /zero character/],
    ['nothing', new Uint8Array(), /empty/],
    ['ten million columns', bytes('x,'.repeat(10_000_000)), /no complete row/],
  ])('should refuse %s and say why', async (_, content, words) => {
    const outcome = await new FileImportEngine().inspect({ file: blob(content), name: 'x.csv' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    if (!outcome.ok) expect(outcome.error.message).toMatch(words);
  });

  it('should answer for a file that has gone', async () => {
    const gone: ByteSource = {
      size: 9,
      slice: () => gone,
      arrayBuffer: () => Promise.reject(new Error('The file is gone.')),
    };
    const outcome = await new FileImportEngine().inspect({ file: gone, name: 'x.csv' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });
});

describe('import', () => {
  it.each([
    ['UTF-8', bytes('Date;Größe\n2021-01-01;1,5\n2021-01-02;2,5\n')],
    ['UTF-8 with a byte-order mark', bytes('\ufeffDate;Größe\n2021-01-01;1,5\n2021-01-02;2,5\n')],
    ['UTF-16', utf16('Date;Größe\n2021-01-01;1,5\n2021-01-02;2,5\n')],
    [
      'Windows-1252',
      Uint8Array.from([...'Date;Größe\n2021-01-01;1,5\n2021-01-02;2,5\n'].map((c) => c.charCodeAt(0))),
    ],
  ])('should read %s', async (_, content) => {
    const { series } = value((await read(blob(content))).outcome);
    expect(series[0]).toMatchObject({ id: 'own_grosse', label: 'Größe' });
    expect(Array.from(series[0]!.observations.values)).toEqual([1.5, 2.5]);
  });

  it('should give the same result whatever the size of the pieces, through characters of several bytes', async () => {
    const rows = fc.array(fc.tuple(fc.constantFrom('é', '漢', '😀', '"a\r\nb"', '""'), fc.nat(999)), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (all, pieceBytes) => {
        const lines = all.map(
          ([text, n], i) => `2021-01-${String((i % 28) + 1).padStart(2, '0')},${n},${text}`,
        );
        const file = blob(['Date,Größe,Note', ...lines, '😀,1,x', ''].join('\r\n'));
        const chosen = mapping({ columnCount: 3, series: [seriesMapping()], dialect: dialect() });
        const request = { runId: 'a', file, name: 'x', mapping: chosen, takenIds: [] };
        const [whole, pieces] = await Promise.all(
          [1e6, pieceBytes].map((size) =>
            new FileImportEngine({ pieceBytes: size }).importFile(request, () => undefined),
          ),
        );
        expect(whole?.ok).toBe(true);
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 100, seed: 51 },
    );
  });

  it('should never fail on any bytes but by a value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (content) => {
        const file = blob(content);
        const engine = new FileImportEngine({ pieceBytes: 7 });
        const request = { runId: 'a', file, name: 'x', mapping: mapping(), takenIds: [] };
        for (const outcome of [
          await engine.inspect({ file, name: 'x' }),
          await engine.importFile(request, () => undefined),
        ]) {
          if (!outcome.ok) expect(outcome.error.message).not.toMatch(/could not be read/);
        }
      }),
      { numRuns: 500, seed: 52 },
    );
  });

  it('should tell its progress ten times a second at most, and its end', async () => {
    let clock = 0;
    const { outcome, told } = await read(blob(minutes(20_000)), {
      pieceBytes: 1000,
      now: () => (clock += 5),
    });
    const last = told.at(-1);
    expect(value(outcome).report.kept).toBe(20_000);
    expect(last?.bytes).toBe(last?.totalBytes);
    expect(last?.rows).toBe(20_000);
    expect(told.length).toBeGreaterThan(3);
    expect(told.length).toBeLessThanOrEqual(2 + clock / 100);
  });

  it('should end soon after it is cancelled', async () => {
    const engine = new FileImportEngine({ pieceBytes: 1000 });
    const file = blob(minutes(20_000));
    let pieces = 0;
    const request = { runId: 'b', file, name: 'own.csv', mapping: mapping(), takenIds: [] };
    const outcome = await engine.importFile(request, () => {
      pieces += 1;
      if (pieces === 1) void engine.cancel('b');
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(pieces).toBe(1);
  });

  it('should hear a cancel that comes as a task of its own', async () => {
    const engine = new FileImportEngine({ pieceBytes: 200 });
    const request = {
      runId: 'c',
      file: blob(minutes(20_000)),
      name: 'own.csv',
      mapping: mapping(),
      takenIds: [],
    };
    setImmediate(() => void engine.cancel('c'));
    const outcome = await engine.importFile(request, () => undefined);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
