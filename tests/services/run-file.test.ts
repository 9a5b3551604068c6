import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../src/contracts/run';
import { readRunFile, runFileLines } from '../../src/services/run-file';
import { exampleReport } from '../fixtures/lab';
import { exampleRecord } from '../fixtures/runs';
import { exampleWalk } from '../fixtures/walks';

const options = { now: 5 };
const records = [
  exampleRecord('a', { tags: ['first'], notes: 'a note, with "quotes"\nand a line' }),
  exampleRecord('b', { spec: { seed: 8 }, reproduces: 'a' }),
  exampleRecord('c', { spec: { seed: 9 } }),
];
const text = [...runFileLines(records)].join('');

describe('a file of runs', () => {
  it('should be valid JSON and read back as it was, missing figures included', async () => {
    expect(JSON.parse(text)).toMatchObject({ format: 'macrotide-runs', version: 1 });
    const read = await readRunFile(text, options);
    expect(read.refused).toEqual([]);
    expect(read.records).toEqual(records);
    const report = read.records[0]!.report as RunReport;
    expect(report.test.actual.at(-1)![1]).toBeNaN();
  });

  it('should be read also where another program has broken its lines elsewhere', async () => {
    const read = await readRunFile(JSON.stringify(JSON.parse(text), null, 2), options);
    expect(read.records).toEqual(records);
  });

  it('should give an empty list for an empty archive, and refuse an empty file', async () => {
    const none = await readRunFile([...runFileLines([])].join(''), options);
    expect(none.records).toEqual([]);
    const empty = await readRunFile('', options);
    expect(empty.refused).toHaveLength(1);
  });

  it('should keep the good records of a file that was cut short, and say where it ends', async () => {
    const cut = text.slice(0, text.indexOf('"c"') + 300);
    const { records: kept, refused } = await readRunFile(cut, options);
    expect(kept.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ place: 'record 3 (line 4)' });
    expect(refused[0]!.reason).toMatch(/no complete JSON/);
    expect(refused[0]!.cure).toMatch(/Export/);
  });

  it.each([
    ['another seed than the hash says', '"seed":8', '"seed":9', /do not fit/],
    ['an impossible setting', '"batchSize":16', '"batchSize":0', /batchSize/],
    ['a figure that is a word', '"rmse":10', '"rmse":"ten"', /something else than numbers/],
    ['a version of tomorrow', '"version":1,"id":"b"', '"version":9,"id":"b"', /version 9/],
    ['a forecast that is missing', '[101,102],', '', /not all there/],
  ])('should refuse a record with %s, and take the others', async (...[, from, to, reason]) => {
    const lines = text.split('\n');
    const changed = [lines[0]!, lines[1]!, lines[2]!.replace(from, to), ...lines.slice(3)];
    expect(changed[2]).not.toBe(lines[2]);
    const { records: kept, refused } = await readRunFile(changed.join('\n'), options);
    expect(kept.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(refused.map(({ place }) => place)).toEqual(['record 2 (line 3)']);
    expect(refused[0]!.reason).toMatch(reason);
  });

  it('should refuse what is no file of runs with a place, a reason and a cure', async () => {
    for (const other of ['PK\u0003\u0004', 'Date,Value\n2021-01-01,1\n', '[1,2]', '{"a":1}', 'null']) {
      const { records: kept, refused } = await readRunFile(other, options);
      expect(kept).toEqual([]);
      expect(refused.length).toBeGreaterThan(0);
      for (const { place, reason, cure } of refused) {
        expect([place, reason, cure].every((words) => words.length > 0)).toBe(true);
      }
    }
  });

  it('should take a report alone, as the Lab saves it and the batch command prints it', async () => {
    const { report } = records[0]!;
    for (const alone of [JSON.stringify(report, null, 2), `${JSON.stringify(report)}\n`]) {
      const read = await readRunFile(alone, options);
      expect(read.refused).toEqual([]);
      expect(read.records[0]).toMatchObject({ createdAt: 5, backend: report.info.backend, report });
    }
    const grid = await readRunFile(records.map((one) => JSON.stringify(one.report)).join('\n'), options);
    expect(grid.records).toHaveLength(3);
    expect(new Set(grid.records.map(({ id }) => id)).size).toBe(3);
  });
});

describe('walk-forwards in a file of runs', () => {
  const walk = exampleWalk('w', { tags: ['five folds'], notes: 'kept' });
  const mixed = [...runFileLines([records[0]!, walk])].join('');

  it('should read back as they were, beside runs, missing figures included', async () => {
    const read = await readRunFile(mixed, options);
    expect(read.refused).toEqual([]);
    expect(read.records).toEqual([records[0], walk]);
    const alone = await readRunFile(
      [...runFileLines([exampleWalk('one', { skills: [1] })])].join(''),
      options,
    );
    expect(alone.records).toMatchObject([{ version: 2, report: { ensemble: null } }]);
  });

  it('should be taken from a report alone, as the batch command prints it', async () => {
    const read = await readRunFile(JSON.stringify(walk.report, null, 1), options);
    expect(read.refused).toEqual([]);
    expect(read.records).toMatchObject([
      { version: 2, kind: 'walk-forward', createdAt: 5, backend: 'wasm', data: walk.data },
    ]);
    expect(read.records[0]!.report).toEqual(walk.report);
  });

  it.each([
    ['a version of tomorrow', '"version":2,"kind"', '"version":3,"kind"', /version 3/],
    ['another kind', '"kind":"walk-forward","id"', '"kind":"walk-back","id"', /version 2/],
    ['a figure that is a word', '"rmse":10', '"rmse":"ten"', /something else than numbers/],
    ['forecasts cut short', '"forecast":[[101,null],', '"forecast":[[101],', /not all there/],
    ['no seeds', /"seeds":\[\{.*\}\],"spread"/, '"seeds":[],"spread"', /seeds/],
  ])('should be refused with %s, and leave the others', async (...[, from, to, reason]) => {
    const lines = mixed.split('\n');
    const damaged = lines[2]!.replace(from, to);
    expect(damaged).not.toBe(lines[2]);
    const changed = [...lines.slice(0, 2), damaged, ...lines.slice(3)].join('\n');
    const { records: kept, refused } = await readRunFile(changed, options);
    expect(kept.map(({ id }) => id)).toEqual(['a']);
    expect(refused[0]!.reason).toMatch(reason);
  });
});

describe('the bands of a run in a file', () => {
  it('should be carried', async () => {
    const { test, next } = exampleReport();
    const quantiles = test.forecast.map((days) =>
      days.map((value) => [0.8, 0.9, 1, 1.1, 1.2].map((q) => q * value)),
    );
    const report = { test: { ...test, quantiles }, next: { ...next, quantiles: quantiles[0]! } };
    const record = exampleRecord('bands', { spec: { head: 'quantiles' }, report });
    const { records: kept } = await readRunFile([...runFileLines([record])].join(''), options);
    expect(kept).toEqual([record]);
  });
});
