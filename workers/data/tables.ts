import { BASE_INDICATOR_IDS, COIN_IDS } from '../../src/domain/catalogue/ids';

/** SQL types of the shipped columns by name; what is not listed is a number. Nothing is guessed from the values. */
const COLUMN_TYPES: Readonly<Record<string, string>> = {
  date: 'DATE',
  known: 'DATE',
  scheduled: 'BOOLEAN',
  coin: 'VARCHAR',
  column: 'VARCHAR',
  reason: 'VARCHAR',
};

export function columnType(column: string): string {
  return COLUMN_TYPES[column] ?? 'DOUBLE';
}

const COIN_HEADER = ['date', 'open', 'high', 'low', 'close', 'volume'];
const SERIES_HEADER = ['date', 'known', 'value'];
const NEWS_HEADER = ['svc', 'transformer'].flatMap((classifier) =>
  ['positive', 'neutral', 'negative'].map((call) => `${classifier}_${call}`),
);

/** Columns without which no panel can be built, by table. A table may have more. */
export const REQUIRED_TABLES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(COIN_IDS.map((coin) => [`coin_${coin}`, COIN_HEADER])),
  ...Object.fromEntries(BASE_INDICATOR_IDS.map((id) => [id, SERIES_HEADER])),
  cpi_sa: SERIES_HEADER,
  news: ['date', 'known', ...NEWS_HEADER],
  fear_greed: SERIES_HEADER,
};

/** `coin_btc.csv` becomes table `coin_btc`. */
export function tableName(file: string): string {
  return file.replace(/\.csv$/, '');
}

/** A name as SQL writes it when it may be a reserved word (`column`). */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
