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
  readonly forget: () => void;
}

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
        `The graphics device was lost: ${message || 'no reason given'}.`,
        'Start the run again: it takes the next best backend until the page is reloaded.',
      );
      control.fail(error.failure);
      backends.markLost(backend);
      reject(error);
    });
  });
  return { lost, forget: () => (watching = false) };
}
