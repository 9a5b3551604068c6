import { formatDay } from '../../charts/format';
import { specHash } from '../../domain/spec/hash';
import type { RunSpec } from '../../domain/spec/spec';

/** Letters of a hash that tell two apart; as many as in the line that names the tables. */
const LETTERS = 12;

/**
 * Where the figures of runs come from: what names the runs, and the tables they were made with, which need not be those
 * of today. Stands in place of the line that a picture has about the tables.
 */
export function runSource(...specs: readonly RunSpec[]): string {
  const tables = new Set(
    specs.map(({ data, lastDay }) => `tables to ${formatDay(lastDay)}, ${data.slice(0, LETTERS)}`),
  );
  const runs = specs.map((spec) => `${specHash(spec).slice(0, LETTERS)} (seed ${spec.seed})`);
  return specs.length === 0
    ? 'A run of this browser.'
    : `${runs.length === 1 ? 'Run' : 'Runs'} ${runs.join(', ')}; ${[...tables].join('; ')}.`;
}
