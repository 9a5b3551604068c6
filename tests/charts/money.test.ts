import { describe, expect, it } from 'vitest';
import { DOLLARS, moneyIn } from '../../src/charts/money';
import { buildNextForecast } from '../../src/charts/forecast-next';
import { chartTheme } from '../../src/charts/theme';

describe('moneyIn', () => {
  it.each(['USD', ' usd', '$', 'US$', 'US dollars'])('should take "%s" for dollars', (unit) => {
    expect(moneyIn(unit)).toBe(DOLLARS);
  });

  it('should write prices in the unit of an own coin, and no dollar sign', () => {
    const euros = moneyIn('EUR');
    expect([euros.unit, euros.price(61.25), euros.tick(1234.5)]).toEqual(['EUR', '61.25\u00a0EUR', '1,235']);
    expect(euros.price(NaN)).toBe('–');
  });

  it('should say so where no unit was given', () => {
    const unnamed = moneyIn('');
    expect([unnamed.unit, unnamed.price(61.25)]).toEqual(['units of its own', '61.25']);
  });

  it('should be the unit of a forecast, on its axis and at its points', () => {
    const next = { originDay: 100, lastClose: 10, days: [101], forecast: [11], naive: [10] };
    const data = { next, history: [[100, 10]] as const, modelLabel: 'MLP', money: moneyIn('EUR') };
    const option = buildNextForecast(data, chartTheme('light'));
    const axis = option.yAxis as { axisLabel: { formatter: (value: number) => string } };
    expect(axis.axisLabel.formatter(11)).toBe('11');
    const { formatter } = option.tooltip as { formatter: (items: unknown[]) => string };
    expect(formatter([{ seriesName: 'MLP', value: [101 * 86_400_000, 11] }])).toContain('11\u00a0EUR');
  });
});
