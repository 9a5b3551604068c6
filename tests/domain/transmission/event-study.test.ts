import { describe, expect, it } from 'vitest';
import { dayFromIso, weekday } from '../../../src/domain/calendar';
import { createRandom } from '../../../src/domain/random';
import { eventStudy } from '../../../src/domain/transmission/event-study';
import {
  drawLike,
  placeboPool,
  rowsOfDays,
  usableRows,
} from '../../../src/domain/transmission/placebo-dates';

const FIRST = dayFromIso('2018-01-01');
const DAYS = Int32Array.from({ length: 1500 }, (_, i) => FIRST + i);
/** Every sixth Wednesday. */
const EVENTS = DAYS.filter((day, i) => weekday(day) === 3 && Math.floor(i / 7) % 6 === 3);

/** A price with an extra return on the rows of events. */
function price(seed: number, extra: (isEvent: boolean, noise: number) => number): Float64Array {
  const random = createRandom(seed);
  const events = new Set(EVENTS);
  let level = 5;
  return Float64Array.from(DAYS, (day) => (level += extra(events.has(day), 0.02 * random.normal())));
}

describe('eventStudy', () => {
  it('should find a jump at the events and nothing before them', () => {
    const jump = price(1, (isEvent, noise) => noise + 0.001 + (isEvent ? 0.03 : 0));
    const study = eventStudy(DAYS, jump, { eventDays: EVENTS, before: 5, after: 5, seed: 1 });
    expect([...study.offsets]).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
    expect(study.mean[4]).toBeCloseTo(0, 12);
    expect(Math.abs(study.mean[5]! - 0.029)).toBeLessThan(0.009);
    expect(study.mean[5]).toBeGreaterThan(study.upper[5]!);
    for (const before of [0, 1, 2, 3]) {
      expect(study.mean[before]! > study.lower[before]! && study.mean[before]! < study.upper[before]!).toBe(
        true,
      );
    }
    expect(study.drift.pValue).toBeLessThan(0.02);
    expect(study.events).toBe(EVENTS.length);
  });

  it('should find days of larger moves without a direction', () => {
    const wild = price(2, (isEvent, noise) => (isEvent ? 3 * noise : noise));
    const { move, drift } = eventStudy(DAYS, wild, { eventDays: EVENTS, before: 3, after: 0, seed: 1 });
    expect(move.pValue).toBeLessThan(0.01);
    expect(move.value).toBeGreaterThan(2 * move.placebo);
    expect(drift.placebo).toBeCloseTo(0, 2);
  });

  it('should raise about one false alarm in twenty', () => {
    let alarms = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const still = price(100 + seed, (_, noise) => noise);
      const options = { eventDays: EVENTS, before: 2, after: 3, placebos: 100, seed };
      if (eventStudy(DAYS, still, options).drift.pValue <= 0.05) alarms++;
    }
    expect(alarms / 150).toBeGreaterThan(0.005);
    expect(alarms / 150).toBeLessThan(0.11);
  });

  it('should be the same for the same seed and never claim a p-value of 0', () => {
    const jump = price(3, (isEvent, noise) => noise + (isEvent ? 0.5 : 0));
    const study = (seed: number): ReturnType<typeof eventStudy> =>
      eventStudy(DAYS, jump, { eventDays: EVENTS, before: 2, after: 2, placebos: 99, seed });
    expect(study(1)).toEqual(study(1));
    expect(study(2).lower).not.toEqual(study(1).lower);
    expect(study(1).drift.pValue).toBe(0.01);
  });

  it('should leave out events whose window is not in the data', () => {
    const some = price(4, (_, noise) => noise);
    some[EVENTS[2]! - FIRST + 4] = NaN;
    const eventDays = [FIRST - 40, ...EVENTS, FIRST + 1499, FIRST + 9999];
    const study = eventStudy(DAYS, some, { eventDays, before: 5, after: 5, placebos: 20, seed: 1 });
    expect([study.events, study.leftOut]).toEqual([EVENTS.length - 1, 4]);
    expect(() => eventStudy(DAYS, some, { eventDays: EVENTS.slice(0, 3), seed: 1 })).toThrow(
      /2 events lie in the data/,
    );
  });

  it('should say so where too few days are without an announcement', () => {
    const weekly = DAYS.filter((day) => weekday(day) === 3);
    const still = price(5, (_, noise) => noise);
    expect(() => eventStudy(DAYS, still, { eventDays: weekly, seed: 1 })).toThrow(
      /only 0 days .* shorter window/,
    );
  });
});

describe('placebo dates', () => {
  it("should be different days of the events' weekdays outside every window", () => {
    const isUsable = usableRows(new Float64Array(1500), { before: 4, after: 4 });
    const events = rowsOfDays(DAYS, EVENTS);
    const pool = placeboPool(DAYS, { events, isUsable, window: { before: 4, after: 4 } });
    const drawn = drawLike(DAYS, events, { pool, random: createRandom(1) });
    expect(new Set(drawn).size).toBe(events.length);
    for (const row of drawn) {
      expect(weekday(DAYS[row]!)).toBe(3);
      expect(Math.min(...events.map((event) => Math.abs(event - row)))).toBeGreaterThan(4);
    }
  });

  it('should find the row of a day, or the next one', () => {
    expect(rowsOfDays([10, 12, 15], [9, 10, 11, 15, 16])).toEqual([3, 0, 1, 2, 3]);
  });
});
