import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { butterworthLowpass } from '../../../src/domain/signal/butterworth';
import { filtfilt, lfilter } from '../../../src/domain/signal/filter';
import { expectClose } from '../../fixtures/close';
import { golden, goldenPanel, RAW } from '../../fixtures/raw';
import { reference } from '../../fixtures/reference';

const filters = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }))
  .map(([order, cutoff]) => butterworthLowpass(order, cutoff));
const series = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 30, maxLength: 60 });

describe('butterworthLowpass', () => {
  it('should equal scipy for every order and cutoff tried', () => {
    for (const { order, cutoff, b, a } of reference.filters) {
      const filter = butterworthLowpass(order, cutoff);
      // Coefficients that vanish by symmetry (cutoff 0.5) are rounding noise on both sides.
      expectClose(filter.b, b, { relative: 1e-9 });
      expectClose(filter.a, a, { relative: 1e-9, absolute: 1e-13 });
    }
  });

  it('should pass a constant unchanged and halve the power at the cutoff', () => {
    const { b, a } = butterworthLowpass(3, 0.25);
    const at = (list: Float64Array): number => {
      const angle = Math.PI * 0.25;
      const re = list.reduce((sum, c, k) => sum + c * Math.cos(k * angle), 0);
      const im = list.reduce((sum, c, k) => sum - c * Math.sin(k * angle), 0);
      return re * re + im * im;
    };
    const sum = (list: Float64Array): number => list.reduce((total, c) => total + c, 0);
    expect(sum(b) / sum(a)).toBeCloseTo(1, 12);
    expect(at(b) / at(a)).toBeCloseTo(0.5, 12);
  });

  it('should refuse orders and cutoffs out of range', () => {
    expect(() => butterworthLowpass(0, 0.1)).toThrow(/order is 0/);
    expect(() => butterworthLowpass(1.5, 0.1)).toThrow(RangeError);
    for (const cutoff of [0, 1, NaN]) expect(() => butterworthLowpass(3, cutoff)).toThrow(/between 0 and 1/);
  });
});

describe('lfilter and filtfilt', () => {
  it('should equal scipy on recursive, moving-average and unnormalised filters', () => {
    for (const expected of reference.filtered.slice(0, 2)) {
      expectClose(lfilter(expected, reference.series), expected.lfilter, {
        relative: 1e-10,
        absolute: 1e-12,
      });
      expectClose(filtfilt(expected, reference.series), expected.filtfilt, {
        relative: 1e-10,
        absolute: 1e-12,
      });
    }
    const third = reference.filtered[2]!;
    expectClose(lfilter(third, reference.series), third.lfilter, { relative: 1e-10, absolute: 1e-12 });
    expectClose(filtfilt(third, reference.series), third.filtfilt, { relative: 1e-10, absolute: 1e-12 });
  });

  it('should leave a constant as it is', () => {
    fc.assert(
      fc.property(filters, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (filter, level) => {
        const flat = new Float64Array(40).fill(level);
        expectClose(lfilter(filter, flat), flat, { relative: 1e-9, absolute: 1e-12 });
        expectClose(filtfilt(filter, flat), flat, { relative: 1e-9, absolute: 1e-12 });
      }),
    );
  });

  it('should commute with turning the series around when run both ways', () => {
    const filter = butterworthLowpass(3, 0.3);
    fc.assert(
      fc.property(series, (x) => {
        // The two passes start at different ends, so that only the middle of a long series is alike.
        const long = [...x, ...x, ...x, ...x, ...x];
        const there = filtfilt(filter, long);
        const back = filtfilt(filter, [...long].reverse()).reverse();
        const [from, to] = [x.length * 2, x.length * 3];
        expectClose(there.subarray(from, to), back.subarray(from, to), { absolute: 1e-6 });
      }),
    );
  });

  it('should be causal one way', () => {
    fc.assert(
      fc.property(filters, series, fc.nat(), (filter, x, pick) => {
        const row = pick % x.length;
        const whole = lfilter(filter, x).subarray(0, row + 1);
        expect(whole).toEqual(lfilter(filter, x.slice(0, row + 1)));
      }),
    );
  });

  it('should skip missing values and leave them missing', () => {
    const filter = butterworthLowpass(2, 0.3);
    const x = [NaN, 1, 4, NaN, 2, 7, 3, 3, 8, 1, 5, 6, 2, NaN];
    const kept = x.filter((value) => !Number.isNaN(value));
    for (const run of [lfilter, filtfilt]) {
      const filtered = run(filter, x);
      expect([...filtered].map((value) => Number.isNaN(value))).toEqual(
        x.map((value) => Number.isNaN(value)),
      );
      expect(filtered.filter((value) => !Number.isNaN(value))).toEqual(run(filter, kept));
    }
  });

  it('should refuse series no longer than the padding and filters without a lead', () => {
    const filter = butterworthLowpass(3, 0.1);
    expect(() => filtfilt(filter, new Float64Array(12))).toThrow(/12 values are too few .* more than 12/);
    expect(filtfilt(filter, new Float64Array(13)).length).toBe(13);
    expect(() => lfilter({ b: [1], a: [0, 1] }, [1, 2])).toThrow(RangeError);
    expect(lfilter(filter, []).length).toBe(0);
  });
});

interface Butterworth {
  readonly b: number[];
  readonly a: number[];
  readonly series: Record<string, { input: number[]; filtfilt: number[]; lfilter_zi: number[] }>;
}

describe.skipIf(!RAW)('filters of the reference', () => {
  it('should equal scipy on log closes', () => {
    const filter = butterworthLowpass(3, 0.1);
    const expected = golden<Butterworth>('butterworth');
    expectClose(filter.b, expected.b, { relative: 1e-9 });
    expectClose(filter.a, expected.a, { relative: 1e-9 });
    const closes = goldenPanel().columns.btc_close!.slice(-400).map(Math.log);
    const { input, filtfilt: both, lfilter_zi: causal } = expected.series.btc_log_close!;
    expectClose(closes, input, { relative: 1e-9 });
    expectClose(filtfilt(filter, closes), both, { relative: 1e-9 });
    expectClose(lfilter(filter, closes), causal, { relative: 1e-9 });
  });
});
