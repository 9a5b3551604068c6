import { formatNumber } from '../../charts/format';

export interface RangeChange {
  readonly label: string;
  /** Percent from the first to the last value in the range; NaN where there is none. */
  readonly change: number;
}

/** The Overview's first sentence: the best and the worst coin of the range, and the S&P 500 beside them. */
export function overviewFinding(when: string, coins: readonly RangeChange[], stocks: RangeChange): string {
  const known = coins.filter(({ change }) => Number.isFinite(change));
  const ranked = [...known].sort((a, b) => b.change - a.change);
  const [best] = ranked;
  const worst = ranked.at(-1);
  if (!best || !worst) return 'Four coins and the US economy, day by day';
  const tail = Number.isFinite(stocks.change) ? `; the ${stocks.label} ${moved(stocks.change)}` : '';
  if (best === worst) return `${when} ${best.label} ${moved(best.change)}${tail}`;
  const sameWay = best.change >= 0 === worst.change >= 0;
  const second = sameWay ? percent(worst.change) : moved(worst.change);
  return `${when} ${best.label} ${moved(best.change)} and ${worst.label} ${second}${tail}`;
}

function moved(change: number): string {
  return `${change >= 0 ? 'rose' : 'fell'} ${percent(change)}`;
}

/** With a space that no line breaks at. */
function percent(change: number): string {
  const size = Math.abs(change);
  return `${formatNumber(size, size >= 1000 ? 0 : 1)}\u00a0%`;
}
