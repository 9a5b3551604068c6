import type { CoinColumn } from '../../src/domain/catalogue/ids';

/** Where a series comes from, on what terms, and which state of it is kept. */
export interface SourceText {
  readonly source: string;
  readonly terms: string;
  readonly vintage: string;
}

const US_GOVERNMENT = 'Work of the US government, free to use.';
const AS_FETCHED = 'Values as of the end of 2025; corrections after publication are rare.';

const COIN_TERMS =
  'CoinMarketCap and Yahoo restrict redistribution of their files. Figures alone are given here, rounded to 6 significant digits, without market value; anyone can rebuild them from the sources.';

/** Days before 2021-07-07 from CoinMarketCap, after it from Yahoo, which carries the same feed. */
export function coinSource(column: CoinColumn): SourceText {
  const until =
    column === 'close' || column === 'volume'
      ? 'to 2025-12-31 (from 2025-08-14 transcribed by hand)'
      : 'to 2025-08-13; missing after';
  const extra: Partial<Record<CoinColumn, string>> = {
    volume:
      ' The feed writes 0 where it had no volume; that is missing here. Bitcoin on 2025-12-13 looks about three times too high and is left as it is.',
    close:
      ' 41 closes that contradict the next open and a second source are replaced by that open and listed in repairs.csv. The close of 2021-01-28, in doubt for all four coins, is left as it is.',
    high: ' Widened where a repaired close left the range of its day.',
    low: ' Widened where a repaired close left the range of its day.',
  };
  return {
    source: `CoinMarketCap to 2021-07-06, Yahoo Finance (the same feed) ${until}.${extra[column] ?? ''}`,
    terms: COIN_TERMS,
    vintage: 'Figures of the feed as each source gave them after its last day.',
  };
}

export const SOURCES: Readonly<Record<string, SourceText>> = {
  fed_rate: {
    source:
      'Federal Reserve, effective federal funds rate, by way of FRED: DFF to 2025-10-02, EFFR after. Monday to Friday; the weekend rows of DFF, which repeat Friday, are left out. On holidays DFF repeats the last rate; EFFR has none.',
    terms: US_GOVERNMENT,
    vintage: AS_FETCHED,
  },
  treasury_3y: {
    source:
      'US Treasury, daily par yield curve, 3 years, to 2025-07-11; FRED DGS3 (the same yield, transcribed by hand) after.',
    terms: US_GOVERNMENT,
    vintage: AS_FETCHED,
  },
  treasury_10y: {
    source: 'US Treasury constant maturity yield, 10 years, by way of FRED (DGS10).',
    terms: US_GOVERNMENT,
    vintage: AS_FETCHED,
  },
  dxy: {
    source:
      'Federal Reserve, nominal broad US dollar index, by way of FRED (DTWEXBGS). It stands in for DXY.',
    terms: US_GOVERNMENT,
    vintage:
      'Latest-revised data as of December 2025: yearly changes of the trade weights revise the past a little.',
  },
  cpi: {
    source:
      'Bureau of Labor Statistics, consumer price index of all urban consumers, not seasonally adjusted, by way of FRED (CPIAUCNS). October 2025 was never published and has no row. Release dates by the Bureau; months before December 2012 count as known on the 20th of the following month, later than any was published.',
    terms: US_GOVERNMENT,
    vintage: 'Never revised by design.',
  },
  cpi_sa: {
    source:
      'Bureau of Labor Statistics, consumer price index of all urban consumers, seasonally adjusted, by way of FRED (CPIAUCSL). For viewing, not for models.',
    terms: US_GOVERNMENT,
    vintage:
      'Latest-revised data as of December 2025: seasonal factors of five years are revised every year.',
  },
  vix: {
    source: 'Cboe Global Markets, VIX, daily closes.',
    terms:
      'The copy used is marked public domain (PDDL); Cboe itself states no terms for it. Rounded figures alone are given here.',
    vintage: AS_FETCHED,
  },
  sp500: {
    source:
      'S&P Dow Jones Indices, S&P 500, daily closes: Yahoo Finance to 2015-12-31, FRED (SP500) after. Begins with the panel, without warm-up.',
    terms:
      'S&P and Yahoo restrict redistribution of their files. Rounded closes alone are given here; anyone can rebuild them from the sources.',
    vintage: AS_FETCHED,
  },
  fear_greed: {
    source:
      'alternative.me, Crypto Fear & Greed Index (from 2025-06-27 transcribed by hand). Four days are missing: 2018-04-14 to 16 and 2024-10-26.',
    terms: 'Free to use with attribution: alternative.me.',
    vintage: AS_FETCHED,
  },
  news: {
    source:
      'Sampled US news articles of each day, counted by the class a classifier gave them; handed down as counts, without the articles. Ends on 2021-09-30. News, not social media.',
    terms: 'None stated. Counts alone are given here; no text of any article.',
    vintage: 'Classified once; whether the classifiers had learned from the same years is not known.',
  },
  fomc_scheduled: {
    source:
      'Federal Reserve, calendar of the Federal Open Market Committee: last day of each scheduled meeting, and the unscheduled decisions of 2020-03-03 and 2020-03-15. The meeting of 2020-03-18 was cancelled and is left out.',
    terms: US_GOVERNMENT,
    vintage: 'As held.',
  },
  halvings: {
    source:
      'The public block chains of Bitcoin and Litecoin: UTC days on which the reward of a block was halved.',
    terms: 'Facts of public record.',
    vintage: 'Final.',
  },
  repairs: {
    source:
      'Made by the build: every price that was changed, with the figure before and after. Closes come from a list checked against CryptoCompare; highs and lows follow them.',
    terms: COIN_TERMS,
    vintage: 'Made with the tables.',
  },
};
