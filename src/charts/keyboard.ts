import type { EChartsOption } from 'echarts';

export interface CursorPlace {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -30,
  PageDown: 30,
  Home: -Infinity,
  End: Infinity,
};

/**
 * Where a key takes the reading cursor: days along the longest series. Null when the key means nothing here
 * or nothing is drawn. A negative `index` starts from the last value.
 */
export function moveCursor(key: string, index: number, option: EChartsOption): CursorPlace | null {
  const step = STEPS[key];
  const longest = longestSeries(option);
  if (step === undefined || !longest) return null;
  const last = longest.length - 1;
  const from = index < 0 ? last + (step < 0 ? 1 : 0) : index;
  return { seriesIndex: longest.seriesIndex, dataIndex: Math.min(last, Math.max(0, from + step)) };
}

function longestSeries(option: EChartsOption): { seriesIndex: number; length: number } | null {
  const series = Array.isArray(option.series) ? option.series : option.series ? [option.series] : [];
  let best: { seriesIndex: number; length: number } | null = null;
  series.forEach((entry, seriesIndex) => {
    const { data, silent } = entry as { data?: unknown; silent?: boolean };
    // Edges and stems are there to be seen, not to be read.
    const length = Array.isArray(data) && !silent ? data.length : 0;
    if (length > (best?.length ?? 0)) best = { seriesIndex, length };
  });
  return best;
}
