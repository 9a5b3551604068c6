import { describe, expect, it, onTestFinished } from 'vitest';
import type { DataEngine } from '../../src/contracts/data-engine';
import type { InferenceAnswer, InferenceProgress, InferenceQuestion } from '../../src/contracts/inference';
import { failure, success, type Outcome } from '../../src/contracts/outcome';
import { createDataClient, type DataClient } from '../../src/services/data-client';
import { withTransfers } from '../../workers/data/transfers';
import { deferred, FakeWorker } from './fake-worker';

/** An engine that tells one share and then works until it is cancelled. */
class FakeInference {
  readonly log: string[] = [];
  readonly #end = deferred<Outcome<InferenceAnswer>>();

  open(): Promise<Outcome<unknown>> {
    return Promise.resolve(success({ version: 'v1', tables: [] }));
  }

  infer(
    jobId: string,
    question: InferenceQuestion,
    onProgress: (progress: InferenceProgress) => void,
  ): Promise<Outcome<InferenceAnswer>> {
    this.log.push(`${jobId} ${question.kind}`);
    onProgress({ share: 0.25, parts: [] });
    return this.#end.promise;
  }

  cancelInference(jobId: string): Promise<void> {
    this.log.push(`cancel ${jobId}`);
    this.#end.resolve(failure('cancelled', 'The work was cancelled.', ''));
    return Promise.resolve();
  }
}

function setUp(): { client: DataClient; engine: FakeInference } {
  const engine = new FakeInference();
  const create = (): FakeWorker => new FakeWorker(withTransfers(engine as unknown as DataEngine));
  const client = createDataClient({ files: () => Promise.resolve(success([])) }, create);
  onTestFinished(() => client.close());
  return { client, engine };
}

describe('inference through the data client', () => {
  it('should pass progress on, and ask the worker to stop when the reader moves on', async () => {
    const { client, engine } = setUp();
    const moved = new AbortController();
    const shares: number[] = [];
    const request = {
      view: 'observed',
      dayBasis: 'trading',
      row: 'btc',
      column: 'vix',
      firstDay: 0,
      lastDay: 9,
      horizon: 5,
      lags: 1,
    } as const;
    const outcome = await client.infer('local-projection', request, {
      signal: moved.signal,
      onProgress: ({ share }) => {
        shares.push(share);
        moved.abort();
      },
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(shares).toEqual([0.25]);
    // Its turn in the queue is over: the next call finds the same worker.
    expect(await client.open()).toMatchObject({ ok: true });
    expect(engine.log).toEqual(['inference-1 local-projection', 'cancel inference-1']);
  });
});
