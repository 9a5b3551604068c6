import { dateParts, dayFromDate, weekday } from '../domain/calendar';
import { DAY_STATES, type DayState } from '../domain/cleaning/coverage';

/** A calendar of days: a band of seven rows (Monday first) a year, a column a week. */
export interface CoverageCalendar {
  /** Size of the drawing in its own units. */
  readonly width: number;
  readonly height: number;
  readonly years: readonly number[];
  /** One path a state; `before` is left blank. */
  readonly paths: Readonly<Record<Exclude<DayState, 'before'>, string>>;
}

const WEEKS = 54;
export const CELL = { width: 10, height: 5, gap: 1, yearGap: 9 } as const;
const YEAR = 7 * CELL.height + CELL.yearGap;

/** The drawing of the states of days, `states[0]` being that of `firstDay`. */
export function coverageCalendar(states: ArrayLike<number>, firstDay: number): CoverageCalendar {
  const first = dateParts(firstDay).year;
  const last = dateParts(firstDay + states.length - 1).year;
  const paths: Record<DayState, string> = { before: '', own: '', carried: '', overdue: '', missing: '' };
  for (let row = 0; row < states.length;) {
    const run = runFrom(states, firstDay, row);
    const { x, y } = placeOf(firstDay + row, first);
    const state = DAY_STATES[states[row]!]!;
    paths[state] +=
      `M${x} ${y}h${CELL.width - CELL.gap}v${run * CELL.height - 0.6}h-${CELL.width - CELL.gap}z`;
    row += run;
  }
  return {
    width: WEEKS * CELL.width,
    height: (last - first + 1) * YEAR,
    years: Array.from({ length: last - first + 1 }, (_, i) => first + i),
    paths,
  };
}

/** Days of one state from a day on that stand under one another: same week, same year. */
function runFrom(states: ArrayLike<number>, firstDay: number, row: number): number {
  let run = 1;
  for (;;) {
    const day = firstDay + row + run;
    const same = row + run < states.length && states[row + run] === states[row];
    if (!same || weekday(day) === 1 || isNewYear(day)) return run;
    run++;
  }
}

function isNewYear(day: number): boolean {
  const { month, dayOfMonth } = dateParts(day);
  return month === 1 && dayOfMonth === 1;
}

/** Upper left corner of a day's cell. */
function placeOf(day: number, firstYear: number): { x: number; y: number } {
  const { year } = dateParts(day);
  const week = Math.floor((day - dayFromDate(year, 1, 1) + mondayBased(dayFromDate(year, 1, 1))) / 7);
  return { x: week * CELL.width, y: (year - firstYear) * YEAR + mondayBased(day) * CELL.height };
}

/** 0 = Monday ... 6 = Sunday. */
function mondayBased(day: number): number {
  return (weekday(day) + 6) % 7;
}

/** The day under a place of the drawing; NaN between the years and outside of them. */
export function dayAt(x: number, y: number, firstYear: number): number {
  const year = firstYear + Math.floor(y / YEAR);
  const inYear = Math.floor((y % YEAR) / CELL.height);
  const start = dayFromDate(year, 1, 1);
  const day = start + Math.floor(x / CELL.width) * 7 - mondayBased(start) + inYear;
  return inYear < 7 && x >= 0 && y >= 0 && dateParts(day).year === year ? day : NaN;
}

/** Where the months begin along a year, as shares of its width, for their names. */
export function monthPlaces(): readonly number[] {
  return Array.from({ length: 12 }, (_, month) => (month * 4.345) / WEEKS);
}
