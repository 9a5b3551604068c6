import { formatChange, formatCorrelation, formatNumber } from '../../charts/format';
import { lagWords } from '../../charts/lead-lag';
import { pSaid } from '../../charts/p-values';
import type { GrangerTable } from '../../contracts/inference';
import type { EventStudy } from '../../domain/transmission/event-study';
import type { LeadLag } from '../../domain/transmission/lead-lag';
import type { Names } from './names';
import { FEW_MOVES } from '../../domain/transmission/local-projection';

/** From here on a p-value is called small. */
export const LEVEL = 0.05;

/** The page's first sentence: what the two did on the same day, and whether either told of the other. */
export function pageFinding(
  found: LeadLag,
  { coin, indicator, when }: { readonly coin: string; readonly indicator: string; readonly when: string },
): string {
  const same = found.values[found.lags.indexOf(0)]!;
  if (!Number.isFinite(same)) return `${when} ${coin} or ${indicator} did not move: there is nothing to say`;
  const { beyond, ahead, expected } = leadLagFigures(found);
  return `${when} ${coin} and ${indicator} correlate at ${formatCorrelation(same)} on the same day; ${beyond} of the ${ahead} lags at which ${indicator} comes first lie beyond chance, where chance gives ${formatNumber(expected, 1)}`;
}

/** "1 of 30 lags", "3 of 30 lags". */
function counted(count: number, of: number, what: string): string {
  return `${count} of ${of} ${what}`;
}

/** The strongest lag, and how many of those where the indicator comes first lie beyond chance. */
export function leadLagFinding(found: LeadLag, pair: { coin: string; indicator: string }): string {
  const { strongest, beyond, expected, ahead } = leadLagFigures(found);
  if (strongest < 0) return `${pair.coin} and ${pair.indicator}: one of them does not move in this range`;
  const where = lagWords(found.lags[strongest]!, pair);
  const sentence = where.charAt(0).toUpperCase() + where.slice(1);
  return `${sentence}: ${formatCorrelation(found.values[strongest]!)}, the strongest. With ${pair.indicator} first, ${counted(beyond, ahead, 'lags')} lie beyond chance, where chance alone gives ${formatNumber(expected, 1)}`;
}

export interface LeadLagFigures {
  /** Row of the largest |r|; −1 where there is none. */
  readonly strongest: number;
  /** Positive lags, those of them outside their own bounds, and how many chance alone puts there. */
  readonly ahead: number;
  readonly beyond: number;
  readonly expected: number;
  /** Positive lags outside the bounds of all lags together. */
  readonly beyondJoint: number;
}

export function leadLagFigures({ lags, values, bound, jointBound, level }: LeadLag): LeadLagFigures {
  let [strongest, ahead, beyond, beyondJoint] = [-1, 0, 0, 0];
  lags.forEach((lag, i) => {
    const size = Math.abs(values[i]!);
    if (Number.isFinite(size) && (strongest < 0 || size > Math.abs(values[strongest]!))) strongest = i;
    if (lag <= 0) return;
    ahead++;
    if (size > bound[i]!) beyond++;
    if (size > jointBound[i]!) beyondJoint++;
  });
  return { strongest, ahead, beyond, beyondJoint, expected: (1 - level) * ahead };
}

/** How many tests stand, before and after correction, beside what chance gives. */
export function grangerFinding(table: GrangerTable, form: 'robust' | 'plain'): string {
  const { tests, raw, holm, bh } = grangerCounts(table, form);
  if (tests === 0) return 'No test could be made in this range';
  const stands = holm === 0 ? 'none stands' : `${holm} ${holm === 1 ? 'stands' : 'stand'}`;
  const falseShare = bh === 0 ? 'none' : String(bh);
  return `Of ${tests} tests ${raw} ${raw === 1 ? 'has' : 'have'} p below ${LEVEL}, where chance alone gives ${formatNumber(LEVEL * tests, 0)}; after Holm’s correction ${stands}, after Benjamini and Hochberg’s ${falseShare}`;
}

export function grangerCounts(
  { rows, plain, robust }: GrangerTable,
  form: 'robust' | 'plain',
): { readonly tests: number; readonly raw: number; readonly holm: number; readonly bh: number } {
  const corrected = form === 'robust' ? robust : plain;
  const below = (values: ArrayLike<number>): number => Array.from(values).filter((p) => p < LEVEL).length;
  const pValues = rows.flatMap(({ test }) =>
    test ? [form === 'robust' ? test.robust.pValue : test.pValue] : [],
  );
  return {
    tests: pValues.length,
    raw: below(pValues),
    holm: below(corrected.holm),
    bh: below(corrected.benjaminiHochberg),
  };
}

