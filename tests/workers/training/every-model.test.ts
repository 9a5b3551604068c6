import { beforeAll, describe, expect, it } from 'vitest';
import type { RunSpec } from '../../../src/contracts/run';
import type { TrainingResult } from '../../../src/contracts/training-engine';
import { dayFromIso } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { MODEL_KINDS } from '../../../src/domain/spec/fields';
import { memoryStorage } from '../../../workers/training/memory-storage';
import { engineOn, shippedPanel, shortSpec, timeless, valueOf } from './shipped-runs';

/** One for all runs, so that a backend's gradient of a model is checked once. */
const storage = memoryStorage();
let panel: Frame;
beforeAll(async () => {
  panel = await shippedPanel();
});

async function train(changes: Partial<RunSpec>): Promise<TrainingResult> {
  const short = { epochs: 1, batchSize: 256, firstDay: dayFromIso('2022-06-01') };
  const job = { runId: 'm', spec: shortSpec({ ...short, ...changes }), panel };
  return valueOf(await engineOn(storage).run(job, () => undefined));
}

describe.each(MODEL_KINDS)('a run of %s', (model) => {
  it('should repeat itself with the same seed, differ with another, and end with the tensors it began with', async () => {
    const first = await train({ model });
    expect(timeless(await train({ model }))).toEqual(timeless(first));
    expect((await train({ model, seed: 8 })).model.parameters).not.toEqual(first.model.parameters);
    expect(first.report.tensors.after).toBe(first.report.tensors.before);
    expect(first.report.info.parameters).toBe(first.model.parameters.length);
  });

  it('should answer bands with the head of quantiles and leave no tensors either', async () => {
    const { report } = await train({ model, head: 'quantiles' });
    expect(report.tensors.after).toBe(report.tensors.before);
    expect(report.bands!.bands.map(({ nominal }) => nominal)).toEqual([80, 95]);
    expect(report.test.quantiles!.flat(2).every((price) => price > 0)).toBe(true);
  });
});

describe('what keeps a model from learning by heart', () => {
  it.each([{ noise: 0.1 }, { dropout: 0.4 }, { l2: 0.01 }])(
    'should change a run as its specification says, the same at every run: %o',
    async (changes) => {
      const plain = { noise: 0, dropout: 0, l2: 0 };
      const [without, first] = [await train(plain), await train({ ...plain, ...changes })];
      expect(first.model.parameters).not.toEqual(without.model.parameters);
      expect(timeless(await train({ ...plain, ...changes }))).toEqual(timeless(first));
    },
  );

  it('should hold weights down by the L2 penalty', async () => {
    const length = ({ model }: TrainingResult): number =>
      Math.sqrt(model.parameters.reduce((sum, value) => sum + value * value, 0));
    const strong = { epochs: 10, patience: 0, batchSize: 32 };
    expect(length(await train({ ...strong, l2: 0.1 }))).toBeLessThan(0.9 * length(await train(strong)));
  });
});
