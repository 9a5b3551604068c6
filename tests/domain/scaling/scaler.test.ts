import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitScaler, scalerFromParams, type ScalerKind } from '../../../src/domain/scaling/scaler';
import { expectClose } from '../../fixtures/close';
import { golden, goldenPanel, RAW, rawCoin } from '../../fixtures/raw';
import { reference } from '../../fixtures/reference';

const KINDS = ['standard', 'minmax', 'robust'] as const satisfies ScalerKind[];

describe('fitScaler', () => {
  it('should equal numpy when fitted on the first rows and applied to all', () => {
    const { fitRows, ...expected } = reference.scalers;
    for (const kind of KINDS) {
      const scaler = fitScaler(kind, reference.series.slice(0, fitRows));
      expectClose(scaler.transform(reference.series), expected[kind], { relative: 1e-12, absolute: 1e-14 });
    }
  });

  it('should undo itself', () => {
    const value = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...KINDS),
        fc.boolean(),
        (x, kind, log) => {
          const scaler = fitScaler(kind, x, { log });
          const stored = scalerFromParams(JSON.parse(JSON.stringify(scaler.params)) as typeof scaler.params);
          expectClose(stored.inverse(scaler.transform(x)), x, { relative: 1e-6 });
        },
      ),
    );
  });

  it('should ignore NaN in fitting and keep it', () => {
    for (const kind of KINDS) {
      const scaler = fitScaler(kind, [NaN, 1, 2, NaN, 6]);
      expect(scaler.params).toEqual(fitScaler(kind, [1, 2, 6]).params);
      expect(scaler.transform([NaN, 2])[0]).toBeNaN();
      expect(scaler.inverse([NaN, 2])[0]).toBeNaN();
    }
  });

  it('should clip nothing', () => {
    expect([...fitScaler('minmax', [0, 10]).transform([0, 10, 20, -5])]).toEqual([-1, 1, 3, -2]);
    expect([...fitScaler('minmax', [0, 10], { range: [0, 1] }).transform([5])]).toEqual([0.5]);
  });

  it('should use scale 1 where values are constant, rounding noise included', () => {
    for (const kind of KINDS) {
      for (const flat of [
        [7, 7, 7],
        [0, 0, 0],
        [0.3, 0.1 + 0.2, 0.3],
      ]) {
        expect(fitScaler(kind, flat).params.scale).toBe(1);
      }
    }
    // Most values equal: the quantiles coincide although the values vary.
    expect(fitScaler('robust', [...new Array<number>(50).fill(2), 9]).params.scale).toBe(1);
  });

  it('should scale logarithms when asked', () => {
    const scaler = fitScaler('minmax', [1, 100], { log: true });
    expectClose(scaler.transform([1, 10, 100, 0, -3]), [-1, 0, 1, NaN, NaN], { absolute: 1e-12 });
    expect(scaler.inverse([0])[0]).toBeCloseTo(10, 10);
  });

  it('should refuse values and options it cannot use', () => {
    expect(() => fitScaler('standard', [NaN, NaN])).toThrow(/no value to fit on/);
    expect(() => fitScaler('standard', [1, Infinity])).toThrow(/row 1/);
    expect(() => fitScaler('minmax', [1, 0], { log: true })).toThrow(/row 1 .* no logarithm/);
    expect(() => fitScaler('minmax', [1, 2], { range: [1, 1] })).toThrow(/empty/);
    expect(() => fitScaler('robust', [1, 2], { quantiles: [0.9, 0.1] })).toThrow(/out of order/);
    expect(() => fitScaler('robust', [1, 2], { quantiles: [-1, 0.5] })).toThrow(RangeError);
  });
});

interface Scaled {
  readonly input: number[];
  readonly robust: { center: number; scale: number; transformed: number[] };
  readonly minmax: { data_min: number; data_max: number; transformed: number[] };
  readonly standard: { mean: number; scale: number; transformed: number[] };
}

describe.skipIf(!RAW)('scalers of the reference', () => {
  const { fit_rows: fitRows, series } = RAW
    ? golden<{ fit_rows: number; series: Record<string, Scaled> }>('scalers')
    : { fit_rows: 0, series: {} };

  it.each(Object.entries(series))('should equal scikit-learn on %s', (_, expected) => {
    const train = expected.input.slice(0, fitRows);
    for (const kind of KINDS) {
      const scaled = fitScaler(kind, train).transform(expected.input);
      // The file's inputs carry 11 digits: values that scale to nearly 0 are known to 1e-10 of the scale.
      expectClose(scaled, expected[kind].transformed, { relative: 1e-9, absolute: 1e-10 });
    }
    const { params } = fitScaler('robust', train);
    expectClose([params.centre, params.scale], [expected.robust.center, expected.robust.scale], {
      relative: 1e-9,
    });
  });

  it('should have been fed the raw volume', () => {
    expectClose(rawCoin('btc').volume.slice(-300), series.btc_volume!.input, { relative: 1e-10 });
    expect(goldenPanel().columns.vix!.at(-1)).toBe(series.vix!.input.at(-1));
  });
});
