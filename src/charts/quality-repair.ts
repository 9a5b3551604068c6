import type { EChartsOption } from 'echarts';
import { baseOption, dayTooltip, timeAxis, tooltipHtml, valueAxis, type TimePoint } from './common';
import { dayToTime, formatPrice } from './format';
import type { ChartTheme } from './theme';

export interface RepairChartData {
  /** Epoch days and values as they stand, repairs included. */
  readonly days: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly repairs: readonly { readonly day: number; readonly before: number; readonly after: number }[];
  /** The repair in the middle. */
  readonly day: number;
}

/** Days shown on each side. */
const AROUND = 8;

/** The feed (dashed) beside the repaired series around one day: the false spike and what became of it. */
export function buildRepairChart(
  { days, values, repairs, day }: RepairChartData,
  theme: ChartTheme,
): EChartsOption {
  const span = { firstDay: day - AROUND, lastDay: day + AROUND };
  const before = new Map(repairs.map((repair) => [repair.day, repair.before]));
  const repaired: TimePoint[] = [];
  for (let row = 0; row < days.length; row++) {
    const at = days[row]!;
    if (at >= span.firstDay && at <= span.lastDay && Number.isFinite(values[row]!)) {
      repaired.push([dayToTime(at), values[row]!]);
    }
  }
  const feed = repaired.map(([time, value]): TimePoint => [time, before.get(time / 86_400_000) ?? value]);
  const changed = feed.filter(([time]) => before.has(time / 86_400_000));
  return {
    ...baseOption(theme),
    grid: {
      left: 4,
      right: 92,
      top: 16,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: repairAxis(theme, span),
    yAxis: {
      ...valueAxis(theme),
      scale: true,
      splitNumber: 4,
      axisLabel: { color: theme.muted, formatter: formatPrice },
    },
    tooltip: dayTooltip(theme, (items) => {
      const time = items[0]?.value[0] ?? NaN;
      const of = (points: readonly TimePoint[]): number => points.find(([t]) => t === time)?.[1] ?? NaN;
      const rows = [{ label: 'Repaired', value: formatPrice(of(repaired)), colour: theme.accent }];
      if (before.has(time / 86_400_000)) {
        rows.push({ label: 'In the feed', value: formatPrice(of(feed)), colour: theme.bad });
      }
      return tooltipHtml(time, rows);
    }),
    series: [
      line('feed', feed, { color: theme.bad, dashed: true, name: 'in the feed' }),
      line('repaired', repaired, { color: theme.accent, dashed: false, name: 'repaired' }),
      {
        id: 'changed',
        type: 'line',
        data: changed,
        symbol: 'circle',
        symbolSize: 9,
        showAllSymbol: true,
        lineStyle: { opacity: 0 },
        itemStyle: { color: theme.surface, borderColor: theme.bad, borderWidth: 1.6 },
        label: {
          show: true,
          position: falls(repairs, day) ? 'bottom' : 'top',
          color: theme.bad,
          formatter: 'in the feed',
          fontSize: 11,
        },
        emphasis: { disabled: true },
      },
    ] as NonNullable<EChartsOption['series']>,
  };
}

/** Whether the feed's figure lies below the repaired one: its name then stands below, clear of the line. */
function falls(repairs: RepairChartData['repairs'], day: number): boolean {
  return repairs.some((repair) => repair.day === day && repair.before < repair.after);
}

function line(
  id: string,
  data: readonly TimePoint[],
  { color, dashed, name }: { color: string; dashed: boolean; name: string },
): Record<string, unknown> {
  return {
    id,
    name,
    type: 'line',
    data,
    showSymbol: !dashed,
    symbol: 'circle',
    symbolSize: 4,
    lineStyle: { width: dashed ? 1.3 : 1.8, color, type: dashed ? [4, 4] : 'solid' },
    itemStyle: { color },
    emphasis: { disabled: true },
    endLabel: dashed
      ? { show: false }
      : { show: true, formatter: 'repaired', color, fontSize: 11, distance: 6 },
  };
}

/** A tick every four days: a span so short has hardly a first of a month in it. */
function repairAxis(theme: ChartTheme, span: { firstDay: number; lastDay: number }): Record<string, unknown> {
  const ticks: number[] = [];
  for (let day = span.firstDay; day <= span.lastDay; day += 4) ticks.push(dayToTime(day));
  const formatter = (time: number): string =>
    new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return {
    ...timeAxis(theme, span),
    axisTick: { show: true, length: 4, lineStyle: { color: theme.hairline }, customValues: ticks },
    axisLabel: { color: theme.muted, hideOverlap: true, customValues: ticks, formatter },
  };
}
