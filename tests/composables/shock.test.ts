import { describe, expect, it } from 'vitest';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import { inputPicture, largestChange } from '../../src/composables/shock-picture';
import {
  choiceOf,
  SCENARIOS,
  shockControl,
  sizeProblem,
  usualLead,
} from '../../src/composables/shock-scenario';
import { lastOriginOf, seedsOf } from '../../src/composables/useModels';
import { BASE_INDICATOR_IDS } from '../../src/domain/catalogue/ids';
import { dayRange } from '../../src/domain/calendar';
import { exampleModel } from '../fixtures/lab';
import { exampleEntry } from '../fixtures/shock';

const settings = { indicator: 'fed_rate', size: 2 } as const;

describe('the scenario of the controls', () => {
  it('should be the indicator in its own unit, an index multiplied', () => {
    expect(choiceOf(DEFAULT_LINK_STATE)).toMatchObject({
      parts: [{ indicator: 'fed_rate', kind: 'add', size: 2 }],
    });
    const crash = { ...DEFAULT_LINK_STATE, shockIndicator: 'sp500', shockSize: -20 } as const;
    expect(choiceOf(crash)).toMatchObject({ parts: [{ kind: 'scale', size: 0.8 }] });
  });

  it('should be every scenario that is offered, at its usual size', () => {
    for (const { value } of SCENARIOS) {
      expect(() => choiceOf({ ...DEFAULT_LINK_STATE, shockScenario: value })).not.toThrow();
      expect(usualLead(value)).toBeGreaterThanOrEqual(30);
    }
  });

  it('should refuse an amount and a mix that cannot be, with what can', () => {
    const absurd = { ...DEFAULT_LINK_STATE, shockScenario: 'rates', shockAmount: 5000 } as const;
    expect(() => choiceOf(absurd)).toThrow('50 to 500 bp');
    const broken = { ...DEFAULT_LINK_STATE, shockScenario: 'mix', shockMix: 'gold,add,1,step,1' } as const;
    expect(() => choiceOf(broken)).toThrow('"gold"');
  });
});

describe('the models that differ in the seed', () => {
  it('should be found, each seed once, the chosen one first', () => {
    const model = exampleModel();
    const seeded = (seed: number, id: string) =>
      exampleEntry({ ...model, spec: { ...model.spec, seed } }, id);
    const other = exampleEntry({ ...model, spec: { ...model.spec, epochs: 9 } }, 'other');
    const [a, b, again] = [seeded(1, 'a'), seeded(2, 'b'), seeded(2, 'again')];
    expect(seedsOf(a, [b, other, again, a]).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('the last day from which a model can be asked', () => {
  it('should be the last of the run, or where an own coin has its last price', () => {
    const model = exampleModel();
    const entry = exampleEntry(model, 'a');
    expect(lastOriginOf(entry)).toBe(model.spec.lastDay);
    const own = { ...entry, model: { ...model, spec: { ...model.spec, coin: 'own_gold' } } } as const;
    const test = { ...entry.test, lastDay: model.spec.lastDay - 100 };
    expect(lastOriginOf({ ...own, test })).toBe(model.spec.lastDay - 100 + model.spec.horizon);
    expect(lastOriginOf({ ...own, test: { ...test, lastDay: model.spec.lastDay } })).toBe(model.spec.lastDay);
  });
});

describe('the size of a shock', () => {
  it('should be refused beyond the limits, with the range in the unit on screen', () => {
    expect(sizeProblem({ ...settings, size: 12 })).toBe(
      'Fed funds rate +1,200 bp is out of range. Choose from −1,000 bp to +1,000 bp.',
    );
    expect(sizeProblem({ indicator: 'sp500', size: -95 })).toContain('−90 % to +200 %');
    expect(sizeProblem({ ...settings, size: NaN })).not.toBeNull();
  });

  it('should be allowed everywhere on the slider', () => {
    for (const indicator of BASE_INDICATOR_IDS) {
      const { min, max, usual, perSize } = shockControl(indicator);
      for (const shown of [min, max, usual]) {
        expect(sizeProblem({ indicator, size: shown / perSize })).toBeNull();
      }
    }
  });
});

describe('the picture of a changed input', () => {
  const days = dayRange(1000, 1100);
  const base = {
    days,
    columns: { fed_rate: new Float64Array(101).fill(4), sp500: new Float64Array(101).fill(100) },
  };
  const fed_rate = Float64Array.from(days, (day) => (day < 1099 ? 4 : 6));
  const world = { base, shocked: { shocks: [], columns: { fed_rate } }, originDay: 1100 };

  it('should find the day from which the change was known', () => {
    const picture = inputPicture(world, 'fed_rate', 1095);
    expect(picture.knownFrom).toBe(1099);
    expect(picture.days.at(-1)).toBe(1100);
    expect(picture.days[0]).toBe(1035);
    expect(picture.after.at(-1)).toBe(6);
  });

  it('should say when the change was never known', () => {
    const nothing = { ...world, shocked: { shocks: [], columns: {} } };
    expect(inputPicture(nothing, 'fed_rate', 1095).knownFrom).toBeNaN();
  });

  it('should find the largest change that was known by the origin, in proportion where that is how it moves', () => {
    const sp500 = Float64Array.from(days, (day) => (day === 1050 ? 80 : day === 1100 ? 50 : 100));
    const crash = { base, shocked: { shocks: [], columns: { fed_rate, sp500 } }, originDay: 1099 };
    expect(largestChange(crash, 'fed_rate')).toBe(2);
    expect(largestChange(crash, 'sp500')).toBeCloseTo(Math.log(0.8), 12);
    expect(largestChange({ ...crash, originDay: 1098 }, 'fed_rate')).toBe(0);
  });
});
