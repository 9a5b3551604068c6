import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODEL_KINDS } from '../../../src/domain/spec/fields';
import {
  formatSpeed,
  parseSpeed,
  type BackendSpeed,
  type ModelTimes,
} from '../../../src/domain/speed/shared';

const BACKENDS = ['wasm', 'webgpu', 'webgl', 'wasm-plain', 'webgpu-plain', 'cpu'] as const;

const milliseconds = fc.option(fc.double({ min: 0.001, max: 99_999, noNaN: true }));
const speed = fc
  .tuple(
    fc.constantFrom(...BACKENDS),
    fc.array(milliseconds, { minLength: MODEL_KINDS.length, maxLength: MODEL_KINDS.length }),
  )
  .map(([backend, figures]): BackendSpeed => {
    const times = Object.fromEntries(MODEL_KINDS.map((model, i) => [model, figures[i]!])) as ModelTimes;
    return { backend, times };
  });
const machine = fc.record({
  day: fc.integer({ min: 0, max: 47_481 }),
  cores: fc.integer({ min: 0, max: 4096 }),
  backends: fc
    .uniqueArray(speed, { selector: ({ backend }) => backend, minLength: 1 })
    .filter((list) => list.every(({ times }) => Object.values(times).some((ms) => ms !== null))),
});

const times = (ms: number | null): ModelTimes =>
  Object.fromEntries(MODEL_KINDS.map((model) => [model, ms])) as ModelTimes;

describe('the figures of a machine in a link', () => {
  it('should come back to three digits, whatever they are, within the length that a link may have', () => {
    fc.assert(
      fc.property(machine, (said) => {
        const text = formatSpeed(said);
        expect(text.length).toBeLessThanOrEqual(1000);
        const read = parseSpeed(text)!;
        expect([read.day, read.cores]).toEqual([said.day, said.cores]);
        expect(read.backends.map(({ backend }) => backend)).toEqual(
          said.backends.map(({ backend }) => backend),
        );
        for (const [i, { times: found }] of read.backends.entries()) {
          for (const model of MODEL_KINDS) {
            const ms = said.backends[i]!.times[model];
            expect(found[model]).toBe(ms === null ? null : Number(ms.toPrecision(3)));
          }
        }
        expect(formatSpeed(read)).toBe(text);
      }),
    );
  });

  it('should leave out a backend that has no figure', () => {
    const backends = [
      { backend: 'wasm', times: times(2) },
      { backend: 'webgl', times: times(null) },
    ] as const;
    expect(formatSpeed({ day: 20_000, cores: 8, backends })).toBe(
      `1~20000~8~wasm${'_2'.repeat(MODEL_KINDS.length)}`,
    );
  });

  it('should read a link that was made before the latest models came', () => {
    const { backends } = parseSpeed('1~20000~8~wasm_1_2_3_4_5_6_7_8')!;
    expect(Object.values(backends[0]!.times)).toEqual(MODEL_KINDS.map((_, i) => (i < 8 ? i + 1 : null)));
  });

  it.each([
    ['nothing', ''],
    ['another version', '2~20000~8~wasm_2_2_2_2_2_2_2_2'],
    ['no backend', '1~20000~8'],
    ['an unknown backend', '1~20000~8~cuda_2_2_2_2_2_2_2_2'],
    ['one backend twice', '1~20000~8~cpu_2_2_2_2_2_2_2_2~cpu_2_2_2_2_2_2_2_2'],
    ['too few models', '1~20000~8~wasm_2_2_2_2_2_2_2'],
    ['no time at all', '1~20000~8~wasm_0_2_2_2_2_2_2_2'],
    ['a time below zero', '1~20000~8~wasm_-2_2_2_2_2_2_2_2'],
    ['words', '1~20000~8~wasm_<b>_2_2_2_2_2_2_2'],
    ['nothing measured', '1~20000~8~wasm_x_x_x_x_x_x_x_x'],
    ['a day that never comes', '1~99999~8~wasm_2_2_2_2_2_2_2_2'],
    ['half a processor', '1~20000~0.5~wasm_2_2_2_2_2_2_2_2'],
  ])('should refuse %s', (_, text) => {
    expect(parseSpeed(text)).toBeNull();
  });
});
