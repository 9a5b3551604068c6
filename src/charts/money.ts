import { formatPrice } from './format';
import { fewDigits } from './forecast-parts';
import { shortNumber } from './own-series';

/** How prices of a coin are written: in dollars, or in whatever the reader's own coin is quoted in. */
export interface Money {
  /** For subtitles and behind differences: "USD", "EUR", "units of its own". */
  readonly unit: string;
  readonly price: (value: number) => string;
  /** For ticks, where there is no room for a unit. */
  readonly tick: (value: number) => string;
}

export const DOLLARS: Money = { unit: 'USD', price: formatPrice, tick: (value) => `$${fewDigits(value)}` };

/** Of a vertical axis, where its ticks leave the unit out. */
export function axisUnit({ unit }: Money): string {
  return unit === DOLLARS.unit ? '' : unit;
}

/** Whether a unit is the dollar in one of its spellings. */
export function isDollars(unit: string): boolean {
  return /^(usd|us ?\$|\$|us dollars?|dollars?)$/i.test(unit.trim());
}

/** Money by the unit that a reader gave to a coin of theirs; empty where none was given. */
export function moneyIn(unit: string): Money {
  if (isDollars(unit)) return DOLLARS;
  const named = unit.trim();
  return {
    unit: named || 'units of its own',
    price: (value) =>
      Number.isFinite(value) && named ? `${shortNumber(value)}\u00a0${named}` : shortNumber(value),
    tick: fewDigits,
  };
}
