import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { medianTime, type WorkTime } from './timing';

const PROCESSES = 5;
const run = promisify(execFile);

/** `buildFeatures` called for the first time, nothing compiled: the median over processes of their own. */
export async function coldFeatures(): Promise<WorkTime> {
  const times: WorkTime[] = [];
  for (let i = 0; i < PROCESSES; i++) {
    const { stdout } = await run(process.execPath, ['scripts/run.mjs', 'tests/bench/cold-features.ts']);
    times.push(JSON.parse(stdout.trim().split('\n').at(-1)!) as WorkTime);
  }
  return medianTime(times);
}
