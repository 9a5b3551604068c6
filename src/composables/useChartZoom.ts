import { shallowRef, type ShallowRef } from 'vue';
import type { EChartsOption } from 'echarts';
import type { ECharts } from 'echarts/core';
import { scaledWindow, timeAxes, wholeSpan, withZoom, zoomedAxes, type ZoomWindow } from '../charts/zoom';
import { nextPaint } from './turns';

const STEP = 0.6;
/** The same moment within a minute: windows that travel between charts are rounded on the way. */
const SAME_MS = 60_000;

export interface ChartZoom {
  /** What is shown of the time axis; null = all of it. */
  readonly window: ShallowRef<ZoomWindow | null>;
  /** The option as it is to be drawn. */
  readonly drawn: () => EChartsOption;
  /** Makes a drawn chart answer to wheel and fingers; loads what that takes. */
  readonly arm: () => Promise<void>;
  readonly zoomBy: (way: 'in' | 'out') => void;
  readonly show: (window: ZoomWindow | null) => void;
}

/** Zooming of one chart. Nothing is loaded before it is first asked for. */
export function useChartZoom(parts: {
  readonly chart: () => ECharts | null;
  readonly option: () => EChartsOption;
  /** Makes the chart anew and draws it. */
  readonly remake: () => void;
  /** The day last pointed at, about which keys zoom. */
  readonly about: () => number | null;
  readonly changed: (window: ZoomWindow | null) => void;
}): ChartZoom {
  const window = shallowRef<ZoomWindow | null>(null);
  let armed: Promise<void> | null = null;
  let ready = false;

  const drawn = (): EChartsOption => (ready ? withZoom(parts.option(), window.value) : parts.option());

  function arm(): Promise<void> {
    return (armed ??= import('../charts/register-zoom').then(nextPaint).then(() => {
      ready = true;
      if (timeAxes(parts.option()).length === 0) return;
      // A chart knows the parts that were there when it was made.
      parts.remake();
      parts.chart()?.on('datazoom', onZoom);
    }));
  }

  function onZoom(): void {
    const whole = wholeSpan(parts.option());
    const [zoom] =
      (parts.chart()?.getOption() as { dataZoom?: { startValue?: number; endValue?: number }[] }).dataZoom ??
      [];
    if (!whole || zoom?.startValue === undefined || zoom.endValue === undefined) return;
    const shown = { from: zoom.startValue, to: zoom.endValue };
    take(sameWindow(shown, whole) ? null : shown);
  }

  function take(next: ZoomWindow | null): void {
    if (sameWindow(next, window.value)) return;
    window.value = next;
    const axes = zoomedAxes(parts.option(), next);
    parts.chart()?.setOption({ xAxis: axes } as EChartsOption);
    parts.changed(next);
  }

  function show(next: ZoomWindow | null): void {
    if (sameWindow(next, window.value)) return;
    const whole = wholeSpan(parts.option());
    if (!whole) return;
    void arm().then(() => {
      const { from, to } = next ?? whole;
      parts.chart()?.dispatchAction({ type: 'dataZoom', startValue: from, endValue: to });
    });
  }

  function zoomBy(way: 'in' | 'out'): void {
    const whole = wholeSpan(parts.option());
    if (!whole) return;
    const now = window.value ?? whole;
    const pointed = parts.about();
    const inside = pointed !== null && pointed >= now.from && pointed <= now.to;
    // Without a day in mind it is the latest ones that matter.
    const about = inside ? pointed : now.to;
    show(scaledWindow(now, whole, { factor: way === 'in' ? STEP : 1 / STEP, about }));
  }

  return { window, drawn, arm, zoomBy, show };
}

function sameWindow(a: ZoomWindow | null, b: ZoomWindow | null): boolean {
  if (!a || !b) return a === b;
  return Math.abs(a.from - b.from) < SAME_MS && Math.abs(a.to - b.to) < SAME_MS;
}
