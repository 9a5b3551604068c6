import { describe, expect, it } from 'vitest';
import type { TrainingResult } from '../../../src/contracts/training-engine';
import { memoryStorage } from '../../../workers/training/memory-storage';
import { RunVault } from '../../../workers/training/vault';

/** The vault looks into no result. */
const result = (seconds: number) => ({ report: { seconds } }) as unknown as TrainingResult;

/** A vault whose clock moves on a second a look. */
function vault(): RunVault {
  let now = 0;
  return new RunVault(memoryStorage(), () => (now += 1000));
}

async function names(of: RunVault): Promise<{ finished: string[]; last: string | undefined }> {
  const { finished, last } = await of.results();
  return { finished: finished.map(({ runId }) => runId), last: last?.runId };
}

describe('finished runs', () => {
  it('should all stay until a page has stored them, oldest first', async () => {
    const kept = vault();
    for (const id of ['c', 'a', 'b']) await kept.saveResult(id, result(1));
    expect(await names(kept)).toEqual({ finished: ['c', 'a', 'b'], last: 'b' });
    await kept.acknowledge('a');
    expect(await names(kept)).toEqual({ finished: ['c', 'b'], last: 'b' });
  });

  it('should keep the last one to be shown again, stored or not, until a newer one is there', async () => {
    const kept = vault();
    await kept.saveResult('a', result(7));
    await kept.acknowledge('a');
    expect(await names(kept)).toEqual({ finished: [], last: 'a' });
    expect((await kept.results()).last!.result.report.seconds).toBe(7);
    await kept.saveResult('b', result(8));
    expect(await names(kept)).toEqual({ finished: ['b'], last: 'b' });
  });

  it('should not mind an acknowledgement of what it does not have', async () => {
    const kept = vault();
    await kept.acknowledge('nobody');
    await kept.saveResult('a', result(1));
    await kept.acknowledge('nobody');
    expect(await names(kept)).toEqual({ finished: ['a'], last: 'a' });
  });

  it('should hold at most twenty that no page has stored', async () => {
    const kept = vault();
    for (let i = 1; i <= 23; i++) await kept.saveResult(`r${i}`, result(i));
    const { finished } = await names(kept);
    expect(finished).toHaveLength(20);
    expect(finished[0]).toBe('r4');
  });
});
