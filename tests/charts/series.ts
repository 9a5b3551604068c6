import type { EChartsOption, LineSeriesOption } from 'echarts';

/** The lines of an option. */
export function seriesOf(option: EChartsOption): LineSeriesOption[] {
  return option.series as LineSeriesOption[];
}

/** The line of that name. */
export function seriesNamed(option: EChartsOption, name: string): LineSeriesOption {
  const found = seriesOf(option).find((series) => series.name === name);
  if (!found) throw new Error(`The option has no line "${name}".`);
  return found;
}

/** The points of the line of that name. */
export function dataOf(option: EChartsOption, name: string): [number, number | null][] {
  return seriesNamed(option, name).data as [number, number | null][];
}

/** The mark lines that hang on the line of that name. */
export function marksOf(option: EChartsOption, name: string): unknown[] {
  return (seriesNamed(option, name).markLine?.data ?? []) as unknown[];
}
