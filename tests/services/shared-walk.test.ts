import { describe, expect, it } from 'vitest';
import type { TrainedFold } from '../../src/contracts/training-engine';
import { SharedWalk } from '../../src/services/shared-walk';
import { paysTwice } from '../../src/services/spare-cores';

const fold = (value: number): TrainedFold => ({
  features: [],
  macroInputs: [],
  scalers: [],
  macroScalers: [],
  parameters: Float32Array.of(value),
});

describe('a walk of two workers', () => {
  it('should give the lead the first turns, the helper the last, and each turn to one of them', async () => {
    const walk = new SharedWalk(4);
    expect(await walk.take(0)).toBeNull();
    expect(walk.next()).toBe(3);
    walk.done(3, fold(3));
    expect(walk.next()).toBe(2);
    expect(await walk.take(1)).toBeNull();
    const taken = walk.take(2);
    expect(walk.waiting).toBe(true);
    walk.done(2, fold(2));
    expect(await taken).toEqual(fold(2));
    expect(walk.waiting).toBe(false);
    expect(walk.next()).toBeNull();
    expect(await walk.take(3)).toEqual(fold(3));
  });

  it('should leave to the lead what a helper that ended has not handed over', async () => {
    const walk = new SharedWalk(3);
    expect(walk.next()).toBe(2);
    expect(walk.next()).toBe(1);
    walk.done(2, fold(2));
    const taken = walk.take(1);
    walk.end();
    expect(await taken).toBeNull();
    expect(await walk.take(2)).toEqual(fold(2));
    expect(walk.next()).toBeNull();
  });
});

describe('a second worker', () => {
  it.each([
    { said: 'four processors', backend: 'wasm', machine: { cores: 4, memory: 8 }, pays: true },
    { said: 'no word of memory', backend: 'cpu', machine: { cores: 8, memory: undefined }, pays: true },
    { said: 'two processors', backend: 'wasm', machine: { cores: 2, memory: 8 }, pays: false },
    { said: 'little memory', backend: 'wasm', machine: { cores: 8, memory: 2 }, pays: false },
    { said: 'a graphics processor', backend: 'webgpu', machine: { cores: 16, memory: 8 }, pays: false },
  ] as const)('should be judged on $said', ({ backend, machine, pays }) => {
    expect(paysTwice(backend, machine)).toBe(pays);
  });
});
