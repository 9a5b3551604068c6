import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RunReport } from '../../src/contracts/run';
import type { RunRecord } from '../../src/contracts/run-record';
import { specHash } from '../../src/domain/spec/hash';
import { parseSpec } from '../../src/domain/spec/parse';
import type { RunSpec } from '../../src/domain/spec/spec';

/** One of n parts of a grid: lines i, i + n, i + 2n, … with i from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** @throws Error when it is not of the form 2/4 */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new Error(`--shard is "${text}". Give it as i/n with i from 1 to n, such as 2/4.`);
}

/**
 * The specifications of a grid: JSON Lines, each line holding what differs from the default run. Equal ones count
 * once, so that a grid may be written with repetitions.
 * @throws Error naming each line that is no specification
 */
export function readGrid(text: string, defaults: RunSpec): RunSpec[] {
  const problems: string[] = [];
  const specs = new Map<string, RunSpec>();
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return;
    const parsed = parseLine(line, defaults);
    if (!parsed.ok) problems.push(...parsed.problems.map((problem) => `line ${i + 1}: ${problem}`));
    else if (parsed.spec.data !== defaults.data)
      problems.push(`line ${i + 1}: made for other data. Leave "data" out to run it on these.`);
    else specs.set(specHash(parsed.spec), parsed.spec);
  });
  if (problems.length > 0) throw new Error(`The grid cannot be run.\n${problems.join('\n')}`);
  return [...specs.values()];
}

function parseLine(line: string, defaults: RunSpec): ReturnType<typeof parseSpec> {
  try {
    return parseSpec(JSON.parse(line), defaults);
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** The part of a grid that a shard runs. */
export function shardOf<T>(grid: readonly T[], { index, count }: Shard): T[] {
  return grid.filter((_, i) => i % count === index - 1);
}

/**
 * Hashes of the specifications that a file of records already has. A last line that was cut off while it was
 * written is taken away, so that the next record begins a line.
 */
export function finishedIn(file: string): Set<string> {
  if (!existsSync(file)) return new Set();
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(file, Buffer.byteLength(whole));
  return new Set(
    whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as RunRecord).report.specHash),
  );
}

/** Adds a record as one line, written at once, so that a run that is killed leaves whole lines. */
export function appendRecord(file: string, record: RunRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify(record)}\n`);
}

/** A report as the app's archive takes it in. */
export function recordOf(
  report: RunReport,
  { createdAt, tags }: { createdAt: number; tags: readonly string[] },
): RunRecord {
  return {
    version: 1,
    id: `${report.specHash}-${createdAt.toString(36)}`,
    createdAt,
    backend: report.info.backend,
    engine: report.spec.engine,
    data: report.spec.data,
    tags,
    notes: '',
    report,
  };
}
