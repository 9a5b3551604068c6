import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { nodeBackends } from '../../../scripts/experiment/node-backends';
import { Backends } from '../../../workers/training/backends/choose';
import { gradientFault } from '../../../workers/training/backends/gradient-check';
import {
  probeBackend,
  type BackendSource,
  type DeviceAnswer,
} from '../../../workers/training/backends/probe';
import { isSoftwareName } from '../../../workers/training/backends/software';
import { useBackend } from './support';

const STRICT = { allowSoftware: false };

function source(
  device: Partial<DeviceAnswer>,
  load: () => Promise<void> = () => Promise.resolve(),
): BackendSource {
  const answer = { usable: true, detail: 'a device', software: false, ...device };
  return { device: () => Promise.resolve(answer), load };
}

const software = { ...nodeBackends.wasm!, device: source({ software: true }).device };

describe('probeBackend', () => {
  beforeEach(() => useBackend('cpu'));

  it('should say why there is no device', async () => {
    const probe = await probeBackend(
      'webgpu',
      source({ usable: false, detail: 'WebGPU gave no adapter' }),
      STRICT,
    );
    expect(probe).toEqual({
      backend: 'webgpu',
      usable: false,
      detail: 'WebGPU gave no adapter',
      software: false,
    });
  });

  it('should say that an environment does not offer a backend', async () => {
    expect((await probeBackend('webgl', undefined, STRICT)).detail).toMatch(/not offered/);
  });

  it('should reject a backend that fails to load or start, with its words', async () => {
    const failing = source({}, () => Promise.reject(new Error('404 for backend.js')));
    expect(await probeBackend('webgpu', failing, STRICT)).toMatchObject({
      usable: false,
      detail: '404 for backend.js',
    });
    // Loaded, it says, but nothing was registered.
    expect(await probeBackend('webgpu', source({}), STRICT)).toMatchObject({ usable: false });
  });

  it('should reject a software GPU unless it is allowed', async () => {
    expect(await probeBackend('wasm', software, STRICT)).toMatchObject({ usable: false, software: true });
    expect(await probeBackend('wasm', software, { allowSoftware: true })).toMatchObject({ usable: true });
    expect(['ANGLE (Google, Vulkan SwiftShader)', 'llvmpipe', 'Apple M2'].map(isSoftwareName)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('should accept the real backends of Node', async () => {
    for (const backend of ['wasm', 'cpu'] as const) {
      expect(await probeBackend(backend, nodeBackends[backend], STRICT)).toMatchObject({
        backend,
        usable: true,
      });
    }
  });

  it('should reject a backend whose gradient is wrong', async () => {
    const right = tf.getGradient('BatchMatMul');
    tf.unregisterGradient('BatchMatMul');
    tf.registerGradient({
      ...right,
      gradFunc: (dy, saved, attributes) => {
        const gradients = right.gradFunc(dy, saved, attributes);
        return { ...gradients, b: () => tf.mul(gradients['b']!(), 1.001) };
      },
    });
    const fault = await gradientFault();
    tf.unregisterGradient('BatchMatMul');
    tf.registerGradient(right);
    expect(fault).toMatch(/test gradient is wrong by 0\.10 %/);
    expect(await gradientFault()).toBeNull();
  });
});

describe('Backends', () => {
  it('should take the first usable in the order GPU, WASM, JavaScript, and tell of those it tried', async () => {
    const { backend, probes } = await new Backends(nodeBackends).choose('auto');
    expect(backend).toBe('wasm');
    expect(tf.getBackend()).toBe('wasm');
    expect(probes.map((probe) => [probe.backend, probe.usable])).toEqual([
      ['webgpu', false],
      ['webgpu-plain', false],
      ['webgl', false],
      ['wasm', true],
    ]);
  });

  it('should never choose a software GPU by itself, but take it when named and allowed', async () => {
    const backends = new Backends({ wasm: software, cpu: nodeBackends.cpu! });
    expect((await backends.choose('auto')).backend).toBe('cpu');
    expect((await backends.choose('wasm')).backend).toBeNull();
    backends.allowSoftware = true;
    expect((await backends.choose('auto')).backend).toBe('cpu');
    expect((await backends.choose('wasm')).backend).toBe('wasm');
  });

  it('should take neither path on a graphics device that was lost', async () => {
    const backends = new Backends({ cpu: nodeBackends.cpu! });
    backends.markLost('webgpu');
    backends.markLost('wasm');
    const probes = await backends.probeAll();
    const lost = probes.filter(({ detail }) => detail.includes('was lost')).map(({ backend }) => backend);
    expect(lost).toEqual(['webgpu', 'webgpu-plain', 'wasm']);
  });

  it('should ask each device once', async () => {
    let asked = 0;
    const counting = {
      device: () => Promise.resolve({ usable: !asked++, detail: 'once', software: false }),
      load: nodeBackends.cpu!.load,
    };
    const backends = new Backends({ cpu: counting });
    await backends.choose('cpu');
    expect((await backends.choose('auto')).backend).toBe('cpu');
    expect(backends.known).toHaveLength(6);
  });
});
