import { dayFromIso } from '../../../src/domain/calendar';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { INDICATOR_RELEASE } from '../../../src/domain/catalogue/indicators';
import { knownDay } from '../../../src/domain/catalogue/release';
import { makeManifest } from '../manifest';
import { toCsv, type OutputTable } from '../write';
import { extendCoin, extendSeries, filledUp, type Extended } from './extend';
import { ask, type Asked, type Fetch } from './fetch-text';
import { refreshedSeries } from './series';
import { dayAt, type Shipped } from './shipped';
import { COIN_SOURCES, CPI_SCHEDULE, SERIES_SOURCES, type SeriesId, type Source } from './sources';

export interface RefreshOptions {
  readonly fetch: Fetch;
  /** The epoch day on which the sources are asked; the day itself is not over and is not taken. */
  readonly today: number;
  /** Release days of CPI by month, beyond those of the schedule: for months that it no longer lists. */
  readonly releases?: ReadonlyMap<number, number>;
  readonly log?: (line: string) => void;
}

/** What a source gave to one table. */
export interface Answered {
  readonly source: Source<unknown>;
  /** The file, and the table's name in messages. */
  readonly file: string;
  readonly outcome: Extended | { readonly reason: string };
}

export interface Refreshed {
  /** Everything to write, manifest included; empty where there is nothing new. */
  readonly files: ReadonlyMap<string, string>;
  readonly answers: readonly Answered[];
  /** Names of the sources that failed. */
  readonly failed: readonly string[];
  readonly lastDay: number;
}

/**
 * Continues the tables from the original sources. What has been shipped stays as it is; days after it are added
 * where they are known, over and plausible. A source that fails leaves its table as it was.
 * @throws Error when no source can be reached at all.
 */
export async function refresh(shipped: Shipped, options: RefreshOptions): Promise<Refreshed> {
  const { manifest, tables } = shipped;
  const table = (file: string): OutputTable => tables.get(file) ?? missing(file);
  const asked = await askAll(options);
  const until = options.today - 1;
  const coins = extendCoins(asked, { table, until, repaired: repairedFigures(table('repairs.csv')) });
  const series = extendAll(asked, { table, until, releases: options.releases });
  const lastDay = lastDayOf([...coins, ...series], dayFromIso(manifest.lastDay));
  const within = [...coins, ...series.map((answer) => clipped(answer, lastDay))];
  const added = within.reduce((sum, { outcome }) => sum + ('table' in outcome ? outcome.added : 0), 0);
  const { failed } = asked;
  if (added === 0) {
    return { files: new Map(), answers: within, failed, lastDay: dayFromIso(manifest.lastDay) };
  }
  const renewed = new Map(
    within.flatMap(({ file, outcome }) => ('table' in outcome ? [[file, outcome.table]] : [])),
  );
  const all = [...tables.values()].map((old) => {
    const now = renewed.get(old.file) ?? old;
    return old.file.startsWith('coin_') ? filledUp(now, lastDay) : now;
  });
  const entries = refreshedSeries(manifest, within, options.today);
  const made = makeManifest(all, entries, { firstDay: dayFromIso(manifest.firstDay), lastDay });
  const files = new Map(all.map((one) => [one.file, toCsv(one)]));
  files.set('manifest.json', `${JSON.stringify(made, null, 1)}\n`);
  return { files, answers: within, failed, lastDay };
}

interface AllAsked {
  readonly failed: readonly string[];
  readonly of: <T>(source: Source<T>) => Asked<T>;
}

