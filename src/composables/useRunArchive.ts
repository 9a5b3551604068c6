import type { WalkForwardReport } from '../contracts/evaluation';
import type { ArchiveRecord, RunRecord, WalkRecord } from '../contracts/run-record';
import type { TrainingResult } from '../contracts/training-engine';
import { nextTask } from '../services/next-task';
import { createRunArchive, headOf, type RunArchive } from '../services/run-archive';
import { readRunFile, runFileLines } from '../services/run-file';
import { useArchiveStore } from '../stores/archive';
import { useRunStore } from '../stores/run';
import { trainingClient } from './training-worker';
import { useDownload } from './useDownload';

/** What a run is kept as, beyond its result. */
export interface Keeping {
  readonly id: string;
  readonly result: TrainingResult;
  readonly createdAt: number;
  readonly tags?: readonly string[] | undefined;
  readonly reproduces?: string | undefined;
}

export interface RunArchiveAccess {
  readonly archive: ReturnType<typeof useArchiveStore>;
  /** Reads what the browser keeps, once a visit; other tabs' changes are followed from then on. */
  load(): Promise<void>;
  /** Keeps a finished run; where the browser refuses, the page holds it and says so. */
  keep(keeping: Keeping): Promise<void>;
  /** Keeps the report of a walk-forward that is over. */
  keepWalk(id: string, report: WalkForwardReport, createdAt: number): Promise<void>;
  /** Tries again to keep what the browser refused. */
  keepHeld(): Promise<void>;
  /** Of these names the runs, whole. */
  records(ids: readonly string[]): Promise<readonly RunRecord[]>;
  annotate(id: string, words: Pick<RunRecord, 'tags' | 'notes'>): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Brings back what was deleted last. */
  undo(): Promise<void>;
  exportRuns(ids: readonly string[]): Promise<void>;
  importFile(file: File): Promise<void>;
}

let kept: RunArchive | null = null;
let loading: Promise<void> | null = null;

function archiveOfBrowser(): RunArchive {
  kept ??= createRunArchive();
  return kept;
}

/** The archive of runs: the same in the store and in the browser's memory, in every tab. */
export function useRunArchive(): RunArchiveAccess {
  const archive = useArchiveStore();
  const stored = archiveOfBrowser();
  const { download } = useDownload();

  async function read(): Promise<void> {
    const heads = await stored.heads();
    if (heads.ok) archive.setHeads(heads.value);
    else archive.setFailure(heads.error);
    const walks = await stored.walks();
    if (walks.ok) archive.setWalks(walks.value);
  }

  async function begin(): Promise<void> {
    await read();
    stored.watch(() => void read());
    await adoptFinished();
  }

  /** Runs that were finished while no page could store them. */
  async function adoptFinished(): Promise<void> {
    if (useRunStore().busy) return;
    const left = await trainingClient().kept();
    if (!left.ok) return;
    for (const { runId, savedAt, result } of left.value.finished) {
      await keep({ id: runId, result, createdAt: savedAt });
    }
  }

  async function keep(keeping: Keeping): Promise<void> {
    await store(recordOf(keeping));
  }

  async function store(record: ArchiveRecord): Promise<void> {
    const saved = await stored.save([record]);
    if (!saved.ok) {
      archive.hold(record);
      archive.setFailure(saved.error);
      return;
    }
    archive.setFailure(null);
    if (record.version === 1) archive.setHeads(withHead(archive.heads, record));
    else await read();
    await trainingClient().acknowledge(record.id);
  }

  async function keepHeld(): Promise<void> {
    for (const record of archive.unsaved) {
      const saved = await stored.save([record]);
      if (!saved.ok) return archive.setFailure(saved.error);
      archive.release([record.id]);
      await trainingClient().acknowledge(record.id);
    }
    archive.setFailure(null);
    await read();
  }

  async function whole(ids: readonly string[]): Promise<readonly ArchiveRecord[]> {
    const found = await stored.whole(ids);
    if (!found.ok) archive.setFailure(found.error);
    return found.ok ? found.value : [];
  }

  async function records(ids: readonly string[]): Promise<readonly RunRecord[]> {
    return (await whole(ids)).filter((record) => record.version === 1);
  }

  async function remove(ids: readonly string[]): Promise<void> {
    const gone = await whole(ids);
    const removed = await stored.remove(ids);
    if (!removed.ok) return archive.setFailure(removed.error);
    archive.setRemoved(gone);
    await read();
  }

  return {
    archive,
    load: () => (loading ??= begin()),
    keep,
    keepWalk: (id, report, createdAt) => store(walkRecordOf(id, report, createdAt)),
    keepHeld,
    records,
    annotate: async (id, words) => {
      const told = await stored.annotate(id, words);
      archive.setFailure(told.ok ? null : told.error);
      await read();
    },
    remove,
    undo: async () => {
      const saved = await stored.save(archive.removed);
      if (!saved.ok) return archive.setFailure(saved.error);
      archive.setRemoved([]);
      await read();
    },
    exportRuns: async (ids) => {
      archive.setBusy(true);
      const pieces: string[] = [];
      for (const line of runFileLines(await whole(ids))) {
        pieces.push(line);
        await nextTask();
      }
      const name = ids.length === 1 ? 'macrotide-run.json' : `macrotide-${ids.length}-runs.json`;
      download(name, pieces.join(''), 'application/json');
      archive.setBusy(false);
    },
    importFile: async (file) => {
      archive.setBusy(true);
      archive.setImported(await takeIn(file));
      await read();
      archive.setBusy(false);
    },
  };

  async function takeIn(file: File) {
    const found = await readRunFile(await file.text(), { now: Date.now(), breathe: nextTask });
    const here = new Set([...archive.byId.keys(), ...archive.walks.map(({ id }) => id)]);
    const fresh = found.records.filter(({ id }) => !here.has(id));
    const saved = await stored.save(fresh);
    if (!saved.ok) archive.setFailure(saved.error);
    const added = saved.ok ? fresh.length : 0;
    const present = found.records.length - fresh.length;
    return { fileName: file.name, added, present, refused: found.refused };
  }
}

function recordOf({ id, result: { report }, createdAt, tags = [], reproduces }: Keeping): RunRecord {
  const { spec, info } = report;
  return {
    version: 1,
    id,
    createdAt,
    backend: info.backend,
    engine: spec.engine,
    data: spec.data,
    tags,
    notes: '',
    ...(reproduces !== undefined && { reproduces }),
    report,
  };
}

function walkRecordOf(id: string, report: WalkForwardReport, createdAt: number): WalkRecord {
  const { spec, backend } = report;
  const { engine, data } = spec;
  return {
    version: 2,
    kind: 'walk-forward',
    id,
    createdAt,
    backend,
    engine,
    data,
    tags: [],
    notes: '',
    report,
  };
}

function withHead(heads: readonly ReturnType<typeof headOf>[], record: RunRecord) {
  return [headOf(record), ...heads.filter(({ id }) => id !== record.id)];
}
