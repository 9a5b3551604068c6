import type { ChartTheme } from './theme';

/** Whether points lie on both sides of zero. */
export function crossesZero(points: readonly (readonly [unknown, number])[]): boolean {
  return points.some(([, value]) => value < 0) && points.some(([, value]) => value > 0);
}

/** A thin level line at zero, to be a series' `markLine`. */
export function zeroLine(theme: ChartTheme): Record<string, unknown> {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: theme.muted, type: 'solid', width: 1 },
    data: [{ yAxis: 0 }],
  };
}
