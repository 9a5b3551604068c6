import { describe, expect, it } from 'vitest';
import { inputPicture } from '../../src/composables/shock-picture';
import { scenarioOf, shockControl, sizeProblem } from '../../src/composables/shock-scenario';
import { BASE_INDICATOR_IDS } from '../../src/domain/catalogue/ids';
import { dayRange } from '../../src/domain/calendar';

const settings = { indicator: 'fed_rate', size: 2, shape: 'step', lead: 3 } as const;

describe('the size of a shock', () => {
  it('should be refused beyond the limits, with the range in the unit on screen', () => {
    expect(sizeProblem({ ...settings, size: 12 })).toBe(
      'Fed funds rate +1,200 bp is out of range. Choose from −1,000 bp to +1,000 bp.',
    );
    expect(sizeProblem({ ...settings, indicator: 'sp500', size: -95 })).toContain('−90 % to +200 %');
    expect(sizeProblem({ ...settings, size: NaN })).not.toBeNull();
  });

  it('should be allowed everywhere on the slider', () => {
    for (const indicator of BASE_INDICATOR_IDS) {
      const { min, max, usual, perSize } = shockControl(indicator);
      for (const shown of [min, max, usual]) {
        expect(sizeProblem({ ...settings, indicator, size: shown / perSize })).toBeNull();
      }
    }
  });
});

describe('the picture of the changed input', () => {
  const days = dayRange(1000, 1100);
  const base = { days, columns: { fed_rate: new Float64Array(101).fill(4) } };
  const shocked = { days, columns: { fed_rate: Float64Array.from(days, (day) => (day < 1099 ? 4 : 6)) } };

  it('should find the day from which the change was known', () => {
    const picture = inputPicture({ base, shocked }, scenarioOf(settings, 1100), 1100);
    expect(picture.knownFrom).toBe(1099);
    expect(picture.days.at(-1)).toBe(1100);
    expect(picture.after.at(-1)).toBe(6);
  });

  it('should say when the change was never known', () => {
    const picture = inputPicture({ base, shocked: base }, scenarioOf(settings, 1100), 1100);
    expect(picture.knownFrom).toBeNaN();
  });
});
