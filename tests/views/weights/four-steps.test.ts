import { describe, expect, it } from 'vitest';
import { DEFAULT_LINK_STATE } from '../../../src/contracts/link-defaults';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { dynamicWeights } from '../../../src/domain/features/dynamic-weights';
import { weightSteps } from '../../../src/domain/features/weight-steps';
import { formatLink, parseLink } from '../../../src/services/link';
import { fourStepsCsv, stepColumns, stepRows, topWeight } from '../../../src/views/weights/four-steps';
import { syntheticPanel } from '../../domain/features/synthetic';

const panel = syntheticPanel(300);
const coins = COIN_IDS.map((coin) => ({
  coin,
  steps: weightSteps(dynamicWeights(panel, coin), 299)!.steps,
}));
const share = (text: unknown): number => Number(String(text).replace(' %', ''));

describe('the steps of four coins', () => {
  it('should name the largest weight, and list it first', () => {
    for (const { steps } of coins) {
      const rows = stepRows(steps);
      expect(Object.keys(rows[0]!)).toEqual(stepColumns.map(({ key }) => key));
      expect(topWeight(steps)).toContain(`${rows[0]!['weight'] as string}`);
      const weights = rows.map((row) => share(row['weight']));
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 0);
    }
  });

  it('should save each step of each coin, unrounded', () => {
    const { columns, rows } = fourStepsCsv(coins);
    expect(rows).toHaveLength(coins.reduce((sum, { steps }) => sum + steps.length, 0));
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(rows[0]![columns.indexOf('weight')]).toBe(coins[0]!.steps[0]!.weight);
    expect(new Set(rows.map(([coin]) => coin))).toEqual(new Set(COIN_IDS));
  });

  it('should be in the link, and off without it', () => {
    expect(parseLink({ v: '1', four: 'yes' }, 'weights').state['weightsFour']).toBe('yes');
    expect(formatLink({ ...DEFAULT_LINK_STATE, weightsFour: 'yes' }, 'weights')).toEqual({
      v: '1',
      four: 'yes',
    });
  });
});
