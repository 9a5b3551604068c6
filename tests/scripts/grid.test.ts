import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  appendRecord,
  finishedIn,
  parseShard,
  readGrid,
  recordOf,
  shardOf,
} from '../../scripts/experiment/grid';
import { readArguments } from '../../scripts/experiment/arguments';
import { defaultSpec } from '../../src/domain/spec/defaults';
import { specHash } from '../../src/domain/spec/hash';
import { readRunFile } from '../../src/services/run-file';
import { exampleReport } from '../fixtures/lab';

const folder = mkdtempSync(join(tmpdir(), 'grid-'));
afterAll(() => rmSync(folder, { recursive: true }));
const defaults = defaultSpec({ data: 'abc', lastDay: 20_000 });

describe('readGrid', () => {
  it('should complete each line with the default run, and count equal ones once', () => {
    const specs = readGrid('{"coin":"eth"}\n\n{"seed":3}\n{"coin":"eth"}\n', defaults);
    expect(specs.map(({ coin, seed }) => [coin, seed])).toEqual([
      ['eth', 7],
      ['btc', 3],
    ]);
  });

  it('should name every line that is wrong, and why', () => {
    const read = (): unknown => readGrid('{"coin":"xrp"}\n{"coin":\n{"data":"def"}', defaults);
    expect(read).toThrow(/line 1: "coin" is "xrp"/);
    expect(read).toThrow(/line 2: /);
    expect(read).toThrow(/line 3: made for other data/);
  });
});

describe('shards', () => {
  it('should cover a grid, each run once', () => {
    const grid = Array.from({ length: 11 }, (_, i) => i);
    const all = [1, 2, 3, 4].flatMap((index) => shardOf(grid, { index, count: 4 }));
    expect(all.sort((a, b) => a - b)).toEqual(grid);
  });

  it('should refuse what is no shard', () => {
    for (const text of ['0/4', '5/4', '2', 'a/b']) expect(() => parseShard(text)).toThrow(/i\/n/);
  });
});

describe('a file of records', () => {
  const report = exampleReport();
  const record = recordOf(report, { createdAt: 1_700_000_000_000, tags: ['night'] });

  it('should know what is done, and mend a line that was cut off', () => {
    const file = join(folder, 'deep', 'runs.jsonl');
    expect(finishedIn(file)).toEqual(new Set());
    appendRecord(file, record);
    appendFileSync(file, '{"version":1,"id":"cut');
    expect(finishedIn(file)).toEqual(new Set([report.specHash]));
    appendRecord(file, record);
    expect(readFileSync(file, 'utf8').split('\n').length).toBe(3);
  });

  it('should be taken in by the archive of the app', async () => {
    const spec = { ...report.spec, lastDay: report.spec.firstDay + 500 };
    const whole = { ...record, report: { ...report, spec, specHash: specHash(spec) } };
    const { records, refused } = await readRunFile(`${JSON.stringify(whole)}\n`, { now: 0 });
    expect(refused).toEqual([]);
    expect(records[0]).toMatchObject({ id: record.id, tags: ['night'], backend: report.info.backend });
  });
});

describe('readArguments', () => {
  it('should name a file of records for each shard', () => {
    const { out, grid, shard } = readArguments(['--grid', 'g.jsonl', '--shard', '2/4']);
    expect([out, grid, shard]).toEqual(['g.jsonl.2-of-4.runs.jsonl', 'g.jsonl', { index: 2, count: 4 }]);
  });

  it('should say how it is used where something is missing or unknown', () => {
    for (const args of [
      [],
      ['a.json', 'b.json'],
      ['a.json', '--grid', 'g'],
      ['--what', 'x'],
      ['a', '--seeds', 'x'],
    ])
      expect(() => readArguments(args)).toThrow(/Usage: npm run experiment/);
  });
});
