import { formatChange, formatDay, formatNumber, formatPrice } from '../../charts/format';
import type { QueryResult } from '../../contracts/data-engine';
import { dayFromIso } from '../../domain/calendar';

type Value = QueryResult['rows'][number][number];

/** A statement to start from, and the sentence its rows amount to. */
export interface SqlExample {
  readonly id: string;
  readonly title: string;
  readonly sql: string;
  readonly finding: (rows: QueryResult['rows']) => string;
}

export const EXAMPLES: readonly SqlExample[] = [
  {
    id: 'vix-months',
    title: 'Mean VIX of each month beside Bitcoin’s return',
    sql: `-- Mean VIX of each month beside Bitcoin's return over it, in percent
WITH closes AS (
  SELECT date_trunc('month', date)::DATE AS month, arg_max(close, date) AS last_close
  FROM btc GROUP BY month
), fear AS (
  SELECT date_trunc('month', date)::DATE AS month, avg(value) AS mean_vix
  FROM vix GROUP BY month
)
SELECT month, round(mean_vix, 1) AS mean_vix,
  round(100 * (last_close / lag(last_close) OVER (ORDER BY month) - 1), 1) AS btc_return
FROM closes JOIN fear USING (month)
QUALIFY btc_return IS NOT NULL
ORDER BY month`,
    finding: (rows) => {
      const months = rows.map((row) => [number(row[1]), number(row[2])] as const);
      const middle = median(months.map(([vix]) => vix));
      const half = (nervous: boolean): number =>
        median(months.filter(([vix]) => vix > middle === nervous).map(([, change]) => change));
      return `In the half of months with a VIX above ${formatNumber(middle, 1)} Bitcoin’s median return was ${formatChange(half(true))}, in the calm half ${formatChange(half(false))}`;
    },
  },
  {
    id: 'known-inflation',
    title: 'Inflation as it was known each day (as-of join on release dates)',
    sql: `-- ASOF takes, for each day, the latest CPI release on or before it:
-- "published" is never after "date", so nothing here was unknown on its day.
SELECT btc.date, btc.close,
  cpi_yoy.date AS cpi_month, cpi_yoy.known AS published, round(cpi_yoy.value, 2) AS inflation
FROM btc ASOF JOIN cpi_yoy ON btc.date >= cpi_yoy.known
WHERE btc.date BETWEEN DATE '2022-05-01' AND DATE '2022-07-31'
ORDER BY btc.date`,
    finding: (rows) => {
      const at = rows.findIndex((row, i) => i > 0 && row[4] !== rows[i - 1]?.[4]);
      const [day, before, after] = [rows[at]?.[0], rows[at - 1]?.[4], rows[at]?.[4]];
      return `On ${dayWords(day)} the inflation anyone could know went from ${percent(before)} to ${percent(after)}: the release, not the month, is what a model may see`;
    },
  },
  {
    id: 'all-fell',
    title: 'Days on which all four coins fell by a tenth or more',
    sql: `-- Daily changes of the four coins in percent; days on which the best of them lost 10 % or more
WITH moves AS (
  SELECT 'btc' AS coin, date, close / lag(close) OVER (ORDER BY date) - 1 AS change FROM btc
  UNION ALL SELECT 'eth', date, close / lag(close) OVER (ORDER BY date) - 1 FROM eth
  UNION ALL SELECT 'ltc', date, close / lag(close) OVER (ORDER BY date) - 1 FROM ltc
  UNION ALL SELECT 'doge', date, close / lag(close) OVER (ORDER BY date) - 1 FROM doge
)
SELECT date,
  round(100 * max(change) FILTER (coin = 'btc'), 1) AS btc,
  round(100 * max(change) FILTER (coin = 'eth'), 1) AS eth,
  round(100 * max(change) FILTER (coin = 'ltc'), 1) AS ltc,
  round(100 * max(change) FILTER (coin = 'doge'), 1) AS doge
FROM moves GROUP BY date
HAVING count(change) = 4 AND max(change) <= -0.1
ORDER BY date`,
    finding: (rows) => {
      const worst = [...rows].sort((a, b) => number(a[1]) - number(b[1]))[0];
      return `On ${rows.length} days all four coins lost a tenth or more; the worst for Bitcoin was ${dayWords(worst?.[0])} with ${formatChange(number(worst?.[1]))}`;
    },
  },
  {
    id: 'repairs',
    title: 'The largest repairs of closes',
    sql: `-- What was changed in the feed's closes, largest first
SELECT coin, date, before, after, round(100 * (after / before - 1), 2) AS percent, reason
FROM repairs
WHERE "column" = 'close'
ORDER BY abs(percent) DESC`,
    finding: (rows) => {
      const [coin, date, before, after] = rows[0] ?? [];
      return `The largest of ${rows.length} repaired closes: ${String(coin).toUpperCase()} on ${dayWords(date)}, from ${formatPrice(number(before))} to ${formatPrice(number(after))}`;
    },
  },
  {
    id: 'release-days',
    title: 'Does Bitcoin move more on days of CPI releases and rate decisions?',
    sql: `-- Size of Bitcoin's daily moves, in percent, on days of news and on all others
WITH moves AS (
  SELECT date, 100 * abs(ln(close / lag(close) OVER (ORDER BY date))) AS size FROM btc
)
SELECT CASE WHEN date IN (SELECT known FROM cpi) THEN 'CPI release'
            WHEN date IN (SELECT date FROM fomc) THEN 'rate decision'
            WHEN isodow(date) >= 6 THEN 'weekend'
            ELSE 'other weekday' END AS kind,
  round(median(size), 2) AS median_move, round(avg(size), 2) AS mean_move, count(*) AS days
FROM moves WHERE size IS NOT NULL
GROUP BY kind ORDER BY median_move DESC`,
    finding: (rows) => {
      const of = (kind: string): string => percent(rows.find((row) => row[0] === kind)?.[1]);
      return `Bitcoin’s median daily move was ${of('CPI release')} on CPI releases and ${of('rate decision')} on rate decisions, against ${of('other weekday')} on other weekdays`;
    },
  },
  {
    id: 'yearly-correlation',
    title: 'Correlation of Bitcoin with the S&P 500, year by year',
    sql: `-- Daily log returns on New York's trading days only: a weekend would count as a day without change
WITH both_closed AS (
  SELECT date, btc.close AS coin, sp500.value AS stocks FROM btc JOIN sp500 USING (date)
), returns AS (
  SELECT date, ln(coin / lag(coin) OVER (ORDER BY date)) AS coin,
    ln(stocks / lag(stocks) OVER (ORDER BY date)) AS stocks
  FROM both_closed
)
SELECT year(date) AS year, round(corr(coin, stocks), 2) AS correlation, count(coin) AS days
FROM returns GROUP BY year ORDER BY year`,
    finding: (rows) => {
      const sorted = [...rows].sort((a, b) => number(a[1]) - number(b[1]));
      const words = (row: QueryResult['rows'][number] | undefined): string =>
        `${formatNumber(number(row?.[1]))} in ${String(row?.[0])}`;
      return `Bitcoin’s correlation with the S&P 500 on daily changes went from ${words(sorted[0])} to ${words(sorted.at(-1))}`;
    },
  },
  {
    id: 'volume-share',
    title: 'Bitcoin’s share of the four coins’ dollar volume',
    sql: `-- By month; zero volumes of the feed's early years are missing here, so they do not count as none
SELECT date_trunc('month', date)::DATE AS month,
  round(100 * sum(btc.volume)
    / sum(btc.volume + coalesce(eth.volume, 0) + coalesce(ltc.volume, 0) + coalesce(doge.volume, 0)), 1) AS btc_share
FROM btc LEFT JOIN eth USING (date) LEFT JOIN ltc USING (date) LEFT JOIN doge USING (date)
WHERE btc.volume IS NOT NULL
GROUP BY month ORDER BY month`,
    finding: (rows) => {
      const [first, last] = [rows[0], rows.at(-1)];
      return `Bitcoin’s share of the four coins’ volume went from ${percent(first?.[1], 1)} in ${monthWords(first?.[0])} to ${percent(last?.[1], 1)} in ${monthWords(last?.[0])}`;
    },
  },
  {
    id: 'release-waits',
    title: 'How long after its day each value was known',
    sql: `-- Days from the day a value describes to the day on which it could be known
WITH waits AS (
  SELECT 'fed_rate' AS series, known - date AS days FROM fed_rate
  UNION ALL SELECT 'treasury_10y', known - date FROM treasury_10y
  UNION ALL SELECT 'dxy', known - date FROM dxy
  UNION ALL SELECT 'cpi', known - date FROM cpi
  UNION ALL SELECT 'vix', known - date FROM vix
  UNION ALL SELECT 'sp500', known - date FROM sp500
)
SELECT series, median(days)::INTEGER AS median_days, max(days) AS longest, count(*) AS values
FROM waits GROUP BY series ORDER BY median_days, series`,
    finding: (rows) => {
      const of = (series: string, column: number): string =>
        String(rows.find((row) => row[0] === series)?.[column] ?? '–');
      return `A CPI figure was known ${of('cpi', 1)} days after the first of its month as a rule, and once ${of('cpi', 2)}; a dollar index ${of('dxy', 1)} days after its day, a VIX on the same`;
    },
  },
];

/** The statement that stands in the editor when nothing else was asked for. */
export const FIRST_EXAMPLE = EXAMPLES[0]!;

function number(value: Value | undefined): number {
  return typeof value === 'number' ? value : NaN;
}

function percent(value: Value | undefined, decimals = 2): string {
  return `${formatNumber(number(value), decimals)}\u00a0%`;
}

function dayWords(value: Value | undefined): string {
  return typeof value === 'string' ? formatDay(dayFromIso(value.slice(0, 10))) : '–';
}

function monthWords(value: Value | undefined): string {
  return dayWords(value).replace(/^\d+ /, '');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}
