import type { Page } from '@playwright/test';
import { expect, test } from './support/guard';
import { open, ROUTES, settled } from './support/pages';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** More than any page has. */
const MOST_STOPS = 400;

/** Everything on the page that a keyboard must reach, marked with a number; of a group of radios one is enough. */
function markControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wanted = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const groups = new Set<string>();
    const found = [...document.querySelectorAll<HTMLElement>(wanted)].filter((one) => {
      if (one.tabIndex < 0 || one.matches(':disabled') || !one.checkVisibility()) return false;
      if (one.closest('[inert], [aria-hidden="true"]')) return false;
      // A roving group gives its own order to what is inside.
      if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
      if (groups.has(one.name)) return false;
      groups.add(one.name);
      return true;
    });
    return found.map((one, i) => {
      const radio = one instanceof HTMLInputElement && one.type === 'radio' ? one.name : null;
      const all = radio ? document.querySelectorAll<HTMLElement>(`input[name="${radio}"]`) : [one];
      for (const each of all) each.dataset['walk'] = String(i);
      return `${one.tagName.toLowerCase()} ${(one.ariaLabel ?? one.textContent ?? '').trim().slice(0, 40)}`;
    });
  });
}

interface Stop {
  readonly walk: string | undefined;
  readonly words: string;
  readonly seen: boolean;
}

/** What has the focus, and whether a reader can see that it does. */
function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const one = document.activeElement as HTMLElement;
    // The outline may be drawn on what stands for a hidden box: its label, or the group.
    const places = [one, one.parentElement!, one.nextElementSibling, one.closest('label')].filter(
      (place): place is HTMLElement => place instanceof HTMLElement,
    );
    // The button inside a date field has the browser's own ring, and the field itself no focus meanwhile.
    const inside = !one.matches(':focus');
    const seen =
      inside ||
      places.some((place) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(place);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
      });
    const name = one.ariaLabel ?? (one as HTMLInputElement).labels?.[0]?.textContent ?? one.textContent ?? '';
    const words = `${one.tagName.toLowerCase()} ${one.getAttribute('type') ?? ''} ${one.className} ${name.trim().slice(0, 40)}`;
    return { walk: one.dataset['walk'], words, seen };
  });
}

for (const { name, hash } of ROUTES) {
  test(`should reach every control of ${name} by keyboard, and show where it is`, async ({ page }) => {
    await open(page, hash);
    await settled(page);
    const controls = await markControls(page);
    const reached = new Set<string>();
    const unseen: string[] = [];
    // From the very beginning to the end, which a trap never reaches; what appears on the way is passed too.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (let i = 0; i < MOST_STOPS; i++) {
      await page.keyboard.press('Tab');
      const { walk, words, seen } = await focused(page);
      if (words.startsWith('body')) break;
      if (walk !== undefined) reached.add(walk);
      if (!seen) unseen.push(words);
    }
    expect(
      controls.filter((_, i) => !reached.has(String(i))),
      'out of reach',
    ).toEqual([]);
    expect([...new Set(unseen)], 'focus not to be seen').toEqual([]);
  });
}

test('should read every chart by the arrow keys, under a name that says what it shows', async ({ page }) => {
  for (const hash of ['#/', '#/correlation', '#/data/frequency', '#/data/scaling', '#/shock/hedge']) {
    await open(page, hash);
    await settled(page);
    const charts = page.locator('.chart-panel [role="img"][tabindex="0"]');
    await expect(charts.first(), hash).toBeVisible();
    for (let i = 0; i < (await charts.count()); i++) {
      const chart = charts.nth(i);
      // A picture may be drawn anew when its figures come.
      await expect(async () => {
        const label = (await chart.getAttribute('aria-label')) ?? '';
        expect(label.length, `${hash}: ${label}`).toBeGreaterThan(40);
        await chart.focus({ timeout: 5000 });
        await page.keyboard.press('ArrowLeft');
        const spoken = chart.locator('xpath=following-sibling::p[@aria-live]');
        await expect(spoken, `${hash}: ${label}`).not.toBeEmpty({ timeout: 2000 });
      }).toPass({ timeout: 30_000 });
    }
  }
});

test('should lose nothing at 200 % of 1280 px', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 450 });
  for (const { name, hash } of ROUTES) {
    await open(page, hash);
    await settled(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, name).toBeLessThanOrEqual(0);
  }
});
