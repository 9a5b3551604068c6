import type { EChartsOption } from 'echarts';
import { figuresOf, type ChartFigures } from '../charts/figures';
import type { Picture } from '../charts/matrix-image';
import { chartSheet, sheetSvg, type ChartSheet, type Measure, type SheetWords } from '../charts/sheet';
import type { ChartTheme } from '../charts/theme';
import { useChartTheme } from './useChartTheme';
import { useDownload } from './useDownload';
import { paintPicture } from './usePicture';

/** What a chart gives away of itself. */
export interface ChartSource extends SheetWords {
  /** As it is drawn now. */
  readonly drawn: EChartsOption;
  /** As it was built: its figures hang on it. */
  readonly option: EChartsOption;
  /** At twice its size. */
  readonly canvas: HTMLCanvasElement;
}

/** The sharpness of saved pictures. */
const SCALE = 2;
const LONGEST_NAME = 60;

/** Saves a chart as a picture with its words around it, or its figures as a table. */
export function useChartFiles(): {
  readonly png: (source: ChartSource) => Promise<void>;
  readonly svg: (source: ChartSource) => Promise<void>;
  readonly csv: (source: Pick<ChartSource, 'title' | 'option'>) => void;
} {
  const theme = useChartTheme();
  const { download, downloadBytes } = useDownload();

  async function png(source: ChartSource): Promise<void> {
    const sheet = sheetOf(source, theme.value);
    const canvas = paintPicture(sheet, SCALE);
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen) return;
    const { x, y, width, height } = sheet.chart;
    pen.drawImage(source.canvas, x, y, width, height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (blob) downloadBytes(fileName(source.title, 'png'), new Uint8Array(await blob.arrayBuffer()));
  }

  async function svg(source: ChartSource): Promise<void> {
    const { chartSvg } = await import('../charts/register-svg');
    const sheet = sheetOf(source, theme.value);
    const text = sheetSvg(sheet, chartSvg(source.drawn, sheet.chart));
    download(fileName(source.title, 'svg'), text, 'image/svg+xml');
  }

  function csv({ title, option }: Pick<ChartSource, 'title' | 'option'>): void {
    download(fileName(title, 'csv'), csvOf(figuresOf(option)), 'text/csv');
  }
  return { png, svg, csv };
}

function sheetOf({ canvas, title, subtitle, source }: ChartSource, theme: ChartTheme): ChartSheet {
  const size = { width: canvas.width / SCALE, height: canvas.height / SCALE };
  return chartSheet({ title, subtitle, source }, size, { theme, measure: measureIn(theme) });
}

function measureIn({ font }: Pick<Picture, 'font'>): Measure {
  const pen = document.createElement('canvas').getContext('2d');
  return (text, size, weight) => {
    if (!pen) return text.length * size * 0.55;
    pen.font = `${weight} ${size}px ${font}`;
    return pen.measureText(text).width;
  };
}

/** Figures as CSV (RFC 4180): nothing where there is none. */
export function csvOf({ columns, rows }: ChartFigures): string {
  const field = (value: string | number | null): string => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows].map((fields) => `${fields.map(field).join(',')}\n`).join('');
}

/** A name that every system takes: the first words of the finding. */
export function fileName(title: string, ending: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-+|-+$/g, '');
  return `macrotide-${words || 'chart'}.${ending}`;
}
