import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/guard';
import { open, ROUTES, settled, turnTo } from './support/pages';
import { moving, tooLow } from './support/touch';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

// What one page fails does not hide the next.
const soft = expect.configure({ soft: true });

const sectionOf = (hash: string): string => hash.split('/')[1] || 'overview';

test.use({ contextOptions: { reducedMotion: 'reduce' } });
// Every page of a section, in both themes.
test.setTimeout(400_000);

/** What axe finds, as `theme, rule: place`. */
async function findings(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${colorScheme}, ${id}: ${node.target.join(' ')}`),
  );
}

for (const section of new Set(ROUTES.map(({ hash }) => sectionOf(hash)))) {
  test(`should leave axe nothing to say in either theme, and fit a phone and a finger: ${section}`, async ({
    page,
  }) => {
    // From a page that lies in no section, so that each one is turned to.
    await open(page, '#/nowhere');
    for (const { name, hash } of ROUTES.filter((route) => sectionOf(route.hash) === section)) {
      await test.step(name, async () => {
        await page.setViewportSize(DESK);
        await turnTo(page, hash);
        await settled(page);
        // What one page fails does not hide the next.
        expect
          .soft([...(await findings(page, 'light')), ...(await findings(page, 'dark'))], name)
          .toEqual([]);
        await page.setViewportSize(PHONE);
        expect.soft(await moving(page), `${name} moves`).toEqual([]);
        // Charts follow the window a moment later.
        await soft
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), {
            message: `${name} scrolls sideways`,
          })
          .toBeLessThanOrEqual(0);
        expect.soft(await tooLow(page), `${name} asks for thin fingers`).toEqual([]);
      });
    }
  });
}
