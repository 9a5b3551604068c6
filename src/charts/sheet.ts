import type { Picture } from './matrix-image';
import type { ChartTheme } from './theme';

/** A chart with its words around it, as it is saved: the picture's texts and where the chart goes. */
export interface ChartSheet extends Picture {
  readonly chart: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface SheetWords {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly source?: string | undefined;
}

/** Width of a text in pixels. */
export type Measure = (text: string, size: number, weight: number) => number;

const EDGE = 24;
const STYLES = {
  title: { size: 18, weight: 600, line: 25 },
  subtitle: { size: 13, weight: 400, line: 19 },
  source: { size: 11, weight: 400, line: 16 },
} as const;

/** Title and subtitle above the chart, the source below it: a picture that says by itself what it shows. */
export function chartSheet(
  { title, subtitle = '', source = '' }: SheetWords,
  size: { readonly width: number; readonly height: number },
  { theme, measure }: { readonly theme: ChartTheme; readonly measure: Measure },
): ChartSheet {
  const texts: Picture['texts'][number][] = [];
  let y = EDGE;
  const write = (text: string, kind: keyof typeof STYLES, fill: string): void => {
    const { size: letters, weight, line } = STYLES[kind];
    const lines = wrapped(text, size.width, (part) => measure(part, letters, weight));
    for (const part of lines) {
      texts.push({ x: EDGE, y: y + line / 2, text: part, size: letters, weight, fill, align: 'left' });
      y += line;
    }
  };
  write(title, 'title', theme.ink);
  write(subtitle, 'subtitle', theme.muted);
  const chart = { x: EDGE, y: y + 12, ...size };
  y = chart.y + size.height + 14;
  write(source, 'source', theme.muted);
  return {
    width: size.width + 2 * EDGE,
    height: Math.ceil(y + EDGE - 8),
    background: theme.surface,
    font: theme.font,
    boxes: [],
    texts,
    chart,
  };
}

/** A text in lines that fit, broken between words. */
function wrapped(text: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)!} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The sheet as SVG around the SVG of the chart. */
export function sheetSvg(sheet: ChartSheet, chart: string): string {
  const { width, height, background, font, texts } = sheet;
  const words = texts.map(
    ({ x, y, text, size, weight, fill }) =>
      `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" dominant-baseline="central">${escaped(text)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" fill="${background}"/>`,
    `<g font-family="${escaped(font)}">${words.join('')}</g>`,
    `<g transform="translate(${sheet.chart.x} ${sheet.chart.y})">${chart}</g>`,
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
