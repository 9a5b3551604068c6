import { beforeAll, describe, expect, it } from 'vitest';
import { nodeBackends } from '../../../scripts/experiment/node-backends';
import type { RunEvent } from '../../../src/contracts/run';
import type { Frame } from '../../../src/domain/frame';
import type { BackendSources } from '../../../workers/training/backends/probe';
import { memoryStorage } from '../../../workers/training/memory-storage';
import { installWasmKernels } from '../../../workers/training/models/kernels/install';
import type { VaultStorage } from '../../../workers/training/vault';
import { engineOn, shippedPanel, shortSpec, valueOf } from './shipped-runs';

let panel: Frame;
beforeAll(async () => {
  panel = await shippedPanel();
});

/** WebAssembly alone, whose kernels are described with the given words. */
function described(detail: string): BackendSources {
  const device = () => Promise.resolve({ usable: true, detail, software: false });
  return { 'wasm-plain': { ...nodeBackends['wasm-plain']!, device } };
}

/** A storage with the checkpoint of a run that broke off after its first epoch. */
async function brokenOff(backends: BackendSources): Promise<VaultStorage> {
  const storage = memoryStorage();
  let dead = false;
  const mortal = {
    ...storage,
    put: (...args: Parameters<VaultStorage['put']>) => (dead ? Promise.resolve() : storage.put(...args)),
    remove: () => Promise.resolve(),
  };
  const engine = engineOn(mortal, backends);
  await engine.run({ runId: 'r', spec, panel }, (event) => {
    if (event.kind !== 'checkpoint' || event.epoch !== 1) return;
    dead = true;
    void engine.cancel('r');
  });
  return storage;
}

const spec = shortSpec({ epochs: 2, model: 'mlp', backend: 'wasm-plain' });

describe('a run that is taken up on other kernels', () => {
  it('should say so and keep it in the report', async () => {
    const storage = await brokenOff(described('kernels of old'));
    const events: RunEvent[] = [];
    const job = { runId: 'r', spec, panel, resume: true };
    const run = engineOn(storage, described('new kernels')).run(job, (event) => events.push(event));
    const { report } = valueOf(await run);
    const reason = 'It began on kernels of old; here is new kernels.';
    expect(report.info.moves).toEqual([{ epoch: 1, from: 'wasm-plain', reason }]);
    const warnings = events.flatMap((event) =>
      event.kind === 'log' && event.level === 'warning' ? event : [],
    );
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
  });

  it('should say nothing on the same kernels', async () => {
    const storage = await brokenOff(described('kernels of old'));
    const job = { runId: 'r', spec, panel, resume: true };
    const run = engineOn(storage, described('kernels of old')).run(job, () => undefined);
    expect(valueOf(await run).report.info.moves).toEqual([]);
  });
});

describe('a run on a tfjs that the kernels refuse', () => {
  it('should take the plain path and tell why', async () => {
    const load = async (): Promise<void> => {
      await nodeBackends['wasm-plain']!.load();
      await installWasmKernels({ version: '9.9.9', fetch: () => Promise.reject(new Error('not asked for')) });
    };
    const sources = { ...nodeBackends, wasm: { ...nodeBackends.wasm!, load } };
    const events: RunEvent[] = [];
    const auto = shortSpec({ epochs: 1, model: 'mlp', backend: 'auto' });
    const job = { runId: 'q', spec: auto, panel };
    const run = engineOn(memoryStorage(), sources).run(job, (event) => events.push(event));
    expect(valueOf(await run).report.info.backend).toBe('wasm-plain');
    const told = events.flatMap((event) => (event.kind === 'log' ? event.message : []));
    expect(told).toContain(
      'WebAssembly runs without its fast path: our kernels are refused: tfjs 9.9.9 is not 4.22.0, for which they were made.',
    );
  });

  it('should tell it of WebGPU too', async () => {
    const refused = 'our kernels are refused: tfjs 9.9.9 is not 4.22.0, for which they were made';
    const device = () => Promise.resolve({ usable: true, detail: 'a processor', software: false });
    const sources = {
      webgpu: { device, load: () => Promise.reject(new Error(refused)) },
      'wasm-plain': nodeBackends['wasm-plain']!,
    };
    const events: RunEvent[] = [];
    const auto = shortSpec({ epochs: 1, model: 'mlp', backend: 'auto' });
    const job = { runId: 'g', spec: auto, panel };
    const run = engineOn(memoryStorage(), sources).run(job, (event) => events.push(event));
    expect(valueOf(await run).report.info.backend).toBe('wasm-plain');
    const told = events.flatMap((event) => (event.kind === 'log' ? event.message : []));
    expect(told).toContain(`WebGPU runs without its fast path: ${refused}.`);
  });
});
