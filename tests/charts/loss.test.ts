import { describe, expect, it } from 'vitest';
import { buildLoss } from '../../src/charts/loss';
import { chartTheme } from '../../src/charts/theme';
import { exampleReport } from '../fixtures/lab';
import { dataOf, marksOf, seriesNamed, seriesOf } from './series';

const theme = chartTheme('light');
const data = { epochs: exampleReport().epochs, bestEpoch: 2, naiveLoss: 0.5, totalEpochs: 40 };

describe('the loss chart', () => {
  it('should draw one point an epoch and curve', () => {
    const option = buildLoss(data, theme);
    expect(dataOf(option, 'training')).toEqual([
      [1, 0.6],
      [2, 0.6],
      [3, 0.6],
    ]);
    expect(dataOf(option, 'validation').map(([, loss]) => loss)).toEqual([0.55, 0.52, 0.54]);
  });

  it('should draw the naive loss as a dashed level over the whole plot', () => {
    const option = buildLoss(data, theme);
    expect(dataOf(option, 'naive')).toEqual([1, 2, 3, 40].map((epoch) => [epoch, 0.5]));
    expect(seriesNamed(option, 'naive').lineStyle).toMatchObject({ color: theme.naive, type: [6, 4] });
  });

  it('should mark the best epoch', () => {
    expect(marksOf(buildLoss(data, theme), 'validation')).toMatchObject([
      { xAxis: 2, label: { formatter: 'best: epoch 2' } },
    ]);
  });

  it('should keep the naive loss within the frame', () => {
    const axis = buildLoss({ ...data, naiveLoss: 5 }, theme).yAxis as { min: number; max: number };
    expect(axis.min).toBeLessThan(0.52);
    expect(axis.max).toBeGreaterThan(5);
  });

  it('should be drawable before anything is known', () => {
    const option = buildLoss({ epochs: [], bestEpoch: 0, naiveLoss: NaN, totalEpochs: 40 }, theme);
    expect(marksOf(option, 'validation')).toEqual([]);
    expect(dataOf(option, 'naive')).toEqual([]);
    expect(option.xAxis).toMatchObject({ min: 1, max: 40 });
  });

  it('should name every line at its end', () => {
    for (const series of seriesOf(buildLoss(data, theme))) {
      expect(series.endLabel).toMatchObject({ show: true, formatter: series.name });
    }
  });
});
