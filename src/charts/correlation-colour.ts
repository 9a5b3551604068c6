import type { ChartTheme } from './theme';

type Rgb = readonly [number, number, number];

/** The background of a correlation and a text colour that can be read on it (at least 4.5 : 1). */
export function correlationColours(value: number, theme: ChartTheme): { background: string; text: string } {
  const [negative, neutral, positive] = theme.correlation.map(parseHex) as unknown as [Rgb, Rgb, Rgb];
  if (!Number.isFinite(value)) return { background: 'transparent', text: theme.muted };
  const strength = Math.min(1, Math.abs(value));
  const background = mix(neutral, value < 0 ? negative : positive, strength);
  return { background: hex(background), text: readable(background) };
}

/** Contrast ratio of two colours after WCAG 2: 1 to 21. */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(parseHex(first)), luminance(parseHex(second))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function readable(background: Rgb): string {
  const ground = hex(background);
  const candidates = ['#14181F', '#FFFFFF', '#000000'];
  return candidates.find((text) => contrast(text, ground) >= 5.5) ?? best(candidates, ground);
}

function best(candidates: readonly string[], ground: string): string {
  return [...candidates].sort((a, b) => contrast(b, ground) - contrast(a, ground))[0]!;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map((i) => Math.round(from[i]! + (to[i]! - from[i]!) * share)) as unknown as Rgb;
}

function parseHex(text: string): Rgb {
  return [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16)) as unknown as Rgb;
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance after WCAG 2, from sRGB. */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
