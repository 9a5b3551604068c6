import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { EpochRecord } from '../contracts/run';
import { line, stepAxis, tipHtml, tooltip, valueAxis, type TipRow } from './forecast-parts';
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
  return {
    animation: false,
    grid: { left: 8, right: 84, top: 28, bottom: 30, containLabel: true },
    xAxis: stepAxis('epoch', { min: 1, max: Math.max(2, data.totalEpochs) }, theme),
    yAxis: { ...valueAxis(lossWords, theme, { bare: true }), ...verticalRange(data) },
    tooltip: tooltip((rows) => lossTip(rows, data), theme),
    series: [training(data, theme), validation(data, theme)],
  };
}

function training(data: LossData, theme: ChartTheme): LineSeriesOption {
  const points = data.epochs.map((record) => [record.epoch, record.trainLoss] as const);
  return line(
    { name: 'training', colour: theme.muted, data: points, width: 1.5, symbols: points.length === 1 },
    theme,
  );
}

function validation(data: LossData, theme: ChartTheme): LineSeriesOption {
  const points = data.epochs.map((record) => [record.epoch, record.validationLoss] as const);
  const look = {
    name: 'validation',
    colour: theme.accent,
    data: points,
    width: 2.5,
    symbols: points.length === 1,
  };
  return { ...line(look, theme), markLine: marks(data, theme) };
}

/** The naive level and the best epoch. Drawn even before the first epoch has ended. */
function marks(data: LossData, theme: ChartTheme): NonNullable<LineSeriesOption['markLine']> {
  const label = { fontSize: 12, fontFamily: theme.font };
  const naive = {
    yAxis: data.naiveLoss,
    lineStyle: { color: theme.naive, type: [6, 4], width: 1.75 },
    label: { ...label, color: theme.naive, formatter: 'naive', position: 'end' as const },
  };
  const best = {
    xAxis: data.bestEpoch,
    lineStyle: { color: theme.good, type: 'solid' as const, width: 1 },
    label: {
      ...label,
      color: theme.good,
      formatter: `best: epoch ${String(data.bestEpoch)}`,
      position: 'end' as const,
    },
  };
  return {
    symbol: 'none',
    silent: true,
    animation: false,
    data: [...(Number.isFinite(data.naiveLoss) ? [naive] : []), ...(data.bestEpoch > 0 ? [best] : [])],
  };
}

/** The range of all losses and the naive one with a margin, so that no curve lies on the frame. */
function verticalRange(data: LossData): { min: number; max: number } | object {
  const values = data.epochs.flatMap((record) => [record.trainLoss, record.validationLoss]);
  const known = [...values, data.naiveLoss].filter(Number.isFinite);
  if (known.length === 0) return {};
  const low = Math.min(...known);
  const high = Math.max(...known);
  const margin = (high - low || high || 1) * 0.08;
  return { min: low - margin, max: high + margin };
}

export function lossWords(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

function lossTip(rows: readonly TipRow[], data: LossData): string {
  const epoch = rows[0]?.x ?? NaN;
  const lines = rows.map((row) => ({ colour: row.colour, words: `${row.name} ${row.y.toPrecision(4)}` }));
  const naive = Number.isFinite(data.naiveLoss) ? `naive on validation ${data.naiveLoss.toPrecision(4)}` : '';
  return tipHtml(`Epoch ${String(epoch)}${epoch === data.bestEpoch ? ' (best so far)' : ''}`, lines, naive);
}
