import { readFileSync } from 'node:fs';

/** What a piece of work takes by the clock, and of its own thread. */
export interface WorkTime {
  readonly ms: number;
  /** Processor time of the thread itself; NaN where the system does not tell. */
  readonly cpuMs: number;
}

/** Processor time that this thread has had, where the system tells; a busy machine hardly lengthens it. */
export function threadMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return NaN;
  }
}

/** One run of `work`. */
export function timed(work: () => unknown): WorkTime {
  const [start, startCpu] = [performance.now(), threadMs()];
  work();
  return { ms: performance.now() - start, cpuMs: threadMs() - startCpu };
}

/** The median of both times apart. */
export function medianTime(times: readonly WorkTime[]): WorkTime {
  return { ms: median(times.map(({ ms }) => ms)), cpuMs: median(times.map(({ cpuMs }) => cpuMs)) };
}

/** Runs `work` until `atLeastMs` have passed (and `atLeast` times) and returns the median time of one run, in ms. */
export async function medianMs(
  work: () => unknown,
  { atLeast = 5, atLeastMs = 500 }: { atLeast?: number; atLeastMs?: number } = {},
): Promise<number> {
  await work(); // the first run also pays for compilation
  const times: number[] = [];
  const begin = performance.now();
  while (times.length < atLeast || performance.now() - begin < atLeastMs) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Whether processor time is measured: on a shared machine wall time says more of the others than of us. */
export const BY_PROCESSOR = process.env['MACROTIDE_BENCH_CLOCK'] === 'processor';

/** Milliseconds of the clock that the bench goes by. */
export function clockMs(): number {
  if (!BY_PROCESSOR) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const STRETCHES = 12;
const STRETCH_MS = 60;

/** Best mean time of one run over some stretches of 60 ms, in ms: what the machine can do when nothing disturbs it. */
export async function bestMs(
  work: () => unknown,
  { warmUps = 10, stretches = STRETCHES } = {},
): Promise<number> {
  for (let i = 0; i < warmUps; i++) await work();
  let best = Infinity;
  for (let i = 0; i < stretches; i++) {
    const start = clockMs();
    let runs = 0;
    while (clockMs() - start < STRETCH_MS) {
      await work();
      runs += 1;
    }
    best = Math.min(best, (clockMs() - start) / runs);
  }
  return best;
}
