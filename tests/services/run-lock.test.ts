import { describe, expect, it } from 'vitest';
import { createRunLocks, type LockManagerLike } from '../../src/services/run-lock';

/** The browser's lock manager, as all tabs see it. */
function sharedManager(): LockManagerLike {
  const held = new Set<string>();
  return {
    request: async (name, _options, work) => {
      if (held.has(name)) return work(null);
      held.add(name);
      return work({}).finally(() => held.delete(name));
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
  };
}

describe('run locks', () => {
  it('should tell other tabs of a run while it lasts, and not its own', async () => {
    const manager = sharedManager();
    const [here, there] = [createRunLocks(manager), createRunLocks(manager)];
    await here.hold('a', async () => {
      expect(await there.elsewhere()).toEqual(['a']);
      expect(await here.elsewhere()).toEqual([]);
      expect(await there.hold('a', () => Promise.resolve('twice'))).toBeNull();
      expect(await there.hold('b', () => Promise.resolve('both'))).toBe('both');
    });
    expect(await there.elsewhere()).toEqual([]);
  });

  it('should leave a run alone that fails', async () => {
    const locks = createRunLocks(sharedManager());
    await expect(locks.hold('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await locks.hold('a', () => Promise.resolve('again'))).toBe('again');
  });

  it('should let every run go on where the browser has no locks', async () => {
    const locks = createRunLocks(undefined);
    expect(await locks.hold('a', () => Promise.resolve(1))).toBe(1);
    expect(await locks.elsewhere()).toEqual([]);
  });
});
