import type { Page } from '@playwright/test';

/**
 * Controls in sight, and links of navigation, that are lower than a finger needs. A box counts with the label that is
 * pressed for it, a word that is a button inside a sentence stands where the text puts it (WCAG 2.5.8).
 */
export function tooLow(page: Page, least = 44): Promise<string[]> {
  return page.evaluate((height) => {
    const wanted = 'button, input, select, textarea, summary, nav a[href]';
    return [...document.querySelectorAll<HTMLElement>(wanted)].flatMap((one) => {
      const target = pressed(one);
      const box = target.getBoundingClientRect();
      const seen = target.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
      // Boxes are rounded to parts of pixels.
      if (!seen || box.height >= height - 0.5 || target.closest('[aria-hidden="true"]') || inSentence(target))
        return [];
      const name = (one.ariaLabel ?? target.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 30);
      return [`${one.tagName.toLowerCase()} ${one.className} "${name}": ${Math.round(box.height)} px high`];
    });

    function pressed(one: HTMLElement): HTMLElement {
      const box = one instanceof HTMLInputElement && /^(checkbox|radio|file)$/.test(one.type);
      return (box && one.labels?.[0]) || one;
    }
    function inSentence(one: HTMLElement): boolean {
      const around = one.parentElement?.textContent?.trim().length ?? 0;
      const own = one.textContent?.trim().length ?? 0;
      return (
        /^inline(-block)?$/.test(getComputedStyle(one).display) &&
        one.closest('p, dd, li') !== null &&
        around > own
      );
    }
  }, least);
}

/** What moves although the reader has asked for no motion; what is over within a frame cannot be seen. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap((one) => {
      const { duration = 0, iterations = 1 } = one.effect?.getComputedTiming() ?? {};
      const name =
        one instanceof CSSTransition ? one.transitionProperty : (one as CSSAnimation).animationName;
      return Number(duration) * iterations > 16
        ? [`${name}: ${Number(duration)} ms, ${iterations} times`]
        : [];
    }),
  );
}
