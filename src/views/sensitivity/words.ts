import { finePercent } from '../../components/shock/words';
import type { ShockedPath } from '../../contracts/shock';
import type { PathKind } from '../../stores/shock';

/** The end of the shocked path less the end of the base path, percent; NaN without an answer. */
export function endChange(
  base: ShockedPath,
  shocked: ShockedPath | null | undefined,
  kind: PathKind,
): number {
  const from = base[kind].forecast.at(-1);
  const to = shocked?.[kind].forecast.at(-1);
  return from === undefined || to === undefined ? NaN : 100 * (to / from - 1);
}

/** The largest size among numbers; 0 where there is none. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
}

/** The cell of a table of changes. */
export function cellWords(change: number): string {
  return Number.isFinite(change) ? finePercent(change) : '–';
}

export interface GridCell {
  readonly row: string;
  readonly column: string;
  readonly change: number;
}

/** Which cell moves most, in one sentence. */
export function gridFinding(cells: readonly GridCell[], scenario: string): string {
  const top = cells.reduce<GridCell | null>(
    (best, cell) =>
      Number.isFinite(cell.change) && Math.abs(cell.change) > Math.abs(best?.change ?? 0) ? cell : best,
    null,
  );
  if (!top) return `${scenario}: no model moves at any size`;
  return `${scenario}: the largest answer is ${top.column}'s, ${finePercent(top.change)} at ${top.row}`;
}

export interface TornadoBar {
  readonly label: string;
  /** Size of the shock in words, and the change it makes, percent. */
  readonly down: { readonly size: string; readonly change: number };
  readonly up: { readonly size: string; readonly change: number };
}

/** The indicator that moves most first. */
export function sortedBars(bars: readonly TornadoBar[]): TornadoBar[] {
  const reach = ({ down, up }: TornadoBar): number => largest([down.change, up.change]);
  return [...bars].sort((a, b) => reach(b) - reach(a));
}
