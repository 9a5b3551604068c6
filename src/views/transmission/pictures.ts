import type { LocalProjection } from '../../domain/transmission/local-projection';
import type { EventStudy } from '../../domain/transmission/event-study';

/** What counts as a surprise of one unit, as a number in the unit of changes and in words. */
export interface SurpriseUnit {
  readonly size: number;
  readonly words: string;
}

interface ResponseHow {
  readonly coin: string;
  readonly indicator: string;
  readonly unit: SurpriseUnit;
  /** Whether the surprise is one unit, or one standard deviation of the surprises. */
  readonly size: 'unit' | 'sd';
}

/** A projection as it is drawn and told: percent of the price, one a horizon, for a surprise of the chosen size. */
export interface ResponsePicture extends Pick<ResponseHow, 'coin' | 'indicator'> {
  readonly surprise: string;
  readonly response: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly pValue: Float64Array;
  readonly n: LocalProjection['n'];
}

/** Standard deviation of the surprises as a multiple of the unit. */
export function usualSurprise(
  { innovation }: Pick<LocalProjection, 'innovation'>,
  unit: SurpriseUnit,
): number {
  return innovation / unit.size;
}

export function responsePicture(
  found: LocalProjection,
  { coin, indicator, unit, size }: ResponseHow,
): ResponsePicture {
  const scale = size === 'unit' ? 1 / usualSurprise(found, unit) : 1;
  // Log points become percent of the price.
  const percent = (values: Float64Array): Float64Array =>
    values.map((value) => 100 * Math.expm1(scale * value));
  return {
    ...{ coin, indicator },
    surprise: size === 'unit' ? unit.words : 'one standard deviation',
    response: percent(found.response),
    lower: percent(found.lower),
    upper: percent(found.upper),
    pValue: found.pValue,
    n: found.n,
  };
}

/** Percent of the price on the day before the event. */
export interface EventPicture {
  readonly offsets: EventStudy['offsets'];
  readonly mean: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export function eventPicture({ offsets, mean, lower, upper }: EventStudy): EventPicture {
  const percent = (values: Float64Array): Float64Array => values.map((value) => 100 * value);
  return { offsets, mean: percent(mean), lower: percent(lower), upper: percent(upper) };
}

/** Announcements whose days are looked at. */
export const EVENTS = {
  fomc: { one: 'Fed decision', many: 'Fed decisions' },
  cpi: { one: 'CPI release', many: 'CPI releases' },
} as const;
