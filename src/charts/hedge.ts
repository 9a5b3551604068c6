import type { EChartsOption } from 'echarts';
import { baseOption, dayTooltip, timeAxis, tooltipHtml, unitRoom, type TimePoint } from './common';
import { fewDigits, frame, line, valueAxis } from './forecast-parts';
import { dayToTime, formatNumber } from './format';
import { bandSeries, origin, type DrawnSeries } from './transmission-parts';
import type { ChartTheme } from './theme';

export interface BetaLine {
  readonly name: string;
  readonly colour: string;
  /** One value a day; NaN = not defined yet. */
  readonly betas: ArrayLike<number>;
  readonly halfWidths: ArrayLike<number>;
}

/** Rolling betas in their bands, with the zero line: where a band holds it, not even the sign is known. */
export function buildBetas(
  days: ArrayLike<number>,
  lines: readonly BetaLine[],
  theme: ChartTheme,
): EChartsOption {
  const series = lines.flatMap((each, i) => betaSeries(days, each, { theme, first: i === 0 }));
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(lines.length > 1 ? 96 : 76, { top: unitRoom() }),
    xAxis: timeAxis(theme, { firstDay: days[0] ?? 0, lastDay: days[days.length - 1] ?? 1 }),
    yAxis: { ...valueAxis(fewDigits, theme, { unit: 'beta, % for 1 % of the index' }), scale: false },
    tooltip: dayTooltip(theme, (items) => {
      const time = items[0]?.value[0] ?? NaN;
      const row = rowOf(days, time);
      const rows = lines.map((each) => ({
        label: each.name,
        value: `${formatNumber(each.betas[row] ?? NaN)} ± ${formatNumber(each.halfWidths[row] ?? NaN)}`,
        colour: each.colour,
      }));
      return tooltipHtml(time, rows, 'Of the trailing window that ends on this day.');
    }),
    series,
  };
}

function betaSeries(
  days: ArrayLike<number>,
  { name, colour, betas, halfWidths }: BetaLine,
  { theme, first }: { readonly theme: ChartTheme; readonly first: boolean },
): DrawnSeries[] {
  const points = (value: (row: number) => number): TimePoint[] =>
    Array.from({ length: days.length }, (_, row): TimePoint => [dayToTime(days[row]!), value(row)]).filter(
      ([, y]) => Number.isFinite(y),
    );
  return [
    ...bandSeries(
      points((row) => betas[row]! - halfWidths[row]!),
      points((row) => betas[row]! + halfWidths[row]!),
      { id: name, colour, opacity: 0.16 },
    ),
    {
      ...line({ name, colour, data: points((row) => betas[row]!) }, theme),
      ...(first ? { markLine: origin(theme) } : {}),
      z: 3,
    },
  ];
}

/** The row of a time, the last one that is not later. */
function rowOf(days: ArrayLike<number>, time: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dayToTime(days[middle]!) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
