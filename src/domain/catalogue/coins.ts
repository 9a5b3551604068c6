import { COIN_COLUMNS, COIN_IDS, coinColumnId, type CoinColumn, type CoinId } from './ids';
import type { SeriesInfo } from './series';

/** One coin. Colours are those of lines and labels on the light and the dark surface. */
export interface CoinInfo {
  readonly id: CoinId;
  readonly label: string;
  /** Ticker. */
  readonly shortLabel: string;
  readonly description: string;
  readonly colour: { readonly light: string; readonly dark: string };
}

export const COINS: Readonly<Record<CoinId, CoinInfo>> = {
  btc: {
    id: 'btc',
    label: 'Bitcoin',
    shortLabel: 'BTC',
    description:
      'The first and largest coin. Its supply is capped and its issue halves about every four years.',
    colour: { light: '#C2570C', dark: '#F59E4C' },
  },
  eth: {
    id: 'eth',
    label: 'Ethereum',
    shortLabel: 'ETH',
    description: 'The coin of the largest network for smart contracts. Prices here begin in August 2015.',
    colour: { light: '#4F46C8', dark: '#A5A0FF' },
  },
  ltc: {
    id: 'ltc',
    label: 'Litecoin',
    shortLabel: 'LTC',
    description:
      'An early relative of Bitcoin with faster blocks. Its issue halves on a calendar of its own.',
    colour: { light: '#5F6B7A', dark: '#B4BECB' },
  },
  doge: {
    id: 'doge',
    label: 'Dogecoin',
    shortLabel: 'DOGE',
    description: 'A coin begun as a joke, with unlimited supply. Prices here begin in December 2013.',
    colour: { light: '#0F7B6C', dark: '#4FC9B0' },
  },
};

const COLUMN_TEXT: Readonly<Record<CoinColumn, { label: string; description: string }>> = {
  open: { label: 'open', description: 'Price at 00:00 UTC. Missing from 14 August 2025 on.' },
  high: { label: 'high', description: 'Highest price of the UTC day. Missing from 14 August 2025 on.' },
  low: { label: 'low', description: 'Lowest price of the UTC day. Missing from 14 August 2025 on.' },
  close: { label: 'close', description: 'Price at the end of the UTC day, averaged over exchanges.' },
  volume: {
    label: 'volume',
    description: 'Dollars traded in 24 hours, as exchanges report it. Compare it with itself only.',
  },
};

/** What there is to say about one column of a coin. */
function coinSeries(coin: CoinInfo, column: CoinColumn): SeriesInfo {
  const id = coinColumnId(coin.id, column);
  const text = COLUMN_TEXT[column];
  return {
    id,
    label: `${coin.label} ${text.label}`,
    shortLabel: column === 'close' ? coin.shortLabel : `${coin.shortLabel} ${text.label}`,
    unit: 'USD',
    group: column === 'volume' ? 'volume' : 'price',
    description: text.description,
    releaseRule: 'Known at the end of its UTC day.',
    decimals: 2,
    change: 'log',
    inputs: [id],
  };
}

/** Every column of every coin, coin by coin in the order of `COIN_IDS`. */
export const COIN_SERIES: readonly SeriesInfo[] = COIN_IDS.flatMap((id) =>
  COIN_COLUMNS.map((column) => coinSeries(COINS[id], column)),
);
