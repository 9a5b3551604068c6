import type { DayBasis } from '../../../src/contracts/data-engine';
import { pairSeries, type Pairs } from '../pairs';
import type { Panel } from '../panels';

interface RangeRequest {
  readonly dayBasis: DayBasis;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The rows of two series inside a range of days; unlike `completeBetween`, gaps stay where they are. */
export function pairRows(
  panel: Panel,
  ids: readonly [string, string],
  request: RangeRequest & { readonly basis: 'levels' | 'changes' },
): Pairs {
  const pairs = pairSeries(panel, ids, request);
  const inRange = (day: number): boolean => day >= request.firstDay && day <= request.lastDay;
  const [from, to] = [pairs.days.findIndex(inRange), pairs.days.findLastIndex(inRange) + 1];
  const cut = <T extends Int32Array | Float64Array>(values: T): T => values.slice(Math.max(0, from), to) as T;
  return { days: cut(pairs.days), x: cut(pairs.x), y: cut(pairs.y) };
}
