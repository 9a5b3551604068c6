import { COIN_IDS, type BaseIndicatorId, type CoinId } from '../../../src/domain/catalogue/ids';
import { isBusinessDay } from '../../../src/domain/catalogue/holidays';
import type { DatedValues } from '../raw';
import type { CoinTable } from '../readers/coin-table';
import { parseCboe, parseCpiSchedule, parseFearGreed, parseFred, parseYahoo } from './parse';

/** A place on the public internet, and how its answer becomes values. */
export interface Source<T> {
  /** Names the source in messages and in the manifest: "FRED DGS3". */
  readonly name: string;
  readonly url: string;
  /** On what terms the source gives its figures. */
  readonly terms: string;
  readonly read: (text: string) => T;
}

/** Series with a table of their own: date, known, value. */
export type SeriesId = BaseIndicatorId | 'cpi_sa' | 'fear_greed';

const FRED_TERMS = 'FRED asks to name the source of each series and leaves their rights with their owners';
const US_GOVERNMENT = `${FRED_TERMS}; this one is a work of the US government, free to use.`;

/** All of FRED's figures of a series from 2011 on; it takes no key. */
function fred(id: string, terms = US_GOVERNMENT): Source<DatedValues> {
  return {
    name: `FRED ${id}`,
    url: `https://fred.stlouisfed.org/graph/fredgraph.csv?id=${id}&cosd=2011-01-01`,
    terms,
    read: (text) => parseFred(text, id),
  };
}

/** DFF repeats the last rate on weekends and holidays: those are no rates of their own. */
const FED_FUNDS: Source<DatedValues> = {
  ...fred('DFF'),
  read: (text) => new Map([...parseFred(text, 'DFF')].filter(([day]) => isBusinessDay(day))),
};

export const SERIES_SOURCES: Readonly<Record<SeriesId, Source<DatedValues>>> = {
  fed_rate: FED_FUNDS,
  treasury_3y: fred('DGS3'),
  treasury_10y: fred('DGS10'),
  dxy: fred('DTWEXBGS'),
  sp500: fred('SP500', `${FRED_TERMS}; S&P Dow Jones Indices restricts redistribution: for your own use.`),
  cpi: fred('CPIAUCNS'),
  cpi_sa: fred('CPIAUCSL'),
  vix: {
    name: 'Cboe VIX',
    url: 'https://cdn.cboe.com/api/global/us_indices/daily_prices/VIX_History.csv',
    terms: 'Cboe states none for this file.',
    read: parseCboe,
  },
  fear_greed: {
    name: 'alternative.me Fear & Greed',
    url: 'https://api.alternative.me/fng/?limit=0&format=json',
    terms: 'Free to use with attribution: alternative.me.',
    read: parseFearGreed,
  },
};

/** The Bureau's own schedule: without its date a month of CPI is not taken, for a guess could be too early. */
export const CPI_SCHEDULE: Source<ReadonlyMap<number, number>> = {
  name: 'BLS schedule of CPI releases',
  url: 'https://www.bls.gov/schedule/news_release/cpi.htm',
  terms: 'Work of the US government, free to use.',
  read: parseCpiSchedule,
};

function yahoo(coin: CoinId): Source<CoinTable> {
  const symbol = `${coin.toUpperCase()}-USD`;
  return {
    name: `Yahoo Finance ${symbol}`,
    // From September 2014, where its histories begin, to the end of the century.
    url: `https://query1.finance.yahoo.com/v8/finance/chart/${symbol}?period1=1410912000&period2=4102444800&interval=1d`,
    terms: 'Yahoo restricts redistribution of its figures: for your own use.',
    read: parseYahoo,
  };
}

export const COIN_SOURCES = Object.fromEntries(COIN_IDS.map((coin) => [coin, yahoo(coin)])) as Readonly<
  Record<CoinId, Source<CoinTable>>
>;
