import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, dayRange } from '../../../src/domain/calendar';
import { BASE_INDICATOR_IDS } from '../../../src/domain/catalogue/ids';
import { applyShock } from '../../../src/domain/shock/apply';
import { choiceShocks, choiceText, parseChoice, type MixPart } from '../../../src/domain/shock/choice';
import { presetShocks, presetSizes, shockPreset, SHOCK_PRESETS } from '../../../src/domain/shock/presets';
import { replayOf, replayShocks } from '../../../src/domain/shock/replay';
import { validateShock } from '../../../src/domain/shock/validate';

const data = { firstDay: dayFromIso('2013-04-29'), lastDay: dayFromIso('2025-12-31') };
const start = dayFromIso('2025-11-01');

describe('SHOCK_PRESETS', () => {
  it('should be within the allowed range at every size offered', () => {
    const problems = SHOCK_PRESETS.flatMap((preset) =>
      [...presetSizes(preset, 10), preset.usual].flatMap((size) =>
        presetShocks(preset, size, start).flatMap((shock) => validateShock(shock, data)),
      ),
    );
    expect(problems).toEqual([]);
  });

  it('should turn sizes on screen into the unit of each indicator', () => {
    expect(presetShocks(shockPreset('rates'), 200, start).map(({ size }) => size)).toEqual([2, 2, 2]);
    expect(presetShocks(shockPreset('doubled'), 2, start).map(({ kind, size }) => [kind, size])).toEqual(
      Array(3).fill(['scale', 2]),
    );
    expect(presetShocks(shockPreset('crash'), -30, start)[0]!.size).toBeCloseTo(0.7, 12);
    expect(presetShocks(shockPreset('inversion'), 200, start).map(({ size }) => size)).toEqual([1, -1]);
  });

  it('should spread sizes evenly, ends included', () => {
    expect(presetSizes(shockPreset('rates'), 10)).toEqual([50, 100, 150, 200, 250, 300, 350, 400, 450, 500]);
  });
});

describe('replayShocks', () => {
  const days = dayRange(dayFromIso('2020-01-01'), dayFromIso('2020-06-30'));
  const replay = replayOf('march-2020');
  const vix = {
    days,
    knownDays: days,
    values: Float64Array.from(days, (day) => (day < replay.firstDay ? 15 : 15 + 3 * (day - replay.firstDay))),
  };

  it('should repeat on other days what happened then', () => {
    const [shock] = replayShocks(replay, { vix }, start);
    const later = dayRange(start - 2, start + 20);
    const calm = { days: later, knownDays: later, values: new Float64Array(later.length).fill(20) };
    const { values } = applyShock(calm, shock!);
    // A fifth of 15 a day is a fifth of 20 a day.
    [20, 20, 20, 24, 28].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 10));
  });

  it('should repeat levels of indices in proportion, rates in points', () => {
    const rate = { ...vix, values: vix.values.map((value) => value / 15) };
    const [steps] = replayShocks(replay, { fed_rate: rate }, start);
    expect(steps!.kind).toBe('add');
    const sp500 = { ...vix, values: vix.values.map((_, i) => (days[i]! < replay.firstDay ? 4000 : 3000)) };
    const [shock] = replayShocks(replay, { sp500 }, start);
    expect(shock!.kind).toBe('scale');
    expect(shock!.size).toBeCloseTo(0.75, 12);
  });

  it('should carry the last observation over days without one, and leave out what did not move', () => {
    const weekly = (values: (day: number) => number) => {
      const dates = days.filter((_, i) => i % 7 === 0);
      return { days: dates, knownDays: dates, values: Float64Array.from(dates, values) };
    };
    const shocks = replayShocks(
      replay,
      { dxy: weekly((day) => (day < replay.firstDay ? 100 : 110)), vix: weekly(() => 15) },
      start,
    );
    expect(shocks.map(({ indicator }) => indicator)).toEqual(['dxy']);
    expect(shocks[0]!.path).toHaveLength(replay.lastDay - replay.firstDay + 1);
    expect(new Set(shocks[0]!.path)).toEqual(new Set([0, 1]));
  });
});

describe('parseChoice', () => {
  const part = fc.record<MixPart>({
    indicator: fc.constantFrom(...BASE_INDICATOR_IDS),
    kind: fc.constantFrom('add', 'scale'),
    size: fc.double({ min: -100, max: 100, noNaN: true }).filter((size) => !Object.is(size, -0)),
    shape: fc.constantFrom('step', 'ramp', 'pulse'),
    lengthDays: fc.integer({ min: 1, max: 3650 }),
  });

  it('should read what choiceText writes', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const choice = { kind: 'mix', parts } as const;
        expect(parseChoice(choiceText(choice))).toEqual(choice);
      }),
    );
    for (const text of ['preset:rates:200', 'replay:march-2020']) {
      expect(choiceText(parseChoice(text))).toBe(text);
    }
  });

  it('should refuse nonsense with what can be written there', () => {
    expect(() => parseChoice('preset:rates:5000')).toThrow('50 to 500 bp');
    expect(() => parseChoice('preset:moon:1')).toThrow('rates, doubled');
    expect(() => parseChoice('replay:1929')).toThrow('march-2020');
    expect(() => parseChoice('mix:gold,add,1,step,30')).toThrow('fed_rate');
    expect(() => parseChoice('mix:vix,add,,step,30')).toThrow('not a number');
    expect(() => parseChoice('mix:')).toThrow('1 to 12');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseChoice(text)).toThrow(RangeError);
      }),
    );
  });

  it('should begin every part on the chosen day', () => {
    const choice = parseChoice('mix:fed_rate,add,2,step,30;vix,add,30,pulse,30');
    expect(choiceShocks(choice, start).map(({ startDay }) => startDay)).toEqual([start, start]);
  });
});
