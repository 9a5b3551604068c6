import * as tf from '@tensorflow/tfjs-core';
import type { BackendId, BackendProbe } from '../../../src/contracts/run';
import { gradientFault } from './gradient-check';

/** Fastest first. */
export const BACKEND_ORDER: readonly BackendId[] = [
  'webgpu',
  'webgpu-plain',
  'webgl',
  'wasm',
  'wasm-plain',
  'cpu',
];

/** What is known of a device before its backend is loaded. */
export interface DeviceAnswer {
  readonly usable: boolean;
  /** The device's name, or why it cannot be used. */
  readonly detail: string;
  /** The "GPU" is a program on the CPU, such as SwiftShader. */
  readonly software: boolean;
}

/** How one backend comes into tfjs. `device` answers without loading it; `load` imports and configures it. */
export interface BackendSource {
  readonly device: () => Promise<DeviceAnswer>;
  readonly load: () => Promise<void>;
}

export type BackendSources = Readonly<Partial<Record<BackendId, BackendSource>>>;

/** A probe's answer with what choosing needs besides. */
export interface ProbedBackend extends BackendProbe {
  readonly software: boolean;
}

/**
 * Tries one backend: the device, then the backend itself (tfjs falls back without an error, so what is really in
 * use is asked for), then a small gradient against its value computed by hand.
 */
export async function probeBackend(
  backend: BackendId,
  source: BackendSource | undefined,
  options: { readonly allowSoftware: boolean },
): Promise<ProbedBackend> {
  const rejected = (detail: string, software = false): ProbedBackend => ({
    backend,
    usable: false,
    detail,
    software,
  });
  if (!source) return rejected('not offered in this environment');
  try {
    const device = await source.device();
    if (!device.usable) return rejected(device.detail, device.software);
    if (device.software && !options.allowSoftware) {
      return rejected(`${device.detail} computes in software, slower than WASM`, true);
    }
    await source.load();
    const fault = (await activate(backend)) ?? (await gradientFault());
    if (fault) return rejected(fault, device.software);
    return { backend, usable: true, detail: device.detail, software: device.software };
  } catch (error) {
    return rejected(error instanceof Error ? error.message : String(error));
  }
}

/** Makes a loaded backend the one in use; answers why it is not, or null. */
export async function activate(backend: BackendId): Promise<string | null> {
  const set = await tf.setBackend(backend);
  if (!set) return 'the backend did not start';
  await tf.ready();
  return tf.getBackend() === backend ? null : `tfjs took "${tf.getBackend()}" in its place`;
}
