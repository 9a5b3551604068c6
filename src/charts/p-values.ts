import type { EChartsOption, LineSeriesOption } from 'echarts';
import { baseOption, unitRoom } from './common';
import { drawnAs } from './figures';
import { frame, stepAxis, valueAxis } from './forecast-parts';
import { edgeLine, placeTip } from './transmission-parts';
import type { ChartTheme } from './theme';

/** One test among many. */
export interface RankedTest {
  readonly label: string;
  readonly pValue: number;
  readonly holm: number;
  readonly benjaminiHochberg: number;
}

/** Below this a p-value is drawn at the edge. */
const SMALLEST = 1e-8;

/** The p-values of many tests in their order, beside what as many tests of nothing would give. */
export function buildPValueChart(
  tests: readonly RankedTest[],
  { level, compact }: { readonly level: number; readonly compact: boolean },
  theme: ChartTheme,
): EChartsOption {
  const ordered = [...tests].sort((a, b) => a.pValue - b.pValue);
  const count = ordered.length;
  const height = (p: number): number => Math.log10(Math.max(SMALLEST, p));
  const groups = [
    {
      name: 'stands after Holm',
      colour: theme.good,
      has: ({ holm }: RankedTest) => holm < level,
    },
    {
      name: 'stands after Benjamini-Hochberg',
      colour: theme.accent,
      has: ({ holm, benjaminiHochberg }: RankedTest) => holm >= level && benjaminiHochberg < level,
    },
    {
      name: 'does not stand',
      colour: theme.naive,
      has: ({ benjaminiHochberg }: RankedTest) => !(benjaminiHochberg < level),
    },
  ];
  const chance = ordered.map((_, i): [number, number] => [i + 1, height((i + 1) / (count + 1))]);
  const option: EChartsOption = {
    ...baseOption(theme),
    legend: {
      top: 0,
      left: 0,
      data: groups.map(({ name }) => name),
      textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
      icon: 'circle',
      itemWidth: 10,
      itemHeight: 10,
    },
    grid: frame(16, { top: (compact ? 50 : 20) + unitRoom(), bottom: 24 }),
    xAxis: stepAxis('tests, smallest p-value first', { min: 0, max: count + 1 }, theme),
    yAxis: {
      ...valueAxis((exponent) => powerWords(exponent), theme, { unit: 'p-value' }),
      max: 0,
      ...(chance.length > 0 ? { min: Math.floor(Math.min(chance[0]![1], height(ordered[0]!.pValue))) } : {}),
      interval: 1,
    },
    tooltip: placeTip(
      {
        head: (x) => ordered[Math.round(x) - 1]?.label ?? '',
        rows: (x) => {
          const test = ordered[Math.round(x) - 1];
          if (!test) return [];
          return [
            { label: 'p-value', value: pWords(test.pValue) },
            { label: 'after Holm', value: pWords(test.holm) },
            { label: 'after Benjamini-Hochberg', value: pWords(test.benjaminiHochberg) },
          ];
        },
      },
      theme,
    ),
    series: [
      {
        ...edgeLine(chance, { id: 'chance', colour: theme.muted }),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { formatter: String(level), position: 'insideEndBottom', color: theme.muted },
          lineStyle: { color: theme.muted, type: 'solid', width: 1 },
          data: [{ yAxis: height(level) }],
        },
      },
      ...groups.map(({ name, colour, has }): LineSeriesOption => ({
        name,
        type: 'line',
        data: ordered.flatMap((test, i): [number, number][] =>
          has(test) ? [[i + 1, height(test.pValue)]] : [],
        ),
        showSymbol: true,
        showAllSymbol: true,
        symbol: 'circle',
        symbolSize: 7,
        itemStyle: { color: colour },
        lineStyle: { opacity: 0 },
        emphasis: { disabled: true },
        z: 3,
      })),
    ],
  };
  return drawnAs(option, (exponent) => 10 ** exponent);
}

/** "0.001" from −3; nothing between whole powers. */
function powerWords(exponent: number): string {
  return Number.isInteger(exponent) ? (10 ** exponent).toFixed(-exponent) : '';
}

/** A p-value with three decimals; very small ones by their size. */
export function pWords(p: number): string {
  if (!Number.isFinite(p)) return '–';
  return p < 0.001 ? 'below 0.001' : p.toFixed(3);
}

/** The same inside a sentence. */
export function pSaid(p: number): string {
  return p < 0.001 ? 'p below 0.001' : `p = ${pWords(p)}`;
}
