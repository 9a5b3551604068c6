import { clipped } from '../domain/own/names';
import { formatCorrelation } from './format';
import type { ChartTheme } from './theme';

/** A picture as boxes and texts, in pixels: drawn on a canvas elsewhere, checked without one. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly font: string;
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly fill: string;
  }[];
  readonly texts: readonly PictureText[];
}

interface PictureText {
  readonly x: number;
  /** Of the middle of the line. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
  readonly align: 'left' | 'center';
}

export interface MatrixImageInput {
  readonly title: string;
  readonly lines: readonly string[];
  readonly across: readonly string[];
  readonly down: readonly {
    readonly label: string;
    readonly cells: readonly {
      readonly value: number;
      readonly self: boolean;
      readonly background: string;
      readonly text: string;
    }[];
  }[];
}

const EDGE = 24;
const HEAD = 190;
const CELL = { width: 84, height: 44, gap: 3 };
const LINE = 20;
/** Letters that fit above a column. */
const LETTERS = 13;

/** The matrix with its title, definition and source, as a picture of its own. */
export function matrixImage({ title, lines, across, down }: MatrixImageInput, theme: ChartTheme): Picture {
  const wanted = 2 * EDGE + HEAD + across.length * (CELL.width + CELL.gap);
  const width = Math.max(760, wanted);
  const texts = wrapped([title], { width, size: 18, top: EDGE + 10 });
  const words = wrapped(lines, { width, size: 13, top: texts.bottom + 6 });
  const heads = across.map((text) => headLines(text));
  const headRows = Math.max(1, ...heads.map((head) => head.length));
  const top = words.bottom + 20 + 15 * headRows;
  const place = (i: number, j: number): { x: number; y: number } => ({
    x: EDGE + HEAD + j * (CELL.width + CELL.gap),
    y: top + i * (CELL.height + CELL.gap),
  });
  const size = { width: CELL.width, height: CELL.height };
  const middle = (i: number, j: number): { x: number; y: number } => ({
    x: place(i, j).x + CELL.width / 2,
    y: place(i, j).y + CELL.height / 2,
  });
  const plain = { size: 13, weight: 560, fill: theme.ink };
  return {
    width,
    height: top + down.length * (CELL.height + CELL.gap) + EDGE,
    background: theme.surface,
    font: theme.font,
    boxes: down.flatMap(({ cells }, i) =>
      cells.flatMap(({ background, self }, j) =>
        self ? [] : [{ ...place(i, j), ...size, fill: background }],
      ),
    ),
    texts: [
      ...texts.texts.map((text) => ({ ...text, weight: 620, fill: theme.ink })),
      ...words.texts.map((text) => ({ ...text, weight: 400, fill: theme.muted })),
      ...heads.flatMap((head, j) =>
        head.map((text, i) => ({
          ...{ ...plain, fill: theme.muted, size: 12, text },
          x: middle(0, j).x,
          y: top - 12 - 15 * (head.length - 1 - i),
          align: 'center' as const,
        })),
      ),
      ...down.map(({ label }, i) => ({
        ...plain,
        x: EDGE,
        y: middle(i, 0).y,
        text: label,
        align: 'left' as const,
      })),
      ...down.flatMap(({ cells }, i) =>
        cells.map(({ value, self, text }, j) => ({
          ...plain,
          ...middle(i, j),
          fill: text,
          text: self ? '·' : formatCorrelation(value),
          align: 'center' as const,
        })),
      ),
    ],
  };
}

/** A column's name on as many lines as its width asks for; a long word is cut. */
function headLines(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').map((part) => clipped(part, LETTERS))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LETTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

type Placed = Pick<PictureText, 'x' | 'y' | 'text' | 'size' | 'align'>;

/** Lines broken between words where they would leave the picture; a letter takes a little over half its size. */
function wrapped(
  lines: readonly string[],
  { width, size, top }: { readonly width: number; readonly size: number; readonly top: number },
): { readonly texts: readonly Placed[]; readonly bottom: number } {
  const most = Math.floor((width - 2 * EDGE) / (size * 0.53));
  const texts: Placed[] = [];
  for (const line of lines) {
    let text = '';
    const close = (): void => {
      texts.push({ x: EDGE, y: top + texts.length * (LINE + size - 13), text, size, align: 'left' });
      text = '';
    };
    for (const word of line.split(' ')) {
      if (text && text.length + word.length >= most) close();
      text = text ? `${text} ${word}` : word;
    }
    close();
  }
  return { texts, bottom: top + texts.length * (LINE + size - 13) };
}
