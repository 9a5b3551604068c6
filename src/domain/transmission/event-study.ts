import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { createRandom } from '../random';
import { quantiles } from '../stats/quantile';
import { finish, type Steps } from '../stats/steps';
import {
  drawLike,
  placeboPool,
  requirePlacebos,
  rowsOfDays,
  usableRows,
  type EventWindow,
} from './placebo-dates';

export interface EventStudyOptions {
  /** Rows shown before the event: 10. */
  readonly before?: number;
  /** Rows shown after it: 10. */
  readonly after?: number;
  /** Sets of placebo dates: 1000. */
  readonly placebos?: number;
  /** Share of placebo sets inside the band: 0.95. */
  readonly level?: number;
  readonly seed: number;
}

/** What was found at the events, and how often placebo dates show as much. */
export interface PlaceboTest {
  readonly value: number;
  /** Mean over the placebo sets. */
  readonly placebo: number;
  /** Share of placebo sets at least as far out, the events' own set counted in: never 0. */
  readonly pValue: number;
}

/** One entry an offset from −before to after. Paths are log points (0.01 = 1 %) since the row before the event. */
export interface EventStudy {
  readonly offsets: Int32Array;
  /** Mean path over the events, less the mean daily return of all rows. */
  readonly mean: Float64Array;
  /** Where the mean path of as many placebo dates lies with probability `level`, each offset for itself. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly level: number;
  /** The path's end, two-sided. */
  readonly drift: PlaceboTest;
  /** The mean size of the return of the event's own row, one-sided: larger than on placebo dates. */
  readonly move: PlaceboTest;
  /** Events that lie in the data with their whole window. */
  readonly events: number;
  readonly leftOut: number;
  /** Days that could serve as placebo: of an event's weekday, and not within its window. */
  readonly placeboDays: number;
  readonly placebos: number;
}

/**
 * What a coin did around announcements, beside as many days on which nothing was announced.
 *
 * The path of an event is p_{t+k} − p_{t−1} − (k + 1) m, with p the log price and m the mean daily log return: 0 the
 * row before, so that it shows both what went before and what came after. Placebo dates are drawn from the days that
 * lie in no event's window, as many of each weekday as there are events on it, anew for each set; the band and the
 * p-values come from these sets, so whatever a coin does on any Wednesday, changing spread and fat tails included,
 * is in them. Exact as a comparison with random days; it cannot tell an announcement from what always comes with it.
 *
 * @param days epoch days of the rows, increasing
 * @param logPrice on those rows, NaN = missing
 * @param eventDays epoch days; one that is no row counts on the next row
 * @throws RangeError when lengths differ, an option is out of range, or events or placebo days are too few
 */
export function eventStudy(
  days: Numbers,
  logPrice: Numbers,
  { eventDays, ...options }: EventStudyOptions & { readonly eventDays: Numbers },
): EventStudy {
  return finish(eventStudySteps(days, logPrice, { eventDays, ...options }));
}

/** Fewer events than this have no mean worth a picture. */
const MIN_EVENTS = 5;
/** Placebo sets between two steps. */
const STRIDE = 20;

/** `eventStudy` in steps of some placebo sets each. */
export function* eventStudySteps(
  days: Numbers,
  logPrice: Numbers,
  { eventDays, ...options }: EventStudyOptions & { readonly eventDays: Numbers },
): Steps<EventStudy> {
  const { before = 10, after = 10, placebos = 1000, level = 0.95 } = options;
  requireSameLength('eventStudy', days, logPrice);
  requireWhole('eventStudy: before', before, 1);
  requireWhole('eventStudy: after', after, 0);
  requireWhole('eventStudy: placebos', placebos, 1);
  const window = { before, after };
  const isUsable = usableRows(logPrice, window);
  const rows = rowsOfDays(days, eventDays);
  const events = [...new Set(rows)].filter((row) => isUsable(row));
  if (events.length < MIN_EVENTS) {
    throw new RangeError(
      `eventStudy: ${events.length} events lie in the data with ${before} rows before and ${after} after. ` +
        `Choose a shorter window or a longer range, for at least ${MIN_EVENTS}.`,
    );
  }
  const pool = placeboPool(days, { events: rows, isUsable, window });
  requirePlacebos(days, events, pool);
  const paths = new Paths(logPrice, window);
  const random = createRandom(options.seed);
  const sets: Summary[] = [];
  for (let i = 0; i < placebos; i++) {
    if (i % STRIDE === 0) yield i / placebos;
    sets.push(paths.summary(drawLike(days, events, { pool, random })));
  }
  const found = paths.summary(events);
  return {
    offsets: Int32Array.from({ length: before + after + 1 }, (_, i) => i - before),
    mean: found.mean,
    ...band(sets, level),
    level,
    drift: placeboTest(
      found.end,
      sets.map(({ end }) => end),
      Math.abs,
    ),
    move: placeboTest(
      found.move,
      sets.map(({ move }) => move),
      (distance) => distance,
    ),
    events: events.length,
    leftOut: eventDays.length - events.length,
    placeboDays: [...pool.values()].reduce((sum, { length }) => sum + length, 0),
    placebos,
  };
}

interface Summary {
  readonly mean: Float64Array;
  /** Of the mean path. */
  readonly end: number;
  readonly move: number;
}

/** Paths around rows of one log price. */
class Paths {
  readonly #drift: number;

  constructor(
    private readonly logPrice: Numbers,
    private readonly window: EventWindow,
  ) {
    let [sum, count] = [0, 0];
    for (let t = 1; t < logPrice.length; t++) {
      const change = logPrice[t]! - logPrice[t - 1]!;
      if (!Number.isFinite(change)) continue;
      sum += change;
      count++;
    }
    this.#drift = sum / count;
  }

  summary(rows: readonly number[]): Summary {
    const { before, after } = this.window;
    const mean = new Float64Array(before + after + 1);
    let move = 0;
    for (const row of rows) {
      const start = this.logPrice[row - 1]!;
      for (let k = -before; k <= after; k++) {
        mean[k + before]! += (this.logPrice[row + k]! - start - (k + 1) * this.#drift) / rows.length;
      }
      move += Math.abs(this.logPrice[row]! - start - this.#drift) / rows.length;
    }
    return { mean, end: mean[before + after]!, move };
  }
}

function band(sets: readonly Summary[], level: number): { lower: Float64Array; upper: Float64Array } {
  const tail = (1 - level) / 2;
  const edges = Array.from(sets[0]!.mean, (_, k) =>
    quantiles(
      sets.map(({ mean }) => mean[k]!),
      [tail, 1 - tail],
    ),
  );
  return {
    lower: Float64Array.from(edges, (edge) => edge[0]!),
    upper: Float64Array.from(edges, (edge) => edge[1]!),
  };
}

/** Where what was found stands among the placebo sets; `size` of a value's distance from their mean says how far out. */
function placeboTest(
  value: number,
  placebos: readonly number[],
  size: (distance: number) => number,
): PlaceboTest {
  const placebo = placebos.reduce((sum, each) => sum + each, 0) / placebos.length;
  const asFar = placebos.filter((each) => size(each - placebo) >= size(value - placebo)).length;
  return { value, placebo, pValue: (1 + asFar) / (1 + placebos.length) };
}
