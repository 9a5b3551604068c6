import { failure, success, type Outcome } from '../../../src/contracts/outcome';
import { alignAsKnown, alignObserved } from '../../../src/domain/alignment';
import { isOwnId, type OwnId, type View } from '../../../src/domain/catalogue/ids';
import type { Observations } from '../../../src/domain/frame';
import { ownCarryDays, type OwnSeries } from '../../../src/domain/own/series';
import { writeObservations, type Connection } from '../observations';
import type { Panel } from '../panels';
import { identifier } from '../tables';

/** The reader's own series beside the shipped ones: columns of every panel, tables in SQL. */
export class OwnSeriesShelf {
  #series: readonly OwnSeries[] = [];
  #tables: readonly string[] = [];
  #joined = new WeakMap<Panel, Panel>();
  #writing: Promise<unknown> = Promise.resolve();

  /** Takes the place of those given before. Panels have the new columns at once, SQL when the promise resolves. */
  set(connection: Connection, series: readonly OwnSeries[]): Promise<Outcome<null>> {
    const strange = series.find(({ id }) => !isOwnId(id));
    if (strange) {
      const hint = 'Remove the series and take its file in again.';
      return Promise.resolve(failure('bad-input', `"${strange.id}" is no name of an own series.`, hint));
    }
    this.#series = series;
    this.#joined = new WeakMap();
    const written = this.#writing.then(() => this.#write(connection, series));
    this.#writing = written.catch(() => undefined);
    return written.then(() => success(null));
  }

  /** Resolves when SQL has every series that was given so far. */
  async written(): Promise<void> {
    await this.#writing;
  }

  /** Own series that are indicators. */
  indicators(): readonly OwnId[] {
    return this.#series
      .filter(({ kind }) => kind === 'indicator')
      .map(({ id }) => id)
      .filter(isOwnId);
  }

  /** A panel with a column for every own series; a shipped panel that was asked for before is not built again. */
  join(panel: Panel, view: View): Panel {
    if (this.#series.length === 0) return panel;
    const joined = this.#joined.get(panel) ?? withColumns(panel, this.#series, view);
    this.#joined.set(panel, joined);
    return joined;
  }

  /** As `join`, with shocked observations in place of those of the own series that have them. */
  joinShocked(panel: Panel, view: View, shocked: ReadonlyMap<string, Observations>): Panel {
    const changed = this.#series.filter(({ id }) => shocked.has(id));
    const joined = this.join(panel, view);
    if (changed.length === 0) return joined;
    const under = changed.map((one) => ({ ...one, observations: shocked.get(one.id) ?? one.observations }));
    return withColumns(joined, under, view);
  }

  /** The observations of own indicators, by id. */
  observations(): Readonly<Record<string, Observations>> {
    const indicators = this.#series.filter(({ kind }) => kind === 'indicator');
    return Object.fromEntries(indicators.map(({ id, observations }) => [id, observations]));
  }

  /** Other observations of an own series on days, as its own would be. */
  laid(
    id: OwnId,
    observations: Observations,
    { days, view }: { days: Int32Array; view: View },
  ): Float64Array {
    const series = this.#series.find((one) => one.id === id);
    if (!series) throw new RangeError(`There is no own series "${id}".`);
    return laidOnDays({ ...series, observations }, days, view).values;
  }

  async #write(connection: Connection, series: readonly OwnSeries[]): Promise<void> {
    for (const name of this.#tables) await connection.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
    this.#tables = series.map(({ id }) => id);
    for (const { id, observations } of series) {
      await writeObservations(connection, { name: id, temporary: false }, observations);
    }
  }
}

function withColumns(panel: Panel, series: readonly OwnSeries[], view: View): Panel {
  const columns = { ...panel.frame.columns };
  const own = { ...panel.own };
  const changes = { ...panel.changes };
  for (const one of series) {
    const laid = laidOnDays(one, panel.frame.days, view);
    columns[one.id] = laid.values;
    own[one.id] = laid.own;
    changes[one.id] = one.change;
  }
  return { frame: { days: panel.frame.days, columns }, own, changes };
}

/** The values on days, carried forward no further than the series' rhythm allows, and the days of its own among them. */
function laidOnDays(
  series: OwnSeries,
  days: Int32Array,
  view: View,
): { values: Float64Array; own: Uint8Array } {
  const { observations } = series;
  const align = view === 'known' ? alignAsKnown : alignObserved;
  const from = view === 'known' ? observations.knownDays : observations.days;
  const since = align({ ...observations, values: Float64Array.from(from) }, days);
  const furthest = ownCarryDays(series);
  // A coin ends with its last price: a run forecasts from the last day that has one.
  const end = series.kind === 'coin' ? (from.at(-1) ?? -Infinity) : Infinity;
  const values = align(observations, days).map((value, row) =>
    days[row]! <= end && days[row]! - since[row]! <= furthest ? value : NaN,
  );
  return { values, own: Uint8Array.from(since, (start, row) => (start === days[row] ? 1 : 0)) };
}
