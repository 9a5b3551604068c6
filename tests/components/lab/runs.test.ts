import { describe, expect, it } from 'vitest';
import { agoWords } from '../../../src/components/lab/ago';
import { calibrationRows } from '../../../src/components/lab/backends';
import { originWords } from '../../../src/components/lab/origin';
import { memoryWords } from '../../../src/components/lab/progress';
import { brokenWords } from '../../../src/components/lab/runs';
import { exampleInfo, exampleSpec } from '../../fixtures/lab';

const MINUTE = 60_000;

describe('words for runs', () => {
  it('should say how long ago something was, in one unit', () => {
    const times = [10_000, MINUTE, 3 * MINUTE, 60 * MINUTE, 47 * 60 * MINUTE, 72 * 60 * MINUTE];
    expect(times.map((ms) => agoWords(0, ms))).toEqual([
      'just now',
      '1 minute ago',
      '3 minutes ago',
      '1 hour ago',
      '1 day ago',
      '3 days ago',
    ]);
  });

  it('should say what broke off, where and when', () => {
    const run = {
      runId: 'a',
      spec: exampleSpec({ epochs: 40 }),
      backend: 'wasm',
      epoch: 12,
      savedAt: 0,
    } as const;
    expect(brokenWords(run, 3 * MINUTE)).toBe(
      'MacroFusion on Bitcoin stopped after epoch 12 of at most 40, 3 minutes ago.',
    );
  });

  it('should say where a result comes from', () => {
    expect(originWords({ kind: 'trained' }, 0)).toBe('');
    expect(originWords({ kind: 'kept', savedAt: 0 }, 2 * MINUTE)).toContain('2 minutes ago');
    expect(originWords({ kind: 'file', name: 'x.macrotide', notes: ['Other data.'] }, 0)).toBe(
      'Read from x.macrotide. Other data.',
    );
  });

  it('should write tensor memory in megabytes', () => {
    expect(memoryWords({ tensors: 1084, bytes: 12_340_000 })).toBe('12.3 MB in 1,084 tensors');
  });

  it('should list every backend with its speed or its reason, the fastest first', () => {
    const timings = [
      { backend: 'wasm', msPerStep: 12, rejected: null },
      { backend: 'webgl', msPerStep: null, rejected: 'its gradient is off by 2 %' },
      { backend: 'cpu', msPerStep: 3.456, rejected: null },
    ] as const;
    const rows = calibrationRows({ ...exampleInfo(), calibration: { timings, remembered: false } });
    expect(rows.map(({ name, speed, words }) => [name, speed, words])).toEqual([
      ['JavaScript', '3.46', 'taken'],
      ['WebAssembly', '12', 'slower'],
      ['WebGL', '–', 'its gradient is off by 2 %'],
      ['WebGPU', '–', 'No adapter was found.'],
    ]);
  });
});
