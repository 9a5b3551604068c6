import { formatNumber } from '../../charts/format';
import { isInDollars, type CoinSeries } from '../../charts/prices';
import { isOwnId } from '../../domain/catalogue/ids';

export interface RangeChange {
  readonly label: string;
  /** Percent from the first to the last value in the range; NaN where there is none. */
  readonly change: number;
}

/** The Overview's first sentence: the best and the worst coin of the range, own ones included, and the S&P 500 beside them. */
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

/** Of the picture of the economy: what of it moved how far. */
export function economyTitle(
  stocks: RangeChange,
  rate: { readonly first: number; readonly last: number },
): string {
  const title = 'The US economy on the same days';
  if (!Number.isFinite(stocks.change) || !Number.isFinite(rate.last)) return title;
  const rates = `${formatNumber(rate.first, 2)} to ${formatNumber(rate.last, 2)}\u00a0%`;
  return `${title}: the ${stocks.label} ${moved(stocks.change)}, the fed funds rate went from ${rates}`;
}

function moved(change: number): string {
  return `${change >= 0 ? 'rose' : 'fell'} ${percent(change)}`;
}

/** With a space that no line breaks at. */
function percent(change: number): string {
  const size = Math.abs(change);
  return `${formatNumber(size, size >= 1000 ? 0 : 1)}\u00a0%`;
}

/** What is said of own coins that the first sentence leaves out; empty where there are none. */
export function leftOutWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  return `The sentence above compares coins in dollars with prices at both ends of the range, and so leaves out ${names.join(', ')}.`;
}

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four'];

/** "Four coins on one scale", "Two coins and 1 of your own in dollars": what the picture of prices shows. */
export function pricesTitle(
  coins: readonly Pick<CoinSeries, 'id' | 'unit'>[],
  scale: 'indexed' | 'price',
): string {
  const own = coins.filter((coin) => isOwnId(coin.id) && (scale === 'indexed' || isInDollars(coin))).length;
  const shipped = coins.filter(({ id }) => !isOwnId(id)).length || 4;
  const all = `${COUNTS[shipped] ?? shipped} ${shipped === 1 ? 'coin' : 'coins'}${own > 0 ? ` and ${own} of your own` : ''}`;
  return `${all} ${scale === 'indexed' ? 'on one scale' : 'in dollars'}`;
}
