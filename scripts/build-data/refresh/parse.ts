import { dayFromIso } from '../../../src/domain/calendar';
import { rawTables, type DatedValues } from '../raw';
import { readVix } from '../readers/cboe';
import type { CoinTable } from '../readers/coin-table';
import { readFred } from '../readers/fred';

const SECONDS_A_DAY = 86_400;

/** A CSV of FRED's graph page: "observation_date,DGS3" (once "DATE,..."), a point or nothing where there is no value. */
export function parseFred(text: string, id: string): DatedValues {
  const plain = text.replace(/^\uFEFF?DATE,/, 'observation_date,').replaceAll(/,\.(?=\r?\n|$)/g, ',');
  return readFred(
    rawTables(() => plain),
    { file: `FRED ${id}`, header: ['observation_date', id] },
  );
}

/** Cboe's history of the VIX: dates as MM/DD/YYYY, closes in the last column. */
export function parseCboe(text: string): DatedValues {
  const plain = text.replaceAll(/^(\d{2})\/(\d{2})\/(\d{4}),/gm, '$3-$1-$2,');
  return readVix(rawTables(() => plain));
}

interface FearGreedAnswer {
  readonly data?: readonly { readonly value?: unknown; readonly timestamp?: unknown }[];
  readonly metadata?: { readonly error?: unknown };
}

/** The answer of alternative.me: one entry a day, newest first, figures and seconds since 1970 as text. */
export function parseFearGreed(text: string): DatedValues {
  const answer = parseJson<FearGreedAnswer>(text);
  if (answer.metadata?.error) throw new Error(`the source answered: ${String(answer.metadata.error)}`);
  if (!Array.isArray(answer.data)) throw new Error('the answer has no "data". Its layout has changed.');
  const entries = (answer.data as NonNullable<FearGreedAnswer['data']>).map(({ value, timestamp }, i) => {
    const [seconds, index] = [Number(timestamp), Number(value)];
    if (!Number.isFinite(seconds) || !Number.isFinite(index))
      throw new Error(`entry ${i + 1} has no figures.`);
    return [Math.floor(seconds / SECONDS_A_DAY), index] as const;
  });
  return inOrder(entries);
}

interface YahooAnswer {
  readonly chart?: {
    readonly error?: { readonly description?: string } | null;
    readonly result?:
      | readonly {
          readonly timestamp?: readonly number[];
          readonly indicators?: {
            readonly quote?: readonly Readonly<Record<string, readonly (number | null)[]>>[];
          };
        }[]
      | null;
  };
}

/** Yahoo's chart of a coin: seconds since 1970, and one list a column; null where there is no figure. */
export function parseYahoo(text: string): CoinTable {
  const { chart } = parseJson<YahooAnswer>(text);
  if (chart?.error)
    throw new Error(`the source answered: ${chart.error.description ?? 'an error without words'}`);
  const result = chart?.result?.[0];
  const quote = result?.indicators?.quote?.[0];
  const times = result?.timestamp;
  if (!quote || !times)
    throw new Error('the answer has no "timestamp" or no "quote". Its layout has changed.');
  const column = (name: string): DatedValues => {
    const values = quote[name];
    if (values?.length !== times.length) throw new Error(`the answer has no full list of "${name}".`);
    return inOrder(
      times.flatMap((seconds, i) => {
        const value = values[i];
        return typeof value === 'number' ? [[Math.floor(seconds / SECONDS_A_DAY), value] as const] : [];
      }),
    );
  };
  return {
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A month is published at the earliest when it is over; much later than this the page means something else. */
const LATEST_RELEASE_DAYS = 150;

/**
 * Release days of CPI by the first day of their month, from the table of the Bureau's schedule:
 * "January 2026", "Feb. 11, 2026", "08:30 AM".
 */
export function parseCpiSchedule(text: string): ReadonlyMap<number, number> {
  const releases = new Map<number, number>();
  for (const [row] of text.matchAll(/<tr[\s>][^]*?<\/tr>/gi)) {
    const [month = '', release = ''] = [...row.matchAll(/<td[^>]*>([^]*?)<\/td>/gi)].map(([, cell = '']) =>
      plainText(cell),
    );
    const reference = dayOf(month.replace(/^(\S+) (\d{4})$/, '$1 1, $2'));
    const day = dayOf(release);
    if (day - reference > 27 && day - reference < LATEST_RELEASE_DAYS) releases.set(reference, day);
  }
  if (releases.size === 0) throw new Error('the page has no table of release dates. Its layout has changed.');
  return releases;
}

function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>|&nbsp;/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** "Sept. 5, 2026" or "January 1, 2026" as an epoch day; NaN of anything else. */
function dayOf(words: string): number {
  const [, name = '', dayOfMonth = '', year = ''] = /^([A-Za-z]+)\.? (\d{1,2}), (\d{4})$/.exec(words) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return NaN;
  return dayFromIso(`${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
}

function parseJson<T extends object>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`the answer is no JSON; it begins "${text.slice(0, 60)}".`);
  }
}

/** In order of days; of two entries for a day the last one counts, as of a day that is still being written. */
function inOrder(entries: readonly (readonly [number, number])[]): DatedValues {
  return new Map([...new Map(entries)].sort((a, b) => a[0] - b[0]));
}
