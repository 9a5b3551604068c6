import * as tf from '@tensorflow/tfjs-core';
import type { BackendId } from '../../../src/contracts/run';
import type { RunControl } from '../control';
import { trainingError, type TrainingError } from '../failures';
import type { Backends } from './choose';

/** A watch over the device under a run. */
export interface DeviceWatch {
  /** Rejects with `device-lost`; never resolves. What waits for a lost device may wait for ever, so race against it. */
  readonly lost: Promise<never>;
  /** Resolves once it is known whether the device is lost: a read-back can fail before the loss is told. */
  readonly heard: () => Promise<void>;
  /** Whether it is known to be lost at this moment: a lost WebGL context reads back zeros before the loss is told. */
  readonly gone: () => boolean;
  /** @throws TrainingError `device-lost` where it is gone at this moment */
  readonly requireAlive: () => void;
  readonly forget: () => void;
}

/** How long the news of a lost device may take after the first call that failed for it. */
const NEWS_MS = 1000;

/** Tells the run when the GPU goes away (driver reset, computer asleep, too many pages with graphics). */
export function watchDevice(
  backend: BackendId,
  { control, backends }: { control: RunControl; backends: Backends },
): DeviceWatch {
  let watching = true;
  const source = lossOf(tf.backend());
  const lose = (reason: string): TrainingError => {
    const error = lossError(reason);
    control.fail(error.failure);
    backends.markLost(backend);
    return error;
  };
  const lost = new Promise<never>((_, reject) => {
    void source?.told.then((reason) => {
      if (watching) reject(lose(reason));
    });
  });
  const heard = async (): Promise<void> => {
    if (!source) return;
    const limit = new Promise((resolve) => setTimeout(resolve, NEWS_MS));
    await Promise.race([lost.catch(() => undefined), limit]);
  };
  const forget = (): void => {
    watching = false;
    source?.forget();
  };
  const gone = (): boolean => source?.gone() ?? false;
  const requireAlive = (): void => {
    if (gone()) throw lose(TAKEN_AWAY);
  };
  return { lost, heard, gone, requireAlive, forget };
}

function lossError(reason: string): TrainingError {
  return trainingError(
    'device-lost',
    `The graphics device was lost: ${(reason || 'no reason given').replace(/\.$/, '')}.`,
    'Start the run again: it takes the next best backend until the page is reloaded.',
  );
}

const TAKEN_AWAY = 'the browser took its WebGL context away';

/** Where a backend's loss is told. */
interface LossSource {
  /** Resolves with the reason when the device is lost. */
  readonly told: Promise<string>;
  readonly gone: () => boolean;
  readonly forget: () => void;
}

/** The parts of tfjs's backends that know of a loss; those on the processor have none. */
interface Watched {
  /** WebGPU. */
  readonly device?: { readonly lost?: Promise<{ readonly message: string }> };
  /** WebGL. */
  readonly canvas?: EventTarget;
  readonly gpgpu?: { readonly gl: { isContextLost(): boolean } };
}

function lossOf(backend: unknown): LossSource | null {
  const { device, canvas, gpgpu } = backend as Watched;
  if (device?.lost) {
    return { told: device.lost.then(({ message }) => message), gone: () => false, forget: () => undefined };
  }
  if (!canvas || !gpgpu) return null;
  let tell: (reason: string) => void = () => undefined;
  const told = new Promise<string>((resolve) => (tell = resolve));
  const listen = (): void => tell(TAKEN_AWAY);
  canvas.addEventListener('webglcontextlost', listen);
  // A context that went before anybody listened is not told of again.
  if (gpgpu.gl.isContextLost()) listen();
  return {
    told,
    gone: () => gpgpu.gl.isContextLost(),
    forget: () => canvas.removeEventListener('webglcontextlost', listen),
  };
}
