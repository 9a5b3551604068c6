import type { EChartsOption } from 'echarts';
import type { RunBands } from '../contracts/run';
import { baseOption } from './common';
import { namesApart } from './forecast-names';
import { frame, line, stepAxis, tip, valueAxis } from './forecast-parts';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 150;

/** How many of the test days fell into each band, by days ahead, beside what it promises. Percent. */
export function buildCoverage({ bands }: RunBands, theme: ChartTheme): EChartsOption {
  const horizon = bands[0]?.coverage.length ?? 1;
  const along = (values: readonly number[]): [number, number][] => values.map((value, i) => [i + 1, value]);
  const held = bands.map(({ nominal, coverage }, i) => {
    const name = `held, of ${nominal} %`;
    const look = { name, colour: theme.accent, data: along(coverage), symbols: true };
    return line({ ...look, width: i === 0 ? 1.75 : 2.5 }, theme);
  });
  const promised = bands.map(({ nominal, coverage }) => {
    const look = { name: `${nominal} % promised`, colour: theme.naive, dashed: true, width: 1.5 };
    return line({ ...look, data: along(coverage.map(() => nominal)), endLabel: false }, theme);
  });
  const values = bands.flatMap(({ nominal, coverage }) => [nominal, ...coverage]).filter(Number.isFinite);
  const range = { min: Math.floor(Math.min(...values) / 10) * 10, max: 100 };
  const words = {
    head: (days: number) => `${days} day${days === 1 ? '' : 's'} ahead`,
    value: (share: number) => `${share.toFixed(1)} %`,
    note: () => 'Percent of the test days; nearer to its dashed line is better.',
  };
  return {
    ...baseOption(theme),
    grid: frame(108, { top: 12, bottom: 22 }),
    xAxis: stepAxis('days ahead', { min: 1, max: Math.max(2, horizon) }, theme),
    yAxis: { ...valueAxis((value) => `${value} %`, theme), ...range },
    tooltip: tip(words, theme),
    series: namesApart([...promised, ...held], PLOT_HEIGHT, range),
  };
}
