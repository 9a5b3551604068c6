import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { useKeptRuns as Use } from '../../src/composables/useKeptRuns';
import { settingsOf } from '../../src/composables/run-spec';
import { dayFromIso } from '../../src/domain/calendar';
import { useRunStore } from '../../src/stores/run';
import { useViewStore } from '../../src/stores/view';
import { exampleModel, exampleReport, exampleSpec } from '../fixtures/lab';

const fakes = vi.hoisted(() => ({
  panel: vi.fn(),
  kept: vi.fn(),
  discard: vi.fn(),
  elsewhere: vi.fn<() => Promise<string[]>>(),
}));
vi.mock('../../src/composables/clients', () => ({ dataClient: () => ({ panel: fakes.panel }) }));
vi.mock('../../src/composables/training-worker', () => ({
  trainingClient: () => fakes,
  runLocks: () => ({ elsewhere: fakes.elsewhere }),
}));

/** That of the data, until the manifest has said another. */
const LAST_DAY = dayFromIso('2025-12-31');
const result = { report: exampleReport(), model: exampleModel() };
const run = (runId: string) => ({ runId, spec: exampleSpec(), backend: 'wasm', epoch: 2, savedAt: 5 });
const rows = { days: Int32Array.of(1), columns: {} };

describe('what outlives a closed tab', () => {
  let useKeptRuns: typeof Use;
  beforeEach(async () => {
    vi.clearAllMocks();
    vi.resetModules();
    setActivePinia(createPinia());
    ({ useKeptRuns } = await import('../../src/composables/useKeptRuns'));
    fakes.panel.mockResolvedValue({ ok: true, value: rows });
    fakes.elsewhere.mockResolvedValue([]);
    fakes.kept.mockResolvedValue({ ok: true, value: { runs: [], last: { savedAt: 7, result } } });
  });

  it('should show the last result when the controls describe it, and its rows when they come', async () => {
    useViewStore().patch(settingsOf(result.report.spec, LAST_DAY));
    await useKeptRuns().load();
    const store = useRunStore();
    expect(store.phase).toBe('done');
    expect(store.model).toEqual(result.model);
    expect(store.origin).toEqual({ kind: 'kept', savedAt: 7 });
    expect(store.panel).toEqual(rows);
  });

  it('should only offer it where the controls say something else, until it is asked for', async () => {
    useViewStore().patch({ ...settingsOf(result.report.spec, LAST_DAY), seed: 99 });
    const { load, show, shelf } = useKeptRuns();
    await load();
    expect(useRunStore().phase).toBe('idle');
    await show(shelf.finished[0]!);
    expect(useRunStore().phase).toBe('done');
    expect(useViewStore().state.seed).toBe(result.report.spec.seed);
  });

  it('should offer runs that broke off, but none that goes on in another tab', async () => {
    fakes.kept.mockResolvedValue({ ok: true, value: { runs: [run('a'), run('b')], last: null } });
    fakes.elsewhere.mockResolvedValue(['b']);
    const { load, discard, shelf } = useKeptRuns();
    await load();
    expect(shelf.broken.map(({ runId }) => runId)).toEqual(['a']);
    await discard(run('a') as never);
    expect(shelf.broken).toEqual([]);
    expect(fakes.discard).toHaveBeenCalledWith('a');
  });

  it('should ask once a visit, and offer nothing where nothing is kept', async () => {
    fakes.kept.mockResolvedValue({ ok: false, error: { code: 'storage-failed', message: '', hint: '' } });
    const { load, shelf } = useKeptRuns();
    await load();
    await load();
    expect(fakes.kept).toHaveBeenCalledOnce();
    expect([shelf.broken, shelf.finished]).toEqual([[], []]);
  });
});
