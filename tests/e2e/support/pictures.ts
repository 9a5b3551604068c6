import type { Locator } from '@playwright/test';
import { expect } from './guard';

/** Waits until so many charts, at least, are drawn under a place: a blank canvas has one colour. */
export async function expectDrawn(place: Locator, least = 1): Promise<void> {
  const drawn = (): Promise<number> =>
    place.locator('canvas').evaluateAll((all) => {
      const colours = (canvas: HTMLCanvasElement): number => {
        const { width, height } = canvas;
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
        const found = new Set<number>();
        for (let i = 0; i + 2 < pixels.length; i += 4) {
          found.add(pixels[i]! * 65_536 + pixels[i + 1]! * 256 + pixels[i + 2]!);
        }
        return found.size;
      };
      return (all as HTMLCanvasElement[]).filter((canvas) => colours(canvas) > 5).length;
    });
  await expect.poll(drawn).toBeGreaterThanOrEqual(least);
}
