import { describe, expect, it } from 'vitest';
import { scenarioOf, sizeWords } from '../../../src/composables/shock-scenario';
import { differences, finePercent, shockFinding, signedUsd } from '../../../src/components/shock/words';
import type { ShockAnswer } from '../../../src/stores/shock';
import { exampleModel, exampleReport } from '../../fixtures/lab';

const base = exampleReport().next;
const shocked = { ...base, forecast: [110, 108] };
const settings = { indicator: 'fed_rate', size: 2, shape: 'step', lead: 30 } as const;

function answer(changes: Partial<ShockAnswer> = {}): ShockAnswer {
  return {
    scenario: scenarioOf(settings, 16100),
    model: exampleModel(),
    base,
    shocked,
    unshrunkBase: base,
    unshrunkShocked: { ...base, forecast: [108, 105] },
    input: { days: [], before: [], after: [], knownFrom: NaN },
    exits: [],
    ...changes,
  };
}

describe('the scenario of the controls', () => {
  it('should begin the lead before the origin, in percentage points for a rate', () => {
    expect(scenarioOf(settings, 16100)).toMatchObject({ kind: 'add', size: 2, startDay: 16070 });
  });

  it('should multiply an index', () => {
    expect(scenarioOf({ ...settings, indicator: 'sp500', size: -20 }, 16100)).toMatchObject({
      kind: 'scale',
      size: 0.8,
    });
  });

  it('should name sizes in the unit on screen', () => {
    expect(sizeWords('fed_rate', 2)).toBe('+200 bp');
    expect(sizeWords('sp500', -20)).toBe('−20 %');
    expect(sizeWords('vix', 0)).toBe('0 points');
  });
});

describe('the finding of a shock', () => {
  it('should say what moved, by how much, from what to what', () => {
    const words = shockFinding(answer());
    expect(words).toContain('Fed funds rate +200 bp from 31 Dec 2013');
    expect(words).toContain('by −3.6 % (−4 USD), from $112.00 to $108.00');
  });

  it('should say why nothing moved', () => {
    expect(shockFinding(answer({ shocked: base }))).toContain('published too late to be known');
    const input = { days: [], before: [], after: [], knownFrom: 16072 };
    expect(shockFinding(answer({ shocked: base, input }))).toContain('overlook this input');
    const nothing = scenarioOf({ ...settings, indicator: 'sp500', size: 0 }, 16100);
    expect(shockFinding(answer({ shocked: base, scenario: nothing }))).toContain('nothing was changed');
  });

  it('should say that the naive forecast does not move, and give the unshrunk answer as such', () => {
    const words = shockFinding(answer({ model: { ...exampleModel(), shrinkage: 0 }, shocked: base }));
    expect(words).toContain('it is the naive forecast (shrinkage 0.00)');
    expect(words).toContain('Unshrunk it would move Bitcoin by −6.3 %');
  });
});

describe('the difference of two paths', () => {
  it('should be shocked minus base', () => {
    expect(differences(base, shocked).map((step) => step.usd)).toEqual([-1, -4]);
  });

  it('should not read as nothing where it is small', () => {
    expect(finePercent(-0.024)).toBe('−0.02 %');
    expect(finePercent(0.0004)).toBe('under 0.001 %');
    expect(finePercent(0)).toBe('0.0 %');
    expect(finePercent(1.26)).toBe('+1.3 %');
  });

  it('should be written with a sign', () => {
    expect(signedUsd(-0.00012)).toBe('−0.00012');
    expect(signedUsd(1234.5)).toBe('+1,230');
    expect(signedUsd(0)).toBe('0');
  });
});
