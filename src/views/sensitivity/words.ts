import { finePercent } from '../../components/shock/words';
import { shockControl, sizeWords } from '../../composables/shock-scenario';
import type { OneSize } from '../../composables/sensitivity-questions';
import type { FoundResponses } from '../../composables/useResponses';
import type { ShockedPath } from '../../contracts/shock';
import type { TargetId } from '../../domain/catalogue/ids';
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
  return `${scenario}: the largest answer is ${top.column}’s, ${finePercent(top.change)} at ${top.row}`;
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

/** The bars of one model's answers to sizes that come in pairs: an indicator down, then up. */
export function tornadoBars(
  answer: FoundResponses['answers'][number],
  sizes: readonly OneSize[],
  kind: PathKind,
): TornadoBar[] {
  const side = (i: number): TornadoBar['down'] => ({
    size: sizeWords(sizes[i]!.indicator, sizes[i]!.size),
    change: endChange(answer.base, answer.shocked[i], kind),
  });
  const pairs = sizes.filter((_, i) => i % 2 === 0);
  return sortedBars(
    pairs.map(({ indicator }, i) => ({
      label: shockControl(indicator).label,
      down: side(2 * i),
      up: side(2 * i + 1),
    })),
  );
}

/** The change of a bar that is farther from zero; NaN where there is none. */
export function reachOf({ down, up }: TornadoBar): number {
  if (!Number.isFinite(down.change)) return up.change;
  return Math.abs(up.change) > Math.abs(down.change) ? up.change : down.change;
}

/** A model's answers to a list of scenarios, percent. */
export interface ModelChanges {
  readonly model: string;
  readonly changes: readonly number[];
}

/** Models in groups of one coin, in the order in which the coins come. */
export function byCoin<Of extends ModelChanges & { readonly coin: TargetId }>(
  asked: readonly Of[],
): { readonly coin: TargetId; readonly models: readonly Of[] }[] {
  return [...new Set(asked.map(({ coin }) => coin))].map((coin) => ({
    coin,
    models: asked.filter((one) => one.coin === coin),
  }));
}

/** "largest answer −3.2 % (Rate spike +200 bp)": which scenario moves the models of a coin most. */
export function largestCell(scenarios: readonly string[], models: readonly ModelChanges[]): string {
  const cells = models.flatMap(({ changes }) => changes.map((change, row) => ({ change, row })));
  const known = cells.filter(({ change }) => Number.isFinite(change));
  if (known.length === 0) return 'no answer';
  const top = known.reduce((best, cell) => (Math.abs(cell.change) > Math.abs(best.change) ? cell : best));
  return `largest answer ${cellWords(top.change)} (${scenarios[top.row]!})`;
}

/** In how many scenarios all of several models move the same way; an answer of exactly nothing is no way. */
export function scenariosFinding(models: readonly (readonly number[])[]): string {
  const rows = models[0]?.map((_, row) => models.map((changes) => changes[row]!)) ?? [];
  const told = rows.filter((row) => row.every(Number.isFinite));
  const same = told.filter((row) => row.every((change) => change > 0) || row.every((change) => change < 0));
  const count =
    models.length === 1 ? 'The one model answers' : `All ${models.length} models move the same way`;
  return `${count} in ${same.length} of ${told.length} scenarios`;
}