/** One source after the other: public services are asked politely. */
async function askAll({ fetch, log = () => undefined }: RefreshOptions): Promise<AllAsked> {
  const sources: readonly Source<unknown>[] = [
    ...Object.values(SERIES_SOURCES),
    CPI_SCHEDULE,
    ...Object.values(COIN_SOURCES),
  ];
  const answers = new Map<string, Asked<unknown>>();
  for (const source of sources) {
    const answer = await ask(source, fetch);
    log(answer.ok ? `${source.name}: answered` : `${source.name}: FAILED, ${answer.reason}`);
    answers.set(source.name, answer);
  }
  const list = [...answers.values()];
  const silent = list.filter((answer) => !answer.ok && answer.unreachable);
  if (silent.length === list.length) {
    const [first] = silent;
    const reason = first && !first.ok ? first.reason : '';
    throw new Error(
      `No source could be reached: ${reason}.\nThe refresh needs the internet. Connect and try again; the tables stay as they are.`,
    );
  }
  const failed = [...answers].flatMap(([name, answer]) => (answer.ok ? [] : [name]));
  return { failed, of: <T>(source: Source<T>) => answers.get(source.name) as Asked<T> };
}

interface Place {
  readonly table: (file: string) => OutputTable;
  readonly until: number;
}

function extendCoins(
  asked: AllAsked,
  { table, until, repaired }: Place & { readonly repaired: ReadonlySet<string> },
): Answered[] {
  return COIN_IDS.map((coin) => {
    const source = COIN_SOURCES[coin];
    const file = `coin_${coin}.csv`;
    const answer = asked.of(source);
    const own = new Set(
      [...repaired].flatMap((key) => (key.startsWith(`${coin} `) ? [key.slice(coin.length + 1)] : [])),
    );
    const outcome = answer.ok ? extendCoin(table(file), answer.value, { until, repaired: own }) : answer;
    return { source, file, outcome };
  });
}

function extendAll(
  asked: AllAsked,
  {
    table,
    until,
    releases = new Map(),
  }: Place & { readonly releases?: ReadonlyMap<number, number> | undefined },
): Answered[] {
  const schedule = asked.of(CPI_SCHEDULE);
  const dates = new Map([...(schedule.ok ? schedule.value : []), ...releases]);
  const known = (id: SeriesId, day: number): number | null => {
    if (id === 'cpi' || id === 'cpi_sa') return dates.get(day) ?? null;
    return knownDay(id === 'fear_greed' ? 'same-day' : INDICATOR_RELEASE[id], day);
  };
  return (Object.keys(SERIES_SOURCES) as SeriesId[]).map((id) => {
    const source = SERIES_SOURCES[id];
    const file = `${id}.csv`;
    const answer = asked.of(source);
    const options = { id, until, known: (day: number) => known(id, day) };
    return { source, file, outcome: answer.ok ? extendSeries(table(file), answer.value, options) : answer };
  });
}

/**
 * The last day of the data: Bitcoin's last close, whose days all series are laid on; where Bitcoin's source failed,
 * the last day that any other table has come to.
 */
function lastDayOf(answers: readonly Answered[], before: number): number {
  const lastOf = ({ file, outcome }: Answered): number => {
    const row = 'table' in outcome ? outcome.table.rows.at(-1) : undefined;
    if (!row) return -Infinity;
    return file.startsWith('coin_') ? dayAt(row) : dayFromIso(row[1] ?? '');
  };
  const bitcoin = answers.find(({ file }) => file === 'coin_btc.csv');
  const answered = bitcoin && 'table' in bitcoin.outcome;
  return Math.max(before, answered ? lastOf(bitcoin) : Math.max(...answers.map(lastOf)));
}

/** Without what was known only after the last day of the data. */
function clipped(answer: Answered, lastDay: number): Answered {
  const { outcome } = answer;
  if (!('table' in outcome)) return answer;
  const rows = outcome.table.rows.filter((row) => dayFromIso(row[1] ?? '') <= lastDay);
  const added = outcome.added - (outcome.table.rows.length - rows.length);
  return { ...answer, outcome: { ...outcome, added, table: { ...outcome.table, rows } } };
}

/** "btc 2021-12-14 close" of every repaired figure. */
function repairedFigures({ rows }: OutputTable): ReadonlySet<string> {
  return new Set(rows.map(([coin, date, column]) => `${coin} ${date} ${column}`));
}

function missing(file: string): never {
  throw new Error(`${file} is not among the tables. Rebuild them with --from first.`);
}
