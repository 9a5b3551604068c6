import { monthOf } from './calendar';
import type { Frame, Numbers, Observations } from './frame';

interface Derivation {
  readonly parts: readonly [string, string];
  readonly combine: (first: number, second: number) => number;
}

/** Percentage points for the two rates; index points per 100 points of CPI for the real S&P 500. */
const DERIVATIONS: Readonly<Record<string, Derivation>> = {
  yield_curve: { parts: ['treasury_10y', 'fed_rate'], combine: (long, short) => long - short },
  real_yield: { parts: ['treasury_10y', 'cpi_yoy'], combine: (long, inflation) => long - inflation },
  real_sp500: { parts: ['sp500', 'cpi'], combine: (level, prices) => (level / prices) * 100 },
};

/**
 * A frame with the derived indicators added, computed after alignment: yield_curve = 10-year yield − fed
 * funds, real_yield = 10-year yield − CPI year on year (both percentage points), real_sp500 = S&P 500 ÷ CPI ×
 * 100. One whose parts are absent is not added (an existing column of its name stays).
 */
export function deriveIndicators(frame: Frame): Frame {
  const columns: Record<string, Float64Array> = { ...frame.columns };
  for (const [id, derivation] of Object.entries(DERIVATIONS)) {
    const derived = derive(frame, derivation);
    if (derived) columns[id] = derived;
  }
  return { days: frame.days, columns };
}

/** An indicator's column of a frame; a derived one absent from it is computed from its parts. */
export function indicatorColumn(frame: Frame, id: string): Float64Array | undefined {
  const derivation = DERIVATIONS[id];
  return frame.columns[id] ?? (derivation && derive(frame, derivation));
}

/** The columns that a derived indicator is computed from; none for any other series. */
export function derivedParts(id: string): readonly string[] {
  return DERIVATIONS[id]?.parts ?? [];
}

function derive(frame: Frame, { parts, combine }: Derivation): Float64Array | undefined {
  const first = frame.columns[parts[0]];
  const second = frame.columns[parts[1]];
  return first && second && first.map((value, i) => combine(value, second[i]!));
}

/**
 * Year-on-year change of a monthly series, percent: 100 · (x of the month ÷ x of the same month a year before
 * − 1), at the day and the release day of its month. A month that is missing, or whose month a year before is
 * missing or zero, is left out.
 */
export function yearOnYear(monthly: Observations): Observations {
  const byMonth = new Map<string, number>();
  monthly.days.forEach((day, i) => byMonth.set(monthOf(day), monthly.values[i]!));
  const rows: { day: number; known: number; value: number }[] = [];
  monthly.days.forEach((day, i) => {
    const value = 100 * (monthly.values[i]! / (byMonth.get(monthAYearBefore(day)) ?? NaN) - 1);
    if (Number.isFinite(value)) rows.push({ day, known: monthly.knownDays[i]!, value });
  });
  return {
    days: Int32Array.from(rows, (row) => row.day),
    knownDays: Int32Array.from(rows, (row) => row.known),
    values: Float64Array.from(rows, (row) => row.value),
  };
}

function monthAYearBefore(day: number): string {
  const month = monthOf(day);
  return `${String(Number(month.slice(0, 4)) - 1).padStart(4, '0')}${month.slice(4)}`;
}

/**
 * Balance of news sentiment in −1..1: (positive − negative) ÷ (positive + neutral + negative) articles of a
 * day; NaN on a day without an article.
 */
export function newsBalance(positive: Numbers, neutral: Numbers, negative: Numbers): Float64Array {
  return Float64Array.from({ length: positive.length }, (_, i) => {
    const total = positive[i]! + neutral[i]! + negative[i]!;
    return total > 0 ? (positive[i]! - negative[i]!) / total : NaN;
  });
}
