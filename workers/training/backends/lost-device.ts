import * as tf from '@tensorflow/tfjs-core';
import type { BackendId } from '../../../src/contracts/run';
import type { RunControl } from '../control';
import type { TrainingError } from '../failures';
import { trainingError } from '../failures';
import type { Backends } from './choose';

interface DeviceInfo {
  readonly message: string;
}

/** A watch over the device under a run. */
export interface DeviceWatch {
  /** Rejects with `device-lost`; never resolves. What waits for a lost device may wait for ever, so race against it. */
  readonly lost: Promise<never>;
  /** Resolves once it is known whether the device is lost: a read-back can fail before the loss is told. */
  readonly heard: () => Promise<void>;
  readonly forget: () => void;
}

/** How long the news of a lost device may take after the first call that failed for it. */
const NEWS_MS = 1000;

/** Tells the run when the GPU goes away (driver reset, computer asleep). */
export function watchDevice(
  backend: BackendId,
  { control, backends }: { control: RunControl; backends: Backends },
): DeviceWatch {
  let watching = true;
  const device = (tf.backend() as { device?: { lost?: Promise<DeviceInfo> } }).device;
  const lost = new Promise<never>((_, reject) => {
    void device?.lost?.then(({ message }) => {
      if (!watching) return;
      const error: TrainingError = trainingError(
        'device-lost',
        `The graphics device was lost: ${(message || 'no reason given').replace(/\.$/, '')}.`,
        'Start the run again: it takes the next best backend until the page is reloaded.',
      );
      control.fail(error.failure);
      backends.markLost(backend);
      reject(error);
    });
  });
  const heard = async (): Promise<void> => {
    if (!device?.lost) return;
    const limit = new Promise((resolve) => setTimeout(resolve, NEWS_MS));
    await Promise.race([lost.catch(() => undefined), limit]);
  };
  return { lost, heard, forget: () => (watching = false) };
}
