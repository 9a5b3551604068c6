import { describe, expect, it } from 'vitest';
import {
  choiceWords,
  differences,
  entryWords,
  finePercent,
  linearFinding,
  seedWords,
  shockFinding,
  signedUsd,
} from '../../../src/components/shock/words';
import { sizeWords } from '../../../src/composables/shock-scenario';
import { parseChoice } from '../../../src/domain/shock/choice';
import { exampleModel, exampleReport } from '../../fixtures/lab';
import { exampleAnswer, exampleEntry, exampleModelAnswer } from '../../fixtures/shock';

const base = exampleReport().next;
const shocked = { ...base, forecast: [110, 108] };

describe('the words of a scenario', () => {
  it('should name sizes in the unit on screen', () => {
    expect(sizeWords('fed_rate', 2)).toBe('+200 bp');
    expect(sizeWords('sp500', -20)).toBe('−20 %');
    expect(sizeWords('vix', 0)).toBe('0 points');
  });

  it('should name every kind of scenario with its sizes', () => {
    const words = (text: string): string => choiceWords(parseChoice(text));
    expect(words('preset:rates:200')).toBe('Rate spike +200 bp');
    expect(words('preset:doubled:2')).toBe('Doubled rates × 2');
    expect(words('preset:crash:-30')).toBe('S&P 500 crash −30 %');
    expect(words('replay:march-2020')).toBe('Replay of March 2020');
    expect(words('mix:fed_rate,add,2,step,30;vix,add,20,pulse,30;sp500,scale,0.85,step,30')).toBe(
      'Fed funds rate +200 bp, VIX +20 points and S&P 500 −15 %',
    );
    expect(words('mix:fed_rate,scale,2,step,30')).toBe('Fed funds rate +100 %');
  });
});

describe('the finding of a shock', () => {
  it('should say what moved, by how much, from what to what', () => {
    const words = shockFinding(exampleAnswer());
    expect(words).toContain('Fed funds rate +200 bp from 31 Dec 2013');
    expect(words).toContain('by −3.6 % (−4 USD), from $112.00 to $108.00');
  });

  it('should say why nothing moved', () => {
    expect(shockFinding(exampleAnswer({ shocked: base }))).toContain('published too late to be known');
    const inputs = [{ indicator: 'fed_rate' as const, days: [], before: [], after: [], knownFrom: 16072 }];
    expect(shockFinding(exampleAnswer({ shocked: base }, { inputs }))).toContain('overlook this input');
    const shocks = exampleAnswer().shocks.map((shock) => ({ ...shock, size: 0 }));
    expect(shockFinding(exampleAnswer({ shocked: base }, { shocks }))).toContain('nothing was changed');
  });

  it('should say that the naive forecast does not move, and give the unshrunk answer as such', () => {
    const entry = exampleEntry({ ...exampleModel(), shrinkage: 0 });
    const words = shockFinding(exampleAnswer({ entry, shocked: base }));
    expect(words).toContain('it is the naive forecast (shrinkage 0.00)');
    expect(words).toContain('Unshrunk it would move Bitcoin by −6.3 %');
  });
});

describe('the words around an answer', () => {
  it('should say whether seeds agree on the sign, and nothing of a single one', () => {
    const up = exampleModelAnswer({ shocked: { ...base, forecast: [112, 114] } });
    expect(seedWords([exampleModelAnswer()], 'path')).toBe('');
    expect(seedWords([exampleModelAnswer(), up], 'path')).toContain('do not even agree on the sign');
    expect(seedWords([up, up], 'path')).toContain('from +1.8 % to +1.8 %');
  });

  it('should say "the interval spans zero" where it does, and only there', () => {
    const answer = {
      effect: -0.1,
      standardError: 0.1,
      lower: -0.3,
      upper: 0.1,
      level: 0.95,
      n: 1200,
      factors: [],
    };
    expect(linearFinding({ ...answer, spansZero: true })).toMatch(/1,200 .*: the interval spans zero$/);
    expect(linearFinding({ ...answer, spansZero: false, upper: -0.01 })).not.toContain('spans zero');
  });

  it('should tell models apart', () => {
    expect(entryWords(exampleEntry())).toBe('MacroFusion, 2 days ahead, seed 42, 4 Oct 2024');
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
