import { describe, expect, it } from 'vitest';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { version } from '@tensorflow/tfjs-backend-webgpu/package.json';
import { gpuMismatch } from '../../../../../workers/training/models/kernels/gpu-device';
import { eachValue, fold, shaderOf } from '../../../../../workers/training/models/kernels/gpu-program';
import { EXPECTED_TFJS } from '../../../../../workers/training/models/kernels/program';
import { lstmBackward, lstmForward } from '../../../../../workers/training/models/kernels/wgsl/lstm';
import { joinBlocks } from '../../../../../workers/training/models/kernels/wgsl/vectors';

/** What the kernels need of a backend, and no more. */
const known = {
  tensorMap: new Map(),
  commandEncoder: null,
  computePassEncoder: null,
  commandQueueOwnedIds: new WeakSet(),
  dispatchCountInPass: 0,
  ...Object.fromEntries(
    [
      ...['refCount', 'makeTensorInfo', 'uploadToGPU', 'ensureCommandEncoderReady'],
      ...['endComputePassEncoder', 'submitQueue', 'makeUniforms'],
    ].map((name) => [name, () => undefined]),
  ),
};

const mismatch = (parts: object, of = EXPECTED_TFJS): string | null =>
  gpuMismatch(parts as unknown as WebGPUBackend, of);

describe('a WebGPU backend that the shaders do not know', () => {
  it('should be recognised by its version and by its parts', () => {
    expect(mismatch(known)).toBeNull();
    expect(mismatch(known, '4.23.0')).toBe('tfjs 4.23.0 is not 4.22.0, for which they were made');
    expect(mismatch({ ...known, makeUniforms: undefined })).toBe('tfjs hides its makeUniforms');
    expect(mismatch({ ...known, tensorMap: {} })).toBe('tfjs hides its tensors');
    expect(mismatch({ ...known, commandQueueOwnedIds: [] })).toBe('tfjs hides its queue of commands');
  });

  it('should be of the version that the package has here', () => {
    expect(version).toBe(EXPECTED_TFJS);
  });
});

describe('a shader', () => {
  it('should be given workgroups enough, no more than a dimension takes', () => {
    for (const count of [1, 32_768, 32_769, 65_536, 1_000_003]) {
      const [x, y, z] = fold(count);
      expect(x * y * z).toBeGreaterThanOrEqual(count);
      expect(x * y * z - count).toBeLessThan(x);
      expect(Math.max(x, y, z)).toBeLessThanOrEqual(65_535);
    }
  });

  it('should bind what it reads, then what it writes, then its numbers', () => {
    const text = shaderOf(
      eachValue({
        name: 'x',
        reads: ['a'],
        writes: ['b'],
        numbers: { k: 'f32' },
        body: 'b[i] = n.k * a[i];',
      }),
    );
    expect(text).toContain('@binding(0) var<storage, read> a: array<f32>;');
    expect(text).toContain('@binding(1) var<storage, read_write> b: array<f32>;');
    expect(text).toContain('@binding(2) var<uniform> n: Numbers;');
    expect(text).toContain('struct Numbers { size: u32, k: f32 }');
  });

  it('should keep to the eight buffers that every device has', () => {
    expect(() => joinBlocks(7)).not.toThrow();
    expect(() => joinBlocks(8)).toThrow('7 blocks at most');
  });

  it.each([4, 100, 256])('should keep to the shared memory that every device has, at %d units', (units) => {
    for (const batch of [1, 64, 512])
      for (const { program } of [lstmForward(units, batch), lstmBackward(units, batch, 'all')]) {
        const arrays = [...program.globals!.matchAll(/var<workgroup> \w+: array<f32, (\d+)>/g)];
        const floats = arrays.reduce((sum, [, length]) => sum + Number(length), 0);
        expect(4 * floats).toBeLessThanOrEqual(16_384);
      }
  });
});
