import { afterEach, describe, expect, it } from 'vitest';
import { nodeBackends } from '../../scripts/experiment/node-backends';
import type { WalkForwardEvent, WalkForwardJob, WalkForwardReport } from '../../src/contracts/evaluation';
import type { Outcome } from '../../src/contracts/outcome';
import { defaultSpec } from '../../src/domain/spec/defaults';
import { createTrainingClient, type TrainingClient } from '../../src/services/training-client';
import { TrainingWorker } from '../../workers/training/engine';
import { memoryStorage } from '../../workers/training/memory-storage';
import { RunVault } from '../../workers/training/vault';
import { syntheticPanel } from '../domain/features/synthetic';
import { FakeWorker } from './fake-worker';

const panel = syntheticPanel(1100, 5);
const spec = {
  ...defaultSpec({ data: 'synthetic', firstDay: panel.days[0]!, lastDay: panel.days.at(-1)! }),
  model: 'mlp',
  epochs: 3,
  backend: 'wasm',
  horizon: 3,
} as const;
const plan = { kind: 'walk-forward', folds: 2, testShare: 0.4, validationShare: 0.15 } as const;
const job: WalkForwardJob = { runId: 'w', spec, panel, plan, seeds: [1, 2, 3] };

const clients: TrainingClient[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.close()));

/** A page whose workers share one database, as in a browser; every engine that was started, in order. */
function createPage(
  cores: number,
  spoil: (engine: TrainingWorker, worker: FakeWorker) => void = () => undefined,
) {
  const vault = new RunVault(memoryStorage(), () => 0);
  const workers: FakeWorker[] = [];
  const create = (): FakeWorker => {
    const engine = new TrainingWorker({ backends: nodeBackends, now: () => performance.now(), vault });
    const worker = new FakeWorker(engine);
    if (workers.length === 1) spoil(engine, worker);
    workers.push(worker);
    return worker;
  };
  const client = createTrainingClient(create, { cores, memory: 8 });
  clients.push(client);
  return { client, workers, vault };
}

function reportOf(outcome: Outcome<WalkForwardReport>): object {
  if (!outcome.ok) throw new Error(outcome.error.message);
  const { seconds: _, ...report } = outcome.value;
  return report;
}

const foldsOf = (events: readonly WalkForwardEvent[]) =>
  events.flatMap((event) => (event.kind === 'fold' ? [event] : []));

describe('a walk-forward where there are cores for two workers', () => {
  it('should give the numbers of one worker, bit for bit, and count the folds of both', async () => {
    const alone = createPage(2);
    const expected = reportOf(await alone.client.walkForward(job, () => undefined));
    expect(alone.workers).toHaveLength(1);

    const events: WalkForwardEvent[] = [];
    const { client, workers } = createPage(8);
    const found = reportOf(await client.walkForward(job, (event) => events.push(event)));
    expect(workers).toHaveLength(2);
    expect(found).toEqual(expected);
    const folds = foldsOf(events);
    expect(folds.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(folds.map(({ seed, fold }) => `${seed} ${fold}`)).size).toBe(6);
    // Those of the helper come from the other end.
    expect(folds.findIndex(({ seed }) => seed === 3)).toBeLessThan(folds.findIndex(({ seed }) => seed === 2));
    expect(workers[1]!.terminated).toBe(true);
  });

  it('should go on alone where the second worker dies, with the same numbers', async () => {
    const expected = reportOf(await createPage(2).client.walkForward(job, () => undefined));
    const page = createPage(8, (engine, worker) => {
      const help = engine.helpWalk.bind(engine);
      // It ends with its first fold in hand.
      engine.helpWalk = (asked, next, onEvent) =>
        help(
          asked,
          (done) => {
            if (done) worker.crash('out of memory');
            return next(done);
          },
          onEvent,
        );
    });
    expect(reportOf(await page.client.walkForward(job, () => undefined))).toEqual(expected);
    expect(page.workers[1]!.terminated).toBe(true);
  });

  it('should keep the folds of both when it is stopped, and go on after them', async () => {
    const expected = reportOf(await createPage(2).client.walkForward(job, () => undefined));
    const { client, workers } = createPage(8);
    const outcome = await client.walkForward(job, (event) => {
      if (event.kind === 'fold' && event.done === 3) void client.stop('w');
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(workers[1]!.terminated).toBe(true);
    const events: WalkForwardEvent[] = [];
    const again = await client.walkForward({ ...job, resume: true }, (event) => events.push(event));
    expect(reportOf(again)).toEqual(expected);
    expect(foldsOf(events).filter(({ kept }) => kept).length).toBeGreaterThanOrEqual(3);
  });

  it('should leave nothing of either when it is cancelled', async () => {
    const { client, workers } = createPage(8);
    const controller = new AbortController();
    const outcome = await client.walkForward(
      job,
      (event) => {
        if (event.kind === 'fold' && event.done === 2) controller.abort();
      },
      controller.signal,
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(workers[1]!.terminated).toBe(true);
    await client.discard('w');
    const events: WalkForwardEvent[] = [];
    await client.walkForward({ ...job, seeds: [1], resume: true }, (event) => events.push(event));
    expect(foldsOf(events).some(({ kept }) => kept)).toBe(false);
  });
});
