import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROUTES, settled, turnTo } from '../e2e/support/pages';
import type { Faults } from './browser';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];
const THEMES = ['Light', 'Dark'];

/** Opens every page, judges it, and keeps its picture at three widths in both themes. */
export async function tourPages(page: Page, faults: Faults, folder: string): Promise<void> {
  // From a page that lies in no section, so that each one is turned to.
  await page.goto('./#/nowhere');
  for (const { name, hash } of ROUTES) {
    faults.place = name;
    await page.setViewportSize(SIZES[0]!);
    await turnTo(page, hash);
    for (const theme of THEMES) {
      await page.setViewportSize(SIZES[0]!);
      await chooseTheme(page, theme);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await scrollThrough(page);
        await settled(page);
        await judge(page, faults);
        const file = `${name.replace(/ /g, '-')}-${size.width}-${theme}.png`;
        await faults.aside(() => page.screenshot({ path: join(folder, file), fullPage: true }));
      }
    }
    console.log(`  ${name}`);
  }
  await page.setViewportSize(SIZES[0]!);
}

async function chooseTheme(page: Page, theme: string): Promise<void> {
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.locator('label', { hasText: theme }).last().click();
  await page.locator(`html[data-theme="${theme.toLowerCase()}"]`).waitFor();
  await page.keyboard.press('Escape');
}

/** Parts far below are only made when they come near. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await frame();
      await frame();
    }
    scrollTo(0, 0);
    await frame();
  });
}

async function judge(page: Page, faults: Faults): Promise<void> {
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const texts = (query: string): string[] =>
      Array.from(document.querySelectorAll(query), ({ textContent }) => textContent?.trim() ?? '');
    return { headings: texts('h1'), alerts: texts('[role="alert"]'), width, over: overflowing(width) };

    function overflowing(limit: number): number {
      return document.documentElement.scrollWidth - limit;
    }
  });
  if (!found.headings.some((words) => words !== '')) faults.note('no heading');
  for (const words of found.alerts) faults.note(`alert: ${words}`);
  if (found.over > 0) faults.note(`scrolls sideways by ${found.over} px at ${found.width}`);
}
