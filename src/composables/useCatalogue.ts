import { COIN_IDS, type CoinId } from '../domain/catalogue/ids';

export type { CoinId };

const COIN_LABELS: Readonly<Record<CoinId, string>> = {
  btc: 'Bitcoin',
  eth: 'Ethereum',
  ltc: 'Litecoin',
  doge: 'Dogecoin',
};

/** The coins in their fixed order, with their names. */
export const COINS: readonly { readonly id: CoinId; readonly label: string }[] = COIN_IDS.map((id) => ({
  id,
  label: COIN_LABELS[id],
}));

export function coinLabel(id: CoinId): string {
  return COIN_LABELS[id];
}
