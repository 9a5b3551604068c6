import { correlationColours } from '../../charts/correlation-colour';
import type { ChartTheme } from '../../charts/theme';
import type { SeriesHead, SeriesPair } from '../../composables/useCorrelationSeries';
import type { MatrixCell } from '../../contracts/data-engine';
import { cellKey } from '../../stores/correlation';
import { pairName } from './finding';

/** What one side of the matrix is ordered by: the values in one row, or in one column. */
export interface MatrixOrder {
  readonly side: 'row' | 'column';
  readonly id: string;
  readonly way: 'down' | 'up';
}

export interface DrawnCell {
  readonly key: string;
  readonly row: SeriesHead;
  readonly column: SeriesHead;
  readonly pair: string;
  readonly chosen: boolean;
  /** A series beside itself on the same day, which says nothing. */
  readonly self: boolean;
  readonly value: number;
  readonly n: number;
  readonly trendAlone: number;
  readonly background: string;
  readonly text: string;
}

export interface MatrixLine {
  readonly head: SeriesHead;
  readonly cells: readonly DrawnCell[];
}

export interface MatrixLayout {
  readonly across: readonly SeriesHead[];
  readonly down: readonly MatrixLine[];
}

export interface MatrixInput {
  readonly cells: readonly MatrixCell[];
  readonly rows: readonly SeriesHead[];
  readonly columns: readonly SeriesHead[];
  readonly chosen: SeriesPair;
  readonly order: MatrixOrder | null;
  readonly lag: number;
  readonly theme: ChartTheme;
  /** Columns down and rows across, for narrow screens. */
  readonly upright: boolean;
}

/** The matrix as it is drawn: ordered, turned for narrow screens, coloured. */
export function matrixLayout(input: MatrixInput): MatrixLayout {
  const byPair = new Map(input.cells.map((cell) => [cellKey(cell), cell]));
  const valueOf = (row: string, column: string): number => byPair.get(cellKey({ row, column }))?.value ?? NaN;
  const { order } = input;
  const rows = ordered(input.rows, order?.side === 'column' ? order : null, (id, by) => valueOf(id, by));
  const columns = ordered(input.columns, order?.side === 'row' ? order : null, (id, by) => valueOf(by, id));
  const [across, down] = input.upright ? [rows, columns] : [columns, rows];
  return {
    across,
    down: down.map((head) => ({
      head,
      cells: across.map((other) =>
        input.upright
          ? drawnCell(input, byPair, { coin: other, indicator: head })
          : drawnCell(input, byPair, { coin: head, indicator: other }),
      ),
    })),
  };
}

function ordered(
  heads: readonly SeriesHead[],
  order: MatrixOrder | null,
  valueOf: (id: string, by: string) => number,
): readonly SeriesHead[] {
  if (!order) return heads;
  const sign = order.way === 'down' ? -1 : 1;
  // Cells without a value go last, whichever way.
  const rank = ({ id }: SeriesHead): number => {
    const value = sign * valueOf(id, order.id);
    return Number.isNaN(value) ? Infinity : value;
  };
  return [...heads].sort((a, b) => rank(a) - rank(b) || 0);
}

function drawnCell(
  { chosen, lag, theme }: MatrixInput,
  byPair: ReadonlyMap<string, MatrixCell>,
  pair: SeriesPair,
): DrawnCell {
  const key = cellKey({ row: pair.coin.id, column: pair.indicator.id });
  const cell = byPair.get(key);
  const value = cell?.value ?? NaN;
  const self = lag === 0 && pair.coin.id === pair.indicator.id;
  return {
    key,
    row: pair.coin,
    column: pair.indicator,
    pair: pairName(pair),
    chosen: pair.coin.id === chosen.coin.id && pair.indicator.id === chosen.indicator.id,
    self,
    value,
    n: cell?.n ?? 0,
    trendAlone: cell?.trendAlone ?? NaN,
    ...(self ? { background: 'transparent', text: theme.muted } : correlationColours(value, theme)),
  };
}

/** All cells that say something, in the order in which they are drawn. */
export function tellingCells({ down }: MatrixLayout): DrawnCell[] {
  return down.flatMap(({ cells }) => cells.filter(({ self }) => !self));
}
