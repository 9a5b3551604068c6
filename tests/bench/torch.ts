import { spawnSync } from 'node:child_process';
import { BY_PROCESSOR } from './timing';

/** The script by processor time: it reads its clock by this one name. */
const PROCESSOR_TIME =
  'import sys, time; time.perf_counter = time.process_time; sys.argv = sys.argv[1:]; exec(open(sys.argv[0]).read())';

const PYTHON = ['python3', '/usr/bin/python3'];

/**
 * Milliseconds a step of every case in PyTorch, from the reference script that MACROTIDE_TORCH names: a JSON object
 * `{ model_batch_steps: ms }` on its standard output. It runs on one thread, as our backends do, unless
 * MACROTIDE_TORCH_THREADS says otherwise. PyTorch should have a fast BLAS (libopenblas0-pthread): with Debian's
 * plain one it is several times slower, and any ratio to it flatters. MACROTIDE_BENCH_CLOCK=processor takes its
 * processor time, as it does ours. Null where no script is named.
 *
 * @throws Error where a script is named and no Python here has PyTorch
 */
export function referenceMs(): Readonly<Record<string, number>> | null {
  const script = process.env['MACROTIDE_TORCH'];
  if (!script) return null;
  const python = PYTHON.find((name) => spawnSync(name, ['-c', 'import torch']).status === 0);
  if (!python) throw new Error('MACROTIDE_TORCH is set, but no python3 has torch: install python3-torch.');
  const threads = process.env['MACROTIDE_TORCH_THREADS'] ?? '1';
  const { status, stdout, stderr } = spawnSync(
    python,
    [...(BY_PROCESSOR ? ['-c', PROCESSOR_TIME] : []), script, threads],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The reference failed: ${stderr.slice(-400)}`);
  return JSON.parse(stdout) as Record<string, number>;
}
