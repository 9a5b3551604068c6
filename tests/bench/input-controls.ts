import type { Locator, Page } from '@playwright/test';

/** How a control is used: what a click or a key does to it. */
type Kind = 'choice' | 'list' | 'scale' | 'number' | 'text' | 'chart' | 'button';

export interface Control {
  readonly mark: string;
  readonly kind: Kind;
  readonly name: string;
}

/** As many of a group of like controls as are tried: the first and the last. */
const OF_A_GROUP = 2;

/** Begins long work, leaves the page, opens a dialog of the system, or takes something away. */
const LEFT_OUT =
  /train|start|queue|remove|delete|clear|install|reload|export|save|download|import|ask |notif|choose a file|full screen|measure|run |walk|forget|cancel|stop|tour|take it/i;

/** The controls in sight of the page and its bar, marked so that they can be found again. */
export function controlsOf(page: Page): Promise<Control[]> {
  return page.evaluate(
    ({ most, leftOut }) => {
      const out = new RegExp(leftOut, 'i');
      // The bar stays from page to page.
      for (const old of document.querySelectorAll('[data-input-mark]'))
        old.removeAttribute('data-input-mark');
      const groups = new Map<string, Element[]>();
      const query =
        'input, select, textarea, summary, button, [role="slider"], .chart [role="img"][tabindex="0"]';
      for (const element of document.querySelectorAll(`header.topbar :is(${query}), main :is(${query})`)) {
        if (!usable(element)) continue;
        const key = groupOf(element);
        groups.set(key, [...(groups.get(key) ?? []), element]);
      }
      const chosen = [...groups.values()].flatMap((group) =>
        group.length <= most ? group : [group[0]!, group.at(-1)!],
      );
      return chosen.map((element, i) => {
        element.setAttribute('data-input-mark', String(i));
        return { mark: String(i), kind: kindOf(element), name: nameOf(element) };
      });

      function usable(element: Element): boolean {
        if (element.matches(':disabled, [type="file"], [type="date"], :checked[type="radio"]')) return false;
        if (element.matches('button, summary') && out.test(nameOf(element))) return false;
        return element.checkVisibility({ visibilityProperty: true });
      }
      function groupOf(element: Element): string {
        if (element instanceof HTMLInputElement && element.type === 'radio') return `radio ${element.name}`;
        const id = element.closest('[data-testid]')?.getAttribute('data-testid')?.split('-')[0];
        const panel = element.closest('section, fieldset, details, nav, table, header')?.className;
        return [element.tagName, element.className, element.getAttribute('type'), id, panel].join(' ');
      }
      function kindOf(element: Element): Kind {
        if (element.matches('[type="radio"]')) return 'choice';
        if (element.matches('select')) return 'list';
        if (element.matches('[type="range"], [role="slider"]')) return 'scale';
        if (element.matches('[type="number"]')) return 'number';
        if (element.matches('textarea, [type="text"], [type="search"], input:not([type])')) return 'text';
        return element.matches('[role="img"]') ? 'chart' : 'button';
      }
      function nameOf(element: Element): string {
        const label = (element as HTMLInputElement).labels?.[0]?.textContent;
        const words = element.getAttribute('aria-label') ?? label ?? element.textContent ?? '';
        const legend = element.closest('fieldset')?.querySelector('legend')?.textContent;
        return [legend, words]
          .map((part) => part?.replace(/\s+/g, ' ').trim())
          .filter(Boolean)
          .join(': ')
          .slice(0, 60);
      }
    },
    { most: OF_A_GROUP, leftOut: LEFT_OUT.source },
  );
}

/** Uses a control by mouse and keys as a reader does. What a button opens is closed again. */
export async function press(page: Page, { mark, kind }: Control): Promise<void> {
  const control = page.locator(`[data-input-mark="${mark}"]`);
  await closeAll(page);
  // A former control may have taken it away.
  if (!(await control.isVisible())) return;
  // Readers look where they click: what has come near the window is drawn by then.
  await control.scrollIntoViewIfNeeded(SOON);
  await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), LOOK_MS);
  await PRESS[kind](control, page);
}

const SOON = { timeout: 5_000 };
const LOOK_MS = 400;
/** A finger or a mouse is down for a moment. */
export const CLICK = { ...SOON, delay: 50 };

const PRESS: Readonly<Record<Kind, (control: Locator, page: Page) => Promise<void>>> = {
  choice: (control, page) => page.locator('label', { has: control }).click(CLICK),
  list: (control) => keys(control, ['ArrowDown', 'ArrowUp']),
  scale: (control) => keys(control, ['ArrowRight', 'ArrowRight', 'ArrowLeft']),
  number: (control) => keys(control, ['ArrowUp', 'Tab']),
  text: (control) => keys(control, ['End', 'a', 'Backspace']),
  chart: (control) => keys(control, ['ArrowRight', '+', '0']),
  button: async (control, page) => {
    await control.click(CLICK);
    await closeAll(page);
    // Closed again, where it stays open.
    if ((await control.getAttribute('aria-expanded', SOON).catch(() => null)) === 'true')
      await control.click(CLICK);
  },
};

async function keys(control: Locator, names: readonly string[]): Promise<void> {
  await control.focus(SOON);
  for (const name of names) await control.press(name, SOON);
}

/** Menus and dialogs that a control has opened; one that is still being loaded comes before the next control. */
export async function closeAll(page: Page): Promise<void> {
  const open = page.locator('[role="dialog"], [role="menu"]').filter({ visible: true });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  for (let tries = 0; tries < 4 && (await open.count()) > 0; tries++) {
    await page.keyboard.press('Escape');
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  }
}
