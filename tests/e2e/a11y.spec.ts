import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/guard';
import { open, ROUTES, settled } from './support/pages';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const { name, hash } of ROUTES) {
      test(`should leave axe nothing to say about ${name}`, async ({ page }) => {
        await open(page, hash);
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const findings = violations.flatMap(({ id, nodes }) =>
          nodes.map((node) => `${id}: ${node.target.join(' ')}`),
        );
        expect(findings).toEqual([]);
      });
    }
  });
}

test('should fit a phone without scrolling sideways', async ({ page }) => {
  // Every page, one after the other.
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const { name, hash } of ROUTES) {
    await open(page, hash);
    await settled(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, name).toBeLessThanOrEqual(0);
  }
});
