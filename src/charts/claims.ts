import type { EChartsOption, LineSeriesOption } from 'echarts';
import { baseOption, headedTooltipHtml, valueAxis } from './common';
import { frame, tip } from './forecast-parts';
import { formatCorrelation } from './format';
import type { ChartTheme } from './theme';

/** One claim: what was claimed, and what is measured. */
export interface ClaimLine {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly levels: number;
  readonly trendAlone: number;
  readonly changes: number;
}

type Measure = 'levels' | 'trendAlone' | 'changes';

/** Claims, one under the other: the claimed range as a bar, the measured figures as marks on one axis. */
export function buildClaimsChart(
  claims: readonly ClaimLine[],
  { compact }: { readonly compact: boolean },
  theme: ChartTheme,
): EChartsOption {
  // The first claim stands on top.
  const lines = [...claims].reverse();
  const marks: readonly { key: Measure; name: string; look: LineSeriesOption }[] = [
    { key: 'levels', name: 'levels', look: { symbol: 'circle', itemStyle: { color: theme.ink } } },
    {
      key: 'trendAlone',
      name: 'a straight line alone',
      look: {
        symbol: 'circle',
        itemStyle: { color: theme.surface, borderColor: theme.warn, borderWidth: 2 },
      },
    },
    {
      key: 'changes',
      name: 'daily changes',
      look: { symbol: 'diamond', itemStyle: { color: theme.accent } },
    },
  ];
  return {
    ...baseOption(theme),
    legend: {
      top: 0,
      left: 0,
      data: marks.map(({ name }) => name),
      itemWidth: 12,
      itemHeight: 10,
      textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
    },
    grid: frame(16, { top: compact ? 56 : 36, bottom: 24 }),
    xAxis: {
      ...valueAxis(theme),
      type: 'value',
      name: 'correlation',
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: theme.muted },
      min: -1,
      max: 1,
      interval: 0.5,
      axisLabel: { color: theme.muted, formatter: (value: number) => formatCorrelation(value).slice(0, 4) },
    },
    yAxis: {
      type: 'value',
      min: -0.5,
      max: lines.length - 0.5,
      axisLine: { show: false },
      axisTick: { show: false, customValues: lines.map((_, row) => row) },
      splitLine: { show: false },
      axisLabel: {
        color: theme.ink,
        fontSize: 12,
        lineHeight: 14,
        customValues: lines.map((_, row) => row),
        formatter: (row: number) => lines[row]?.label ?? '',
        ...(compact ? { width: 116, overflow: 'break' } : {}),
      },
    },
    tooltip: {
      ...tip({ value: formatCorrelation }, theme),
      trigger: 'item',
      formatter: (params: unknown) => claimTip(params, lines),
    },
    series: marks.map(({ key, name, look }, i): LineSeriesOption => ({
      type: 'line',
      name,
      data: lines.map((claim, row) => [claim[key], row]),
      showSymbol: true,
      showAllSymbol: true,
      symbolSize: 11,
      lineStyle: { opacity: 0 },
      emphasis: { disabled: true },
      z: 3 + i,
      ...look,
      ...(i === 0 ? { markArea: claimed(lines, theme), markLine: zero(theme) } : {}),
    })),
  };
}

function claimTip(params: unknown, lines: readonly ClaimLine[]): string {
  const [item] = (Array.isArray(params) ? params : [params]) as { value?: [number, number] }[];
  const claim = lines[item?.value?.[1] ?? -1];
  if (!claim) return '';
  const rows = [
    { label: 'Claimed', value: `${formatCorrelation(claim.low)} to ${formatCorrelation(claim.high)}` },
    { label: 'Levels', value: formatCorrelation(claim.levels) },
    { label: 'A straight line alone', value: formatCorrelation(claim.trendAlone) },
    { label: 'Daily changes', value: formatCorrelation(claim.changes) },
  ];
  return headedTooltipHtml(claim.label, rows);
}

/** What was claimed, as a bar on each claim's own line. */
function claimed(lines: readonly ClaimLine[], theme: ChartTheme): NonNullable<LineSeriesOption['markArea']> {
  return {
    silent: true,
    itemStyle: { color: theme.good, opacity: 0.25 },
    data: lines.map(({ low, high }, row) => [{ coord: [low, row - 0.32] }, { coord: [high, row + 0.32] }]),
  };
}

function zero(theme: ChartTheme): NonNullable<LineSeriesOption['markLine']> {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: theme.muted, type: 'solid', width: 1 },
    data: [{ xAxis: 0 }],
  };
}
