/** Which runs go on in which tabs. A lock ends with its tab, however that ends. */
export interface RunLocks {
  /** Holds the name of a run while the work lasts; null, without doing it, where another tab holds it. */
  hold<T>(runId: string, work: () => Promise<T>): Promise<T | null>;
  /** Runs of other tabs; empty where the browser cannot tell. */
  elsewhere(): Promise<readonly string[]>;
}

/** What is used of the browser's lock manager. */
export interface LockManagerLike {
  request<T>(
    name: string,
    options: { readonly ifAvailable: true },
    work: (lock: object | null) => Promise<T | null>,
  ): Promise<T | null>;
  query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>;
}

const PREFIX = 'macrotide-run:';

/** Browsers offer locks on secure pages only; without them every run is as if it were alone. */
export function createRunLocks(manager: LockManagerLike | undefined = browserLocks()): RunLocks {
  const own = new Set<string>();
  return {
    hold: async (runId, work) => {
      if (!manager) return work();
      return manager.request(PREFIX + runId, { ifAvailable: true }, async (lock) => {
        if (!lock) return null;
        own.add(runId);
        return work().finally(() => own.delete(runId));
      });
    },
    elsewhere: async () => {
      const { held = [] } = (await manager?.query().catch(() => undefined)) ?? {};
      const runs = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
      return runs.filter((runId) => !own.has(runId));
    },
  };
}

function browserLocks(): LockManagerLike | undefined {
  return (globalThis.navigator as { locks?: LockManagerLike } | undefined)?.locks;
}
