import { formatNumber } from '../../charts/format';
import { fewDigits } from '../../charts/forecast-parts';
import type { Money } from '../../charts/money';
import type { Fan, Outlook } from '../../contracts/evaluation';
import { bandEnds } from './words';

/** Fans of coins whose prices lie far apart, on one scale. */

/** How a price is written whose last close stands at 100. */
export const INDEXED: Money = {
  unit: 'last close = 100',
  price: (value) => formatNumber(value, 1),
  tick: fewDigits,
};

/** An outlook with its last close at 100. */
export function indexedFan({ next, recent }: Pick<Outlook, 'next' | 'recent'>): {
  readonly fan: Fan;
  readonly history: readonly (readonly [number, number])[];
} {
  const scale = 100 / next.lastClose;
  return {
    fan: {
      ...next,
      lastClose: 100,
      quantiles: next.quantiles.map((values) => values.map((value) => scale * value)),
    },
    history: Array.from(recent.days, (day, i): [number, number] => [day, scale * recent.closes[i]!]),
  };
}

/** The band, and the volatility behind it, of one coin. */
export function fourFanTitle(outlook: Pick<Outlook, 'levels' | 'next'>, coin: string): string {
  const volatility = formatNumber(outlook.next.volatility.at(-1) ?? NaN, 0);
  return `${coin}: ${bandEnds(outlook)}, volatility ${volatility} % a year`;
}
