import { baseOption } from '../charts/common';
import { line } from '../charts/forecast-parts';
import { chartTheme } from '../charts/theme';
import { pageQuiet } from '../services/page-quiet';
import { inTurn } from './turns';

/**
 * Loads the drawing code before the first picture of a page is due, and draws a small one that nobody sees: the first
 * drawing is the slow one, and must not come while a model trains.
 */
export function warmUpCharts(): void {
  void pageQuiet()
    .then(drawUnseen)
    .catch(() => undefined);
}

async function drawUnseen(): Promise<void> {
  const { init } = await import('../charts/register');
  const theme = chartTheme('light');
  const look = { name: 'unseen', colour: theme.accent, data: [[1, 1] as const, [2, 2] as const] };
  const size = { renderer: 'canvas', width: 300, height: 150 } as const;
  await inTurn(() => {
    const chart = init(document.createElement('div'), null, size);
    chart.setOption({ ...baseOption(theme), xAxis: { type: 'value' }, yAxis: { type: 'value' } });
    chart.setOption({ series: [line(look, theme)], tooltip: { trigger: 'axis' } });
    chart.dispose();
  });
}
