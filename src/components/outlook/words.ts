import { formatChange, formatDay, formatNumber } from '../../charts/format';
import { DOLLARS, type Money } from '../../charts/money';
import type { Fan, Outlook } from '../../contracts/evaluation';
import { isoFromDay } from '../../domain/calendar';

const DAYS_A_YEAR = 365;
const LATELY = 30;

/** The page's first sentence: how far the price may go, and that nobody knows where. */
export function outlookFinding(
  coin: string,
  { levels, next }: Pick<Outlook, 'levels' | 'next'>,
  { price }: Money = DOLLARS,
): string {
  const last = next.days.length - 1;
  const lower = levels.findIndex((level) => Math.abs(level - 0.1) < 1e-9);
  const low = next.quantiles[lower]?.[last] ?? NaN;
  const high = next.quantiles[levels.length - 1 - lower]?.[last] ?? NaN;
  const days = next.days.length === 1 ? 'one day' : `${next.days.length} days`;
  return `${coin} in ${days}: eight times in ten between ${price(low)} and ${price(high)}; it stands at ${price(next.lastClose)}`;
}

/** SD of the daily log returns of the last thirty days, percent a year; NaN where a close is missing. */
export function latelyVolatility({ closes }: Outlook['recent']): number {
  const end = closes.length - 1;
  if (end < LATELY) return NaN;
  const returns = Array.from({ length: LATELY }, (_, i) => Math.log(closes[end - i]! / closes[end - i - 1]!));
  const mean = returns.reduce((sum, value) => sum + value, 0) / LATELY;
  const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (LATELY - 1);
  return 100 * Math.sqrt(variance * DAYS_A_YEAR);
}

/** How far the 80 % band reaches on its last day. */
export function fanFinding({ levels, next }: Pick<Outlook, 'levels' | 'next'>): string {
  return `On ${formatDay(next.days.at(-1) ?? NaN)} the 80 % band reaches from ${bandEnds({ levels, next })}`;
}

/** "−9.1 % to +11.0 %": where the 80 % band ends on its last day. */
export function bandEnds({ levels, next }: Pick<Outlook, 'levels' | 'next'>): string {
  const lower = levels.findIndex((level) => Math.abs(level - 0.1) < 1e-9);
  const change = (level: number): string =>
    formatChange(100 * ((next.quantiles[level]?.at(-1) ?? NaN) / next.lastClose - 1));
  return `${change(lower)} to ${change(levels.length - 1 - lower)}`;
}

/** What held of the bands, in one sentence. */
export function pastFinding({ past, pastCoverage }: Pick<Outlook, 'past' | 'pastCoverage'>): string {
  if (past.length === 0) return 'No forecast of this length lies far enough back to be judged';
  const parts = [...pastCoverage]
    .reverse()
    .map(
      ({ nominal, covered }) => `the ${formatNumber(nominal, 0)} % band held ${formatNumber(covered, 0)} %`,
    );
  return `Of what came after the last ${past.length} such forecasts, ${parts.join(', ')}`.replaceAll(
    ' %',
    '\u00a0%',
  );
}

/** A day a line: quantiles in the coin's unit, the naive price, the volatility up to the day. */
export function outlookCsv({ levels, next }: Pick<Outlook, 'levels' | 'next'>): string {
  const names = levels.map((level) => (level === 0.5 ? 'median' : `q${formatNumber(100 * level, 1)}`));
  const lines = [`day,days_ahead,${names.join(',')},naive,volatility_percent_a_year`];
  next.days.forEach((day, i) => {
    const values = next.quantiles.map((values) => values[i]);
    lines.push([isoFromDay(day), i + 1, ...values, next.lastClose, next.volatility[i]].join(','));
  });
  return `${lines.join('\n')}\n`;
}

/** The fan's days as rows of a table. */
export function fanRows(
  fan: Fan,
  levels: readonly number[],
  { price }: Money = DOLLARS,
): Record<string, string>[] {
  return Array.from(fan.days, (day, i) => ({
    day: isoFromDay(day),
    ...Object.fromEntries(levels.map((_, l) => [`q${l}`, price(fan.quantiles[l]![i]!)])),
    volatility: `${formatNumber(fan.volatility[i]!, 1)} %`,
  }));
}

/** Columns of these rows. */
export function fanColumns(levels: readonly number[]) {
  return [
    { key: 'day', label: 'Day', heading: true, nowrap: true },
    ...levels.map((level, l) => ({
      key: `q${l}`,
      label: level === 0.5 ? 'Median' : `${formatNumber(100 * level, 1)} % below`,
      numeric: true,
    })),
    { key: 'volatility', label: 'Volatility a year', numeric: true },
  ];
}
