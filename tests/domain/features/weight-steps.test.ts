import { describe, expect, it } from 'vitest';
import { boostKeys, boostsWithout, COIN_BOOST_KEYS } from '../../../src/domain/features/boosts';
import { dynamicWeights } from '../../../src/domain/features/dynamic-weights';
import { weightSteps } from '../../../src/domain/features/weight-steps';
import { syntheticPanel } from './synthetic';

const panel = syntheticPanel(300);

describe('weightSteps', () => {
  const weights = dynamicWeights(panel, 'btc');

  it('should add up to the weights, step by step', () => {
    for (const row of [91, 95, 150, 299]) {
      const { steps, pull } = weightSteps(weights, row)!;
      const total = (value: (step: (typeof steps)[number]) => number): number =>
        steps.reduce((sum, step) => sum + value(step), 0);
      expect(total(({ share }) => share)).toBeCloseTo(1, 12);
      expect(total(({ boosted }) => boosted)).toBeCloseTo(1, 12);
      expect(total(({ weight }) => weight)).toBeCloseTo(1, 12);
      const products = total(({ share, factor }) => share * factor);
      for (const { share, factor, boosted, before, weight } of steps) {
        expect((share * factor) / products).toBeCloseTo(boosted, 12);
        expect(before + pull * (boosted - before)).toBeCloseTo(weight, 12);
      }
    }
  });

  it('should begin with the first row itself, and settle at a quarter a day', () => {
    const first = weights.boosted[0]!.findIndex((value) => !Number.isNaN(value));
    const begin = weightSteps(weights, first)!;
    expect(begin.pull).toBe(1);
    expect(begin.steps[0]!.before).toBeNaN();
    expect(begin.steps[0]!.weight).toBe(begin.steps[0]!.boosted);
    expect(weightSteps(weights, 299)!.pull).toBeCloseTo(0.25, 12);
    expect(weightSteps(weights, first - 1)).toBeNull();
    expect(weightSteps(weights, 300)).toBeNull();
  });
});

describe('boosts', () => {
  it('should switch each factor of a coin by itself', () => {
    expect(boostKeys('btc')).toEqual(['btc-vix', 'btc-real_sp500']);
    expect(COIN_BOOST_KEYS).toHaveLength(8);
    expect(boostsWithout('btc', ['btc-vix', 'eth-vix'])).toEqual({ real_sp500: 1.1 });
    expect(boostsWithout('btc', [])).toEqual({ vix: 1.2, real_sp500: 1.1 });
    const without = dynamicWeights(panel, 'btc', { boosts: boostsWithout('btc', ['btc-vix']) });
    expect(without.factors[0]![200]).toBe(1);
    expect(without.factors[6]![200]).toBe(1.1);
    expect(without.boosted[0]![200]).toBeLessThan(dynamicWeights(panel, 'btc').boosted[0]![200]!);
  });
});
