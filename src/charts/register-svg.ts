import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';
// What the option may name beside the lines and axes of every chart.
import './register';
import './register-zoom';

use([SVGRenderer]);

/** A chart as the text of an SVG, drawn without a page. Loaded when a reader first saves one. */
export function chartSvg(option: EChartsOption, size: { width: number; height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption(option);
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
