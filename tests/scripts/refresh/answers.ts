import { dayFromIso, isoFromDay } from '../../../src/domain/calendar';
import type { Fetch } from '../../../scripts/build-data/refresh/fetch-text';

/*
 * Answers in the form that each source documents, with figures of our own: a few weeks around the end of 2025.
 */

/** First and last day of the answers; the day after the last is "today" and only half over. */
export const FIRST = dayFromIso('2025-12-15');
export const TODAY = dayFromIso('2026-02-11');

function days(): number[] {
  return Array.from({ length: TODAY - FIRST + 1 }, (_, i) => FIRST + i);
}

const isWeekday = (day: number): boolean => ((day + 4) % 7) % 6 !== 0;

/** FRED's CSV: weekdays, a point on 1 January, nothing on the day before today. */
export function fredText(id: string, valueOf: (day: number) => number, wanted = isWeekday): string {
  const rows = days()
    .filter(wanted)
    .map((day) => `${isoFromDay(day)},${holiday(day) ? '.' : day === TODAY - 1 ? '' : valueOf(day)}`);
  return `observation_date,${id}\r\n${rows.join('\r\n')}\r\n`;
}

const holiday = (day: number): boolean =>
  isoFromDay(day) === '2026-01-01' || isoFromDay(day) === '2025-12-25';

/** FRED's CSV of a monthly series. */
export function monthlyText(id: string, figures: Readonly<Record<string, string>>): string {
  const rows = Object.entries(figures).map(([month, value]) => `${month}-01,${value}`);
  return `observation_date,${id}\n${rows.join('\n')}\n`;
}

/** Cboe's CSV: American dates. */
export function cboeText(valueOf: (day: number) => number): string {
  const rows = days()
    .filter((day) => isWeekday(day) && !holiday(day))
    .map((day) => {
      const [year, month, dayOfMonth] = isoFromDay(day).split('-');
      return `${month}/${dayOfMonth}/${year},15.000000,16.000000,14.000000,${valueOf(day).toFixed(6)}`;
    });
  return `DATE,OPEN,HIGH,LOW,CLOSE\r\n${rows.join('\r\n')}\r\n`;
}

/** alternative.me's JSON: newest first, all figures as text. */
export function fearGreedText(valueOf: (day: number) => number): string {
  const data = days()
    .map((day) => ({
      value: String(valueOf(day)),
      value_classification: 'Fear',
      timestamp: String(day * 86_400),
    }))
    .reverse();
  return JSON.stringify({ name: 'Fear and Greed Index', data, metadata: { error: null } });
}

export interface Candle {
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number | null;
  readonly volume: number | null;
}

/** A candle around a price. */
export function candle(price: number): Candle {
  return { open: price, high: price * 1.02, low: price * 0.98, close: price * 1.01, volume: price * 1000 };
}

/** Yahoo's chart JSON; the last entry is of the running day, at the present second. */
export function yahooText(symbol: string, candleOf: (day: number) => Candle): string {
  const list = days().map(candleOf);
  const column = (name: keyof Candle): (number | null)[] => list.map((one) => one[name]);
  const timestamp = days().map((day) => day * 86_400 + (day === TODAY ? 51_234 : 0));
  const quote = [
    {
      open: column('open'),
      high: column('high'),
      low: column('low'),
      close: column('close'),
      volume: column('volume'),
    },
  ];
  const meta = { currency: 'USD', symbol, instrumentType: 'CRYPTOCURRENCY' };
  return JSON.stringify({
    chart: {
      result: [{ meta, timestamp, indicators: { quote, adjclose: [{ adjclose: column('close') }] } }],
      error: null,
    },
  });
}

/** The schedule page of the Bureau: a table inside a page. */
export const SCHEDULE_TEXT = `<!DOCTYPE html><html><body><h2>Schedule</h2>
<table class="release-list"><thead><tr><th>Reference Month</th><th>Release Date</th><th>Release Time</th></tr></thead>
<tbody>
<tr class="release-list-odd-row"><td>November 2025</td><td>Dec. 18, 2025</td><td>08:30 AM</td></tr>
<tr class="release-list-even-row">
 <td>December 2025</td>
 <td>Jan. 13, 2026</td><td>08:30 AM</td></tr>
<tr><td>January 2026</td><td><b>Feb.&nbsp;11, 2026</b></td><td>08:30 AM</td></tr>
<tr><td>August 2026</td><td>Sept. 11, 2026</td><td>08:30 AM</td></tr>
</tbody></table></body></html>`;

/** What each source answers, by a part of its address. */
export function usualAnswers(): Record<string, string> {
  return {
    'id=DFF&': fredText(
      'DFF',
      () => 3.64,
      () => true,
    ),
    'id=DGS3&': fredText('DGS3', () => 3.5),
    'id=DGS10&': fredText('DGS10', () => 4.2),
    'id=DTWEXBGS&': fredText('DTWEXBGS', () => 120.5),
    'id=SP500&': fredText('SP500', () => 6900),
    'id=CPIAUCNS&': monthlyText('CPIAUCNS', {
      '2025-10': '',
      '2025-11': '324.122',
      '2025-12': '324.054',
      '2026-01': '325.2',
    }),
    'id=CPIAUCSL&': monthlyText('CPIAUCSL', {
      '2025-11': '325.031',
      '2025-12': '326.03',
      '2026-01': '326.6',
    }),
    VIX_History: cboeText(() => 16.25),
    'alternative.me': fearGreedText(() => 30),
    'bls.gov': SCHEDULE_TEXT,
    'BTC-USD': yahooText('BTC-USD', () => candle(88_000)),
    'ETH-USD': yahooText('ETH-USD', () => candle(3000)),
    'LTC-USD': yahooText('LTC-USD', () => candle(80)),
    'DOGE-USD': yahooText('DOGE-USD', () => candle(0.12)),
  };
}

/** A network that gives those answers; null stands for a source that cannot be reached, a number for a status. */
export function network(changes: Readonly<Record<string, string | number | null>> = {}): Fetch {
  const answers: Readonly<Record<string, string | number | null>> = { ...usualAnswers(), ...changes };
  return (url) => {
    const key = Object.keys(answers).find((part) => url.includes(part));
    const answer = key === undefined ? undefined : answers[key];
    if (answer === undefined) throw new Error(`the test has no answer for ${url}`);
    if (answer === null) {
      return Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') }));
    }
    return Promise.resolve(
      typeof answer === 'number' ? new Response('', { status: answer }) : new Response(answer),
    );
  };
}
