import { describe, expect, it } from 'vitest';
import { buildSpeed } from '../../src/charts/speed';
import { figuresOf } from '../../src/charts/figures';
import { chartTheme } from '../../src/charts/theme';
import { REFERENCE_MS } from '../../src/domain/speed/benchmark';
import type { BackendSpeed, MachineSpeed, ModelTimes } from '../../src/domain/speed/shared';
import { byBackend, fastestOn } from '../../src/domain/speed/summary';
import { MODEL_KINDS } from '../../src/domain/spec/fields';
import { speedFinding, speedMarks, speedTable } from '../../src/views/speed/words';

const times = (ms: number | null): ModelTimes =>
  Object.fromEntries(MODEL_KINDS.map((model) => [model, ms])) as ModelTimes;
const own: BackendSpeed[] = [
  { backend: 'wasm', times: { ...times(2), mlp: null } },
  { backend: 'cpu', times: times(50) },
];
const other: MachineSpeed = { day: 20_000, cores: 4, backends: [{ backend: 'webgpu', times: times(3) }] };

describe('the words of the speed page', () => {
  it('should say what was measured here, beside the reference of another machine', () => {
    expect(speedFinding(own, null)).toBe(
      'A training step of MacroFusion takes 2.00 ms here, on WebAssembly; PyTorch on another machine took 4.00 ms',
    );
  });

  it('should claim nothing of this machine before it was measured', () => {
    expect(speedFinding([], null)).toBe('How fast does this machine train?');
    expect(speedFinding([], other)).toBe(
      'On another machine a training step of MacroFusion takes 3.00 ms, on WebGPU. And on yours?',
    );
  });

  it('should say which of two machines is faster, and by how much', () => {
    expect(speedFinding(own, other)).toContain('1.5 times faster than the one in the link: 2.00 ms');
    const quick = { ...other, backends: [{ backend: 'wasm', times: times(0.5) }] } as const;
    expect(speedFinding(own, quick)).toContain('4.0 times slower than the one in the link');
  });

  it('should take the fastest backend that has a figure', () => {
    expect(fastestOn(own, 'lstm')).toEqual({ backend: 'wasm', ms: 2 });
    expect(fastestOn(own, 'mlp')).toEqual({ backend: 'cpu', ms: 50 });
    expect(fastestOn([], 'mlp')).toBeNull();
  });

  it('should gather timings by backend and leave gaps where there are none', () => {
    const timings = [
      { backend: 'wasm', model: 'lstm', msPerStep: 2 },
      { backend: 'cpu', model: 'lstm', msPerStep: null },
    ] as const;
    const found = byBackend(timings);
    expect(found.map(({ backend }) => backend)).toEqual(['wasm', 'cpu']);
    expect(found[0]!.times).toEqual({ ...times(null), lstm: 2 });
  });

  it('should put each model into a row with every machine named', () => {
    const { columns, rows } = speedTable(own, other);
    expect(columns.map(({ label }) => label)).toEqual([
      'Model',
      'WebAssembly',
      'JavaScript',
      'PyTorch, reference',
      'Fastest here ÷ reference',
      'In the link: WebGPU',
    ]);
    expect(rows[0]).toMatchObject({
      model: 'MacroFusion',
      wasm: '2.00 ms',
      ratio: '0.50',
      'other webgpu': '3.00 ms',
    });
    expect(rows[MODEL_KINDS.indexOf('mlp')]).toMatchObject({ model: 'MLP', wasm: '–', cpu: '50.0 ms' });
  });

  it('should draw one mark a model and way of computing, and give their figures back', () => {
    const marks = speedMarks(own, other);
    const option = buildSpeed({ models: MODEL_KINDS, marks, compact: false }, chartTheme('light'));
    const { columns, rows } = figuresOf(option);
    expect(columns).toEqual([
      'model',
      'WebAssembly',
      'JavaScript',
      'Machine in the link, its fastest',
      'PyTorch, reference',
    ]);
    expect(rows).toHaveLength(MODEL_KINDS.length);
    expect(rows[MODEL_KINDS.indexOf('mlp')]).toEqual(['mlp', null, 50, 3, REFERENCE_MS.mlp]);
  });
});
