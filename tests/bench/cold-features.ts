// The first call of buildFeatures in a process of its own: its milliseconds by the clock and of its own thread.
import { readFileSync } from 'node:fs';
import { buildFeatures } from '../../src/domain/features/build';
import { shippedKnownPanel } from './panel';

export async function main(): Promise<void> {
  const panel = await shippedKnownPanel();
  const [start, startCpu] = [performance.now(), threadMs()];
  buildFeatures(panel, 'btc');
  console.log(JSON.stringify({ ms: performance.now() - start, cpuMs: threadMs() - startCpu }));
}

/** Processor time that this thread has had, where the system tells; a busy machine does not lengthen it. */
function threadMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return NaN;
  }
}
