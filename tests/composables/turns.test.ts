import { describe, expect, it } from 'vitest';
import { inTurn } from '../../src/composables/turns';

describe('work in turns', () => {
  it('should be done in order, and none of it at once', async () => {
    const done: number[] = [];
    const all = [1, 2, 3].map((i) => inTurn(() => void done.push(i)));
    expect(done).toEqual([]);
    await all[0];
    expect(done).toEqual([1]);
    await Promise.all(all);
    expect(done).toEqual([1, 2, 3]);
  });

  it('should tell its own caller of a failure, and go on with the next', async () => {
    const failing = inTurn(() => {
      throw new Error('no canvas');
    });
    const next = inTurn(() => undefined);
    await expect(failing).rejects.toThrow('no canvas');
    await expect(next).resolves.toBeUndefined();
  });
});
