import type { CoinColumn } from '../../../src/domain/catalogue/ids';
import type { DatedValues } from '../raw';

/** Daily values of one coin, column by column; a day that a column lacks is missing there. */
export type CoinTable = Readonly<Record<CoinColumn, DatedValues>>;
