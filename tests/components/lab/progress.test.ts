import { describe, expect, it } from 'vitest';
import { progressSentence, timeLeftWords } from '../../../src/components/lab/progress';
import { exampleReport } from '../../fixtures/lab';

const epochs = exampleReport().epochs;

describe('the progress sentence', () => {
  it('should say that nothing is known before the first epoch ends', () => {
    expect(progressSentence({ epochs: [], bestEpoch: 0, naiveLoss: 0.5, patience: 8 })).toContain(
      'first epoch',
    );
  });

  it('should count the epochs since validation improved', () => {
    const words = progressSentence({ epochs, bestEpoch: 2, naiveLoss: 0.5, patience: 8 });
    expect(words).toBe(
      'Validation has not improved for 1 epoch; training stops at 8. The best epoch so far is 2, 4.0 % above the naive loss on validation.',
    );
  });

  it('should look back once training is over', () => {
    const words = progressSentence({ epochs, bestEpoch: 2, naiveLoss: 0.5, patience: 8, over: true });
    expect(words).toBe('The best epoch was 2, 4.0 % above the naive loss on validation.');
  });

  it('should say when the last epoch was the best', () => {
    const words = progressSentence({
      epochs: epochs.slice(0, 2),
      bestEpoch: 2,
      naiveLoss: 0.55,
      patience: 0,
    });
    expect(words).toContain('improved in the last epoch');
    expect(words).toContain('5.5 % below the naive loss');
  });
});

describe('time left', () => {
  it('should be said in units of its size', () => {
    expect(timeLeftWords(12.4)).toBe('12 s');
    expect(timeLeftWords(130)).toBe('2 min 10 s');
    expect(timeLeftWords(3720)).toBe('1 h 2 min');
    expect(timeLeftWords(NaN)).toBe('');
  });
});
