import { expect, test } from './support/guard';
import { firstChart, open } from './support/pages';
import { expectDrawn } from './support/pictures';

// Of a phone: on a taller screen the stored run below it is near, and drawn.
test.use({ viewport: { width: 390, height: 844 } });

test('should show the first picture without the drawing code, and the live chart to who touches it', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, '#/');
  await firstChart(page);
  const panel = page.getByTestId('price-chart');
  await expect(panel).toContainText(/DOGE\s[+−]/);
  await expect(panel.locator('svg path[stroke-dasharray="2 3"]').first()).toBeAttached();
  await expect(panel.locator('canvas')).toHaveCount(0);
  expect(asked.filter((url) => /assets\/echarts-/.test(url))).toEqual([]);

  // The first touch wakes the chart, and is answered by it.
  await panel.getByRole('img').click();
  await expectDrawn(panel, 1);
  await expect(panel.locator('.chart-tip')).toContainText('Bitcoin');
  await expect(panel.locator('svg path[stroke-dasharray="2 3"]')).toHaveCount(0);
});
