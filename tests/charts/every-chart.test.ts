import type { EChartsOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { DATA_SAMPLES } from './samples-data';
import { RUN_SAMPLES } from './samples-runs';

const SAMPLES = { ...DATA_SAMPLES, ...RUN_SAMPLES };
const MODULES = import.meta.glob<Record<string, unknown>>('../../src/charts/*.ts');
/** Charts that draw, and pieces of pictures or files that are no options. */
const isBuilder = (name: string): boolean => name.startsWith('build');

interface Axis {
  readonly type?: string;
  readonly show?: boolean;
  readonly name?: string;
  readonly gridIndex?: number;
  readonly min?: number;
  readonly max?: number;
  readonly axisLabel?: {
    readonly show?: boolean;
    readonly formatter?: (value: number) => string;
    readonly customValues?: readonly number[];
  };
}
interface Heading {
  readonly text?: string;
  readonly subtext?: string;
}

const list = <T>(one: T | readonly T[] | undefined): readonly T[] => [one ?? []].flat() as readonly T[];

/** Where a reader finds what a value axis counts: its name, its figures, or the heading of a small picture. */
function unitOf(option: EChartsOption, axis: Axis): string {
  if (axis.name) return axis.name;
  const { formatter = String, customValues } = axis.axisLabel ?? {};
  const figures = (customValues ?? [axis.min, axis.max, 2.5].filter((one) => one !== undefined)).map(
    formatter,
  );
  if (figures.some((text) => /[%$a-zA-Z]/.test(text))) return figures.join(' ');
  const heading = list(option.title as Heading | Heading[])[axis.gridIndex ?? 0];
  return heading?.subtext ?? heading?.text?.replace(/^\{.*$/, '') ?? '';
}

/** Value axes whose figures nobody could read. */
function unnamed(option: EChartsOption): string[] {
  return (['xAxis', 'yAxis'] as const).flatMap((side) =>
    list(option[side] as Axis | Axis[])
      .filter(
        ({ type = 'value', show, axisLabel }) =>
          /value|log/.test(type) && show !== false && axisLabel?.show !== false,
      )
      .flatMap((axis, i) => (unitOf(option, axis).trim() ? [] : [`${side} ${i}`])),
  );
}

/** What would move by itself. */
function moving(option: EChartsOption): string[] {
  const tooltip = option.tooltip as { transitionDuration?: number; axisPointer?: { animation?: boolean } };
  const series = list(option.series as { animation?: boolean; animationDuration?: number }[]);
  return [
    ...(option.animation === false ? [] : ['the chart']),
    ...(tooltip.transitionDuration === 0 && tooltip.axisPointer?.animation === false ? [] : ['its tooltip']),
    ...series.flatMap(({ animation, animationDuration }, i) =>
      animation || animationDuration ? [`series ${i}`] : [],
    ),
  ];
}

describe('every chart', () => {
  it('should have a sample here', async () => {
    const modules = await Promise.all(Object.values(MODULES).map((load) => load()));
    const builders = modules.flatMap(Object.keys).filter(isBuilder);
    expect(Object.keys(SAMPLES).sort()).toEqual([...new Set(builders)].sort());
  });

  for (const [name, options] of Object.entries(SAMPLES)) {
    it(`should say what its axes count and move nothing by itself: ${name}`, () => {
      expect(options.length).toBeGreaterThan(0);
      for (const option of options) {
        expect(unnamed(option), 'axes without a unit').toEqual([]);
        expect(moving(option), 'animated').toEqual([]);
      }
    });
  }

  it('should be caught where it leaves its unit out, or moves', () => {
    const bare: EChartsOption = { xAxis: { type: 'time' }, yAxis: { type: 'value' }, tooltip: {} };
    expect(unnamed(bare)).toEqual(['yAxis 0']);
    expect(unnamed({ ...bare, yAxis: { type: 'value', axisLabel: { formatter: () => '2 %' } } })).toEqual([]);
    expect(moving(bare)).toEqual(['the chart', 'its tooltip']);
  });
});
