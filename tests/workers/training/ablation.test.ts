import { describe, expect, it } from 'vitest';
import type { RunSpec } from '../../../src/contracts/run';
import { ablationPair, type AblationKind } from '../../../src/domain/spec/ablation';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { prepareRun } from '../../../workers/training/prepare';
import { syntheticPanel } from '../../domain/features/synthetic';

const panel = syntheticPanel(1100, 6);
const spec: RunSpec = defaultSpec({
  data: 'synthetic',
  firstDay: panel.days[0]!,
  lastDay: panel.days.at(-1)!,
});
const prepared = (kind: AblationKind, rows = panel) => {
  const { off, on } = ablationPair(spec, kind);
  return { off: prepareRun(off.spec, rows), on: prepareRun(on.spec, rows) };
};

describe('what an ablation takes out', () => {
  it('should leave close and volume, and zeros on the macro path, without macro', () => {
    const { off, on } = prepared('macro');
    expect(off.scaling.features).toEqual(['close', 'volume']);
    expect(on.scaling.features.length).toBeGreaterThan(5);
    expect(off.dataset.columns.macro.length).toBe(on.dataset.columns.macro.length);
    const seen = (values: Float64Array) => [...off.train].some((row) => values[row] !== 0);
    expect(off.dataset.columns.macro.some(seen)).toBe(false);
    expect(on.dataset.columns.macro.some((values) => values.some((value) => value !== 0))).toBe(true);
  });

  it('should weigh all macro inputs alike without dynamic weights', () => {
    const { off, on } = prepared('weights');
    const row = on.train[50]!;
    const ratio = (i: number) => on.dataset.columns.macro[i]![row]! / off.dataset.columns.macro[i]![row]!;
    const ratios = off.scaling.macroInputs.map((_, i) => 7 ** -1 * ratio(i));
    expect(new Set(ratios.map((value) => value.toFixed(6))).size).toBeGreaterThan(3);
    expect(off.dataset.columns.sequence).toEqual(on.dataset.columns.sequence);
  });

  it('should change the weights in regimes with boosts', () => {
    const rising = Float64Array.from(panel.days, (_, row) => 1 + Math.floor(row / 30) / 4);
    const hikes = { ...panel, columns: { ...panel.columns, fed_rate: rising } };
    const { off, on } = prepared('boosts', hikes);
    expect(on.dataset.columns.macro).not.toEqual(off.dataset.columns.macro);
  });

  it('should let a leaky scaler, and only it, see the rows of the test', () => {
    const { off, on } = prepared('leak');
    expect(on.scaling.scalers).not.toEqual(off.scaling.scalers);
    const after = off.test[0]!;
    const changed = {
      days: panel.days,
      columns: Object.fromEntries(
        Object.entries(panel.columns).map(([id, values]) => [
          id,
          values.map((value, row) => (row < after ? value : value * 1.7)),
        ]),
      ),
    };
    const { off: honest, on: leaky } = ablationPair(spec, 'leak');
    expect(prepareRun(honest.spec, changed).scaling.scalers).toEqual(off.scaling.scalers);
    expect(prepareRun(leaky.spec, changed).scaling.scalers).not.toEqual(on.scaling.scalers);
  });

  it('should add no noise where there is none', () => {
    const { off, on } = prepared('noise');
    expect([off.noise, typeof on.noise]).toEqual([undefined, 'function']);
  });
});
