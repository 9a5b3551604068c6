import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { EpochRecord } from '../contracts/run';
import { baseOption } from './common';
import { frame, line, stepAxis, tip, valueAxis } from './forecast-parts';
import type { ChartTheme } from './theme';

export interface LossData {
  readonly epochs: readonly EpochRecord[];
  readonly bestEpoch: number;
  /** Loss of the naive forecast on the validation rows; NaN before it is known. */
  readonly naiveLoss: number;
  /** Epochs planned: how far the axis reaches while the curves grow. */
  readonly totalEpochs: number;
}

/** The two loss curves, the naive loss as a dashed level, and the best epoch as a mark. */
export function buildLoss(data: LossData, theme: ChartTheme): EChartsOption {
  const naive = Number.isFinite(data.naiveLoss)
    ? `Naive on validation: ${data.naiveLoss.toPrecision(4)}`
    : '';
  const words = {
    head: (epoch: number) => `Epoch ${epoch}${epoch === data.bestEpoch ? ' (best so far)' : ''}`,
    value: (loss: number) => loss.toPrecision(4),
    note: () => naive,
  };
  return {
    ...baseOption(theme),
    grid: frame(84, { top: 28, bottom: 22 }),
    xAxis: stepAxis('epoch', { min: 1, max: Math.max(2, data.totalEpochs) }, theme),
    yAxis: { ...valueAxis(lossWords, theme, { bare: true }), ...verticalRange(data) },
    tooltip: tip(words, theme),
    series: [training(data, theme), validation(data, theme)],
  };
}

function training({ epochs }: LossData, theme: ChartTheme): LineSeriesOption {
  const data = epochs.map((record) => [record.epoch, record.trainLoss] as const);
  return line({ name: 'training', colour: theme.muted, data, width: 1.5, symbols: data.length === 1 }, theme);
}

function validation(all: LossData, theme: ChartTheme): LineSeriesOption {
  const data = all.epochs.map((record) => [record.epoch, record.validationLoss] as const);
  const look = { name: 'validation', colour: theme.accent, data, width: 2.5, symbols: data.length === 1 };
  return { ...line(look, theme), markLine: marks(all, theme) };
}

/** The naive level and the best epoch. Drawn even before the first epoch has ended. */
function marks(
  { naiveLoss, bestEpoch }: LossData,
  theme: ChartTheme,
): NonNullable<LineSeriesOption['markLine']> {
  const label = { fontSize: 12, fontFamily: theme.font, position: 'end' as const };
  const naive = {
    yAxis: naiveLoss,
    lineStyle: { color: theme.naive, type: [6, 4], width: 1.75 },
    label: { ...label, color: theme.naive, formatter: 'naive' },
  };
  const best = {
    xAxis: bestEpoch,
    lineStyle: { color: theme.good, type: 'solid' as const, width: 1 },
    label: { ...label, color: theme.good, formatter: `best: epoch ${bestEpoch}` },
  };
  return {
    symbol: 'none',
    silent: true,
    data: [...(Number.isFinite(naiveLoss) ? [naive] : []), ...(bestEpoch > 0 ? [best] : [])],
  };
}

/** The range of all losses and the naive one with a margin, so that no curve lies on the frame. */
function verticalRange({ epochs, naiveLoss }: LossData): { min: number; max: number } | object {
  const values = epochs.flatMap((record) => [record.trainLoss, record.validationLoss]);
  const known = [...values, naiveLoss].filter(Number.isFinite);
  if (known.length === 0) return {};
  const low = Math.min(...known);
  const high = Math.max(...known);
  const margin = (high - low || high || 1) * 0.08;
  return { min: low - margin, max: high + margin };
}

/** A loss with three digits. */
export function lossWords(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
