import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { median } from './timing';

export interface ColdTime {
  /** By the clock. */
  readonly ms: number;
  /** Processor time of the thread itself; NaN where the system does not tell. */
  readonly cpuMs: number;
}

const PROCESSES = 5;
const run = promisify(execFile);

/** `buildFeatures` called for the first time, nothing compiled: the median over processes of their own. */
export async function coldFeatures(): Promise<ColdTime> {
  const times: ColdTime[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    const { stdout } = await run(process.execPath, ['scripts/run.mjs', 'tests/bench/cold-features.ts']);
    times.push(JSON.parse(stdout.trim().split('\n').at(-1)!) as ColdTime);
  }
  return { ms: median(times.map(({ ms }) => ms)), cpuMs: median(times.map(({ cpuMs }) => cpuMs)) };
}
