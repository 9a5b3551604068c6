import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { EpochRecord } from '../contracts/run';
import { baseOption, unitRoom } from './common';
import { frame, line, naiveLine, stepAxis, tip, valueAxis, type DrawnLine } from './forecast-parts';
import { namesApart } from './forecast-names';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 240;

/** Whatever the loss: its errors are those of returns that were divided by recent volatility. */
const UNIT = 'loss, in recent volatility';

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
  const words = {
    head: (epoch: number) => `Epoch ${epoch}${epoch === data.bestEpoch ? ' (best so far)' : ''}`,
    value: (loss: number) => loss.toPrecision(4),
    note: () => 'Lower is better.',
  };
  const range = verticalRange(data);
  const last = Math.max(2, data.totalEpochs);
  const lines = [naive(data, last, theme), training(data, theme), validation(data, theme)];
  return {
    ...baseOption(theme),
    grid: frame(84, { top: unitRoom(1), bottom: 22 }),
    xAxis: stepAxis('epoch', { min: 1, max: last }, theme),
    yAxis: { ...valueAxis(lossWords, theme, { bare: true, unit: UNIT, row: 1 }), ...range },
    tooltip: tip(words, theme),
    series: namesApart(lines, PLOT_HEIGHT, range),
  };
}

/** A level over the whole plot, with a point at every epoch that a tooltip can name. */
function naive({ epochs, naiveLoss }: LossData, last: number, theme: ChartTheme): DrawnLine {
  const places = [...new Set([1, ...epochs.map((record) => record.epoch), last])];
  const known = Number.isFinite(naiveLoss);
  return naiveLine(known ? places.map((epoch) => [epoch, naiveLoss] as const) : [], theme);
}

function training({ epochs }: LossData, theme: ChartTheme): DrawnLine {
  const data = epochs.map((record) => [record.epoch, record.trainLoss] as const);
  return line({ name: 'training', colour: theme.muted, data, width: 1.5, symbols: data.length === 1 }, theme);
}

function validation(all: LossData, theme: ChartTheme): DrawnLine {
  const data = all.epochs.map((record) => [record.epoch, record.validationLoss] as const);
  const look = { name: 'validation', colour: theme.accent, data, width: 2.5, symbols: data.length === 1 };
  return { ...line(look, theme), markLine: bestMark(all.bestEpoch, theme) };
}

/** The best epoch so far. */
function bestMark(bestEpoch: number, theme: ChartTheme): NonNullable<LineSeriesOption['markLine']> {
  const label = { formatter: `best: epoch ${bestEpoch}`, color: theme.good, fontFamily: theme.font };
  const mark = {
    xAxis: bestEpoch,
    lineStyle: { color: theme.good, type: 'solid' as const, width: 1 },
    label,
  };
  return { symbol: 'none', silent: true, data: bestEpoch > 0 ? [mark] : [] };
}

/** The range of all losses and the naive one with a margin, so that no curve lies on the frame. */
function verticalRange({ epochs, naiveLoss }: LossData): { min: number; max: number } | undefined {
  const values = epochs.flatMap((record) => [record.trainLoss, record.validationLoss]);
  const known = [...values, naiveLoss].filter(Number.isFinite);
  if (known.length === 0) return undefined;
  const low = Math.min(...known);
  const high = Math.max(...known);
  const margin = (high - low || high || 1) * 0.08;
  return { min: low - margin, max: high + margin };
}

/** A loss with three digits. */
export function lossWords(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
