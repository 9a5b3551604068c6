import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTurn, nextPaint } from '../../src/composables/turns';

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

describe('the next paint', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('should be waited for: a frame, and the task after it', async () => {
    const frames: (() => void)[] = [];
    vi.stubGlobal('document', { hidden: false });
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
    const painted = vi.fn();
    const waiting = nextPaint().then(painted);
    await inTurn(() => undefined);
    expect(painted).not.toHaveBeenCalled();
    frames.forEach((frame) => frame());
    await Promise.resolve();
    expect(painted).not.toHaveBeenCalled();
    await waiting;
    expect(painted).toHaveBeenCalledOnce();
  });

  it('should not be waited for in a tab that is not looked at, which has none', async () => {
    vi.stubGlobal('document', { hidden: true });
    await expect(nextPaint()).resolves.toBeUndefined();
  });
});
