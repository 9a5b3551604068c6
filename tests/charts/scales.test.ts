import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../src/charts/common';
import { spread } from '../../src/charts/labels';
import { logTicks } from '../../src/charts/log-scale';
import { dayFromIso } from '../../src/domain/calendar';

describe('logTicks', () => {
  it('should choose round figures', () => {
    expect(logTicks(30, 12_000)).toEqual([30, 100, 300, 1000, 3000, 10_000]);
    expect(logTicks(80, 160)).toEqual([80, 100, 120, 140, 160]);
  });

  it('should stay inside, rising, and few, over any span', () => {
    const exponent = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(exponent, fc.double({ min: 0.02, max: 12, noNaN: true }), (low, decades) => {
        const [from, to] = [10 ** low, 10 ** (low + decades)];
        const ticks = logTicks(from, to);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        ticks.forEach((tick, i) => {
          expect(tick).toBeGreaterThanOrEqual(from);
          expect(tick).toBeLessThanOrEqual(to);
          if (i > 0) expect(tick).toBeGreaterThan(ticks[i - 1]!);
        });
      }),
    );
  });

  it('should give nothing for an impossible span', () => {
    expect(logTicks(0, 10)).toEqual([]);
    expect(logTicks(5, 5)).toEqual([]);
  });
});

describe('timeTicks', () => {
  const iso = (times: readonly number[]): string[] =>
    times.map((time) => new Date(time).toISOString().slice(0, 10));

  it('should fall on January over years', () => {
    const span = { firstDay: dayFromIso('2021-01-01'), lastDay: dayFromIso('2025-12-31') };
    expect(iso(timeTicks(span))).toEqual([
      '2021-01-01',
      '2022-01-01',
      '2023-01-01',
      '2024-01-01',
      '2025-01-01',
    ]);
  });

  it('should fall on first days of months inside a year', () => {
    const span = { firstDay: dayFromIso('2025-01-01'), lastDay: dayFromIso('2025-12-31') };
    expect(iso(timeTicks(span))).toEqual([
      '2025-01-01',
      '2025-03-01',
      '2025-05-01',
      '2025-07-01',
      '2025-09-01',
      '2025-11-01',
    ]);
  });
});

describe('spread', () => {
  it('should leave alone what is far enough apart', () => {
    expect(spread([10, 100, 50], 16)).toEqual([10, 100, 50]);
  });

  it('should move neighbours apart around their middle', () => {
    expect(spread([50, 54], 16)).toEqual([44, 60]);
  });

  it('should keep the order and the gap for any wishes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 6 }), (wanted) => {
        const places = spread(wanted, 16);
        const order = wanted.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
        order.forEach((index, i) => {
          const before = order[i - 1];
          if (before === undefined) return;
          expect(places[index]! - places[before]!).toBeGreaterThanOrEqual(16 - 1e-9);
          expect(wanted[index]!).toBeGreaterThanOrEqual(wanted[before]!);
        });
      }),
    );
  });
});
