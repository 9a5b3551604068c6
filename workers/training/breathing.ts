/** Lets messages in between two steps of a long computation. */
export interface Breathing {
  /** Resolves in a task of its own, after the messages that have already arrived. */
  readonly pause: () => Promise<void>;
  /** Releases the channel; no pause may follow. */
  readonly close: () => void;
}

interface TaskScheduler {
  postTask(callback: () => void): Promise<void>;
}

/**
 * Yields by `scheduler.postTask`, else through a `MessageChannel`. Not by timers (clamped to 4 ms), promises
 * (messages starve) or animation frames (they stop in hidden tabs, and tf.nextFrame waits for them).
 */
export function createBreathing(): Breathing {
  const scheduler = (globalThis as { scheduler?: TaskScheduler }).scheduler;
  if (scheduler) return { pause: () => scheduler.postTask(() => undefined), close: () => undefined };
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    pause: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        port2.postMessage(null);
      }),
    close: () => {
      port1.close();
      port2.close();
    },
  };
}