/** Pairs that could not be tested, with the first reason. */
export function refusedWords({ rows }: Pick<GrangerTable, 'rows'>, { spoken }: Names): string {
  const refused = rows.filter(({ test }) => !test);
  const [first] = refused;
  if (!first) return '';
  const pairs = refused.length === 1 ? '1 pair was' : `${refused.length} pairs were`;
  return `${pairs} not tested. ${spoken(first.cause)} for ${spoken(first.effect)}: ${first.reason ?? 'no reason is known'}`;
}

/** What the tests say of one pair, both ways. */
export function pairTestWords(
  table: GrangerTable,
  form: 'robust' | 'plain',
  { ids, names: { spoken } }: { readonly ids: readonly string[]; readonly names: Names },
): string {
  const said = table.rows.flatMap((row, i) => {
    if (!ids.includes(row.cause) || !ids.includes(row.effect)) return [];
    const way = `${spoken(row.cause)} for ${spoken(row.effect)}`;
    if (!row.test) return [`${way}: no test (${row.reason ?? 'unknown reason'})`];
    const p = form === 'robust' ? row.test.robust.pValue : row.test.pValue;
    const holm = (form === 'robust' ? table.robust : table.plain).holm[i]!;
    return [`${way}: ${pSaid(p)}, after Holm ${pSaid(holm)}`];
  });
  return said.length > 0 ? `The chosen pair, ${said.join('; ')}.` : '';
}

export interface ResponseFigures {
  readonly coin: string;
  readonly indicator: string;
  /** "1 point", "one standard deviation". */
  readonly surprise: string;
  /** Percent, one a horizon. */
  readonly response: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** The response on the day and at the end, and whether the band leaves zero there. */
export function responseFinding({ coin, indicator, surprise, ...paths }: ResponseFigures): string {
  const last = paths.response.length - 1;
  const at = (h: number): string => {
    const band = `${formatChange(paths.lower[h]!)} to ${formatChange(paths.upper[h]!)}`;
    return `${formatChange(paths.response[h]!)} (${band})`;
  };
  const end = last > 0 ? `, and after ${last} ${last === 1 ? 'day' : 'days'} ${at(last)}` : '';
  return `After ${indicator} surprises by ${surprise} upwards, ${coin} moves ${at(0)} on the day${end}`;
}

/** How far from zero the bands stay, over the whole path. */
export function responseNote({ response, lower, upper }: ResponseFigures): string {
  const count = response.length;
  const outside = Array.from({ length: count }, (_, h) => h).filter(
    (h) => lower[h]! > 0 || upper[h]! < 0,
  ).length;
  return `At ${outside} of ${count} horizons the band leaves out zero; if there were no response at all, about ${formatNumber(LEVEL * count, 1)} would. Neighbouring horizons share most of their days, so they leave it together.`;
}

/** What few moves do to the bands; empty where there are enough. */
export function movesNote(moves: number, rows: number): string {
  if (moves >= FEW_MOVES) return '';
  return `The indicator moves on ${formatNumber(moves, 0)} of ${formatNumber(rows, 0)} rows only: with so few the bands are too narrow, and cover about nine times in ten in place of nineteen in twenty.`;
}

/** The move on the day, and the path's end, beside placebo days. */
export function eventFinding(study: EventStudy, coin: string, event: string): string {
  const percent = (value: number): string => `${formatNumber(100 * value, 1)} %`;
  const { move, events } = study;
  const said = move.pValue < LEVEL ? 'more than chance usually gives' : 'chance could explain the difference';
  return `On ${events} days of ${event} ${coin} moved ${percent(move.value)} either way, on days without one ${percent(move.placebo)}: ${said} (${pSaid(move.pValue)})`;
}

export function eventNote(study: EventStudy, event: string): string {
  const { drift, leftOut, placeboDays, placebos } = study;
  const last = study.offsets[study.offsets.length - 1]!;
  const left = leftOut > 0 ? ` ${leftOut} more lie in the range without a full window.` : '';
  return `${last} days after it the price stood ${formatChange(100 * drift.value)} from its usual drift (${pSaid(drift.pValue)}, two-sided). ${formatNumber(placebos, 0)} sets of as many days, drawn from ${formatNumber(placeboDays, 0)} days of the same weekdays outside every window, show what no ${event} gives.${left}`;
}
