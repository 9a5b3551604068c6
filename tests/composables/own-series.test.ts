import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnSeries } from '../../src/domain/own/series';
import { importText, mapping, seriesMapping } from '../domain/own/mapping';

/** What the browser keeps for all tabs. */
const disk = vi.hoisted(() => ({
  series: new Map<string, unknown>(),
  works: true,
  /** What reading waits for. */
  ready: Promise.resolve(),
}));
vi.mock('../../src/services/own-store', () => ({
  createOwnStore: () => {
    const failed = { ok: false, error: { code: 'storage-failed', message: 'full', hint: '' } };
    const done = (act: () => unknown) => Promise.resolve(disk.works ? { ok: true, value: act() } : failed);
    return {
      list: async () => {
        const found = await done(() => [...disk.series.values()]);
        await disk.ready;
        return found;
      },
      save: (all: readonly OwnSeries[]) => done(() => all.forEach((one) => disk.series.set(one.id, one))),
      remove: (id: string) => done(() => disk.series.delete(id)),
    };
  },
}));
const workers = vi.hoisted(() => ({ told: [] as (readonly string[])[] }));
vi.mock('../../src/composables/clients', () => ({
  dataClient: () => ({
    setOwn: (series: readonly OwnSeries[]) => workers.told.push(series.map(({ id }) => id)),
  }),
}));

/** Tabs that hear each other: a message reaches every channel but the one it was sent on. */
class Channels {
  static all: Channels[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    Channels.all.push(this);
  }
  postMessage(data: unknown): void {
    const copy: unknown = structuredClone(data);
    for (const other of Channels.all)
      if (other !== this) queueMicrotask(() => other.onmessage?.({ data: copy }));
  }
}

function series(label: string): OwnSeries {
  const chosen = mapping({ series: [seriesMapping({ label })] });
  return importText('Date,Value\n2020-01-01,1\n2020-01-02,2', chosen).series[0]!;
}

/** A tab of its own: modules and stores of its own. */
async function openTab({ loaded = true } = {}) {
  vi.resetModules();
  const pinia = createPinia();
  setActivePinia(pinia);
  const { useOwnSeries } = await import('../../src/composables/useOwnSeries');
  const { useOwnStore } = await import('../../src/stores/own');
  const store = useOwnStore(pinia);
  const access = useOwnSeries();
  const loading = access.load();
  if (loaded) await loading;
  return {
    loading,
    access,
    shown: () => store.series.map(({ id }) => id),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  disk.series.clear();
  disk.works = true;
  disk.ready = Promise.resolve();
  workers.told.length = 0;
  Channels.all = [];
  vi.stubGlobal('BroadcastChannel', Channels);
});

describe('own series in two tabs', () => {
  it('should be in both when one takes them in, and in neither when one removes them', async () => {
    const first = await openTab();
    const second = await openTab();
    await first.access.keep([series('Gold')]);
    await settled();
    expect(second.shown()).toEqual(['own_gold']);
    expect(workers.told.at(-1)).toEqual(['own_gold']);
    await second.access.remove('own_gold');
    await settled();
    expect(first.shown()).toEqual([]);
    expect(workers.told.at(-1)).toEqual([]);
  });

  it('should be told to nobody where nothing is kept, since nobody could read them', async () => {
    const first = await openTab();
    const second = await openTab();
    disk.works = false;
    await first.access.keep([series('Gold')]);
    await settled();
    expect(first.shown()).toEqual(['own_gold']);
    expect(second.shown()).toEqual([]);
  });

  it('should not come back when the word of a removal arrives while they are being read', async () => {
    disk.series.set('own_gold', series('Gold'));
    let arrive = (): void => undefined;
    disk.ready = new Promise((resolve) => (arrive = resolve));
    const second = await openTab({ loaded: false });
    const hear = Channels.all.at(-1)!;
    for (const data of [{ kind: 'removed', id: 'own_gold' }, { kind: 'what is this' }, null])
      hear.onmessage?.({ data });
    arrive();
    await second.loading;
    await settled();
    expect(second.shown()).toEqual([]);
  });

  it('should do without a channel where the browser has none', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const only = await openTab();
    await only.access.keep([series('Gold')]);
    expect(only.shown()).toEqual(['own_gold']);
  });
});
