import { formatChange, formatDay, formatNumber, formatPrice } from '../../charts/format';
import type { Fan, Outlook } from '../../contracts/evaluation';
import { isoFromDay } from '../../domain/calendar';
import type { Frame } from '../../domain/frame';

const DAYS_A_YEAR = 365;
const LATELY = 30;

/** The page's first sentence: how far the price may go, and that nobody knows where. */
export function outlookFinding(coin: string, { levels, next }: Pick<Outlook, 'levels' | 'next'>): string {
  const last = next.days.length - 1;
  const lower = levels.findIndex((level) => Math.abs(level - 0.1) < 1e-9);
  const low = next.quantiles[lower]?.[last] ?? NaN;
  const high = next.quantiles[levels.length - 1 - lower]?.[last] ?? NaN;
  const days = next.days.length === 1 ? 'one day' : `${next.days.length} days`;
  return `${coin} in ${days}: eight times in ten between ${formatPrice(low)} and ${formatPrice(high)}; it stands at ${formatPrice(next.lastClose)}`;
}

/** SD of the daily log returns of the last thirty days up to a day, percent a year; NaN where a close is missing. */
export function latelyVolatility({ days, columns }: Frame, coin: string, day: number): number {
  const closes = columns[`${coin}_close`];
  const end = days.indexOf(day);
  if (!closes || end < LATELY) return NaN;
  const returns = Array.from({ length: LATELY }, (_, i) => Math.log(closes[end - i]! / closes[end - i - 1]!));
  const mean = returns.reduce((sum, value) => sum + value, 0) / LATELY;
  const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (LATELY - 1);
  return 100 * Math.sqrt(variance * DAYS_A_YEAR);
}

/** How far the 80 % band reaches on its last day. */
export function fanFinding({ levels, next }: Pick<Outlook, 'levels' | 'next'>): string {
  const last = next.days.length - 1;
  const lower = levels.findIndex((level) => Math.abs(level - 0.1) < 1e-9);
  const change = (l: number): string =>
    formatChange(100 * ((next.quantiles[l]?.[last] ?? NaN) / next.lastClose - 1));
  return `On ${formatDay(next.days[last] ?? NaN)} the 80 % band reaches from ${change(lower)} to ${change(levels.length - 1 - lower)}`;
}

/** What held of the bands, in one sentence. */
export function pastFinding({ past, pastCoverage }: Pick<Outlook, 'past' | 'pastCoverage'>): string {
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

/** A day a line: quantiles in USD, the naive price, the volatility up to the day. */
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
export function fanRows(fan: Fan, levels: readonly number[]): Record<string, string>[] {
  return Array.from(fan.days, (day, i) => ({
    day: isoFromDay(day),
    ...Object.fromEntries(levels.map((_, l) => [`q${l}`, formatPrice(fan.quantiles[l]![i]!)])),
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
