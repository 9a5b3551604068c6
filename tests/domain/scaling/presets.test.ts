import { describe, expect, it } from 'vitest';
import { FEATURES, findFeature } from '../../../src/domain/features/catalogue';
import { magnitudeBalance } from '../../../src/domain/scaling/balance';
import { SCALING_PRESETS, scalingFor } from '../../../src/domain/scaling/presets';
import { fitScaler } from '../../../src/domain/scaling/scaler';
import { buildFeatures } from '../../../src/domain/features/build';
import { syntheticPanel } from '../features/synthetic';

describe('scalingFor', () => {
  it('should scale each group by its nature', () => {
    const of = (id: string): unknown => scalingFor(findFeature(id).group);
    expect(of('close')).toEqual({ kind: 'minmax', log: true });
    expect(of('log_return_1d')).toEqual({ kind: 'standard', log: false });
    expect(of('volume')).toEqual({ kind: 'robust', log: true });
    expect(of('fed_rate')).toEqual({ kind: 'minmax', log: false });
  });

  it('should fit every feature of the catalogue under every preset', () => {
    const { columns } = buildFeatures(syntheticPanel(500), 'btc');
    for (const preset of SCALING_PRESETS) {
      for (const { id, group } of FEATURES) {
        const { kind, log } = scalingFor(group, preset);
        const scaled = fitScaler(kind, columns[id]!, { log }).transform(columns[id]!);
        expect(scaled.filter((value) => !Number.isFinite(value)).length).toBe(
          columns[id]!.filter(Number.isNaN).length,
        );
      }
    }
  });
});

describe('magnitudeBalance', () => {
  it('should flag features outside 0.5 to 1.5 on the training rows', () => {
    const table = magnitudeBalance(
      { even: [-1, 1, 99], small: [0, 0.2, 0], wide: [-4, 4, 0], gone: [NaN, NaN, 1] },
      [0, 1],
    );
    expect(table.map(({ deviation }) => deviation)).toEqual([1, 0.1, 4, NaN]);
    expect(table.map(({ balanced }) => balanced)).toEqual([true, false, false, false]);
    expect([table[2]!.min, table[2]!.max]).toEqual([-4, 4]);
  });
});
