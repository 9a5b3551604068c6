import type { CorrelationSettings } from '../../src/contracts/data-engine';
import { COIN_IDS, coinColumnId } from '../../src/domain/catalogue/ids';
import { changeKind } from '../../src/domain/catalogue/lookup';
import type { ChangeKind } from '../../src/domain/catalogue/series';
import type { Panel } from './panels';

/** Two series row by row, before any window is cut; NaN = missing. */
export interface Pairs {
  readonly days: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

type PairSettings = Pick<CorrelationSettings, 'basis' | 'dayBasis' | 'lag'>;

/** The panel's column of a series; a coin's id stands for its close. */
export function columnOf(id: string): string {
  const coin = COIN_IDS.find((one) => one === id);
  return coin ? coinColumnId(coin, 'close') : id;
}

/**
 * The rows on which two series are compared. On calendar days: every day, weekends carried forward. On trading
 * days: the days on which both have a value of their own. Changes are taken from one such row to the next and
 * belong to the later one; they are logarithmic for prices and index levels, plain for rates and the VIX.
 *
 * With a lag the second series is moved that many calendar days later beforehand, its days of its own with it: its
 * change over some days is then set beside the first one's over the same stretch, `lag` days later.
 */
export function pairSeries(
  panel: Panel,
  [first, second]: readonly [string, string],
  settings: PairSettings,
): Pairs {
  const [a, b] = [columnOf(first), columnOf(second)];
  const left = panel.frame.columns[a] ?? new Float64Array();
  const right = moved(panel.frame.columns[b] ?? new Float64Array(), settings.lag ?? 0, NaN);
  const [ownLeft, ownRight] = [panel.own[a], moved(panel.own[b] ?? new Uint8Array(), settings.lag ?? 0, 0)];
  const all = Int32Array.from(panel.frame.days, (_, row) => row);
  const rows =
    settings.dayBasis === 'calendar'
      ? all
      : all.filter((row) => {
          const own = ownLeft?.[row] === 1 && ownRight[row] === 1;
          return own && !Number.isNaN(left[row]!) && !Number.isNaN(right[row]!);
        });
  const days = Int32Array.from(rows, (row) => panel.frame.days[row]!);
  const x = Float64Array.from(rows, (row) => left[row]!);
  const y = Float64Array.from(rows, (row) => right[row]!);
  if (settings.basis === 'levels') return { days, x, y };
  const kind = (id: string): ChangeKind => panel.changes?.[id] ?? changeKind(id);
  return { days, x: changes(kind(a), x), y: changes(kind(b), y) };
}

/** Rows moved down by `lag`, or up where it is negative; a panel has a row for every calendar day. */
function moved<T extends Float64Array | Uint8Array>(values: T, lag: number, empty: number): T {
  if (lag === 0) return values;
  return values.map((_, row) => values[row - lag] ?? empty) as T;
}

function changes(kind: ChangeKind, values: Float64Array): Float64Array {
  const log = kind === 'log';
  return values.map((value, row) => {
    const before = row > 0 ? values[row - 1]! : NaN;
    return log ? Math.log(value / before) : value - before;
  });
}

/** The rows of inclusive epoch days that have both values. */
export function completeBetween(pairs: Pairs, firstDay: number, lastDay: number): Pairs {
  const keep = (row: number): boolean => {
    const day = pairs.days[row]!;
    return day >= firstDay && day <= lastDay && !Number.isNaN(pairs.x[row]!) && !Number.isNaN(pairs.y[row]!);
  };
  return {
    days: pairs.days.filter((_, row) => keep(row)),
    x: pairs.x.filter((_, row) => keep(row)),
    y: pairs.y.filter((_, row) => keep(row)),
  };
}
