import { datedValues, rowsOf, type DatedValues, type RawFolder } from '../raw';

/** File and header of a FRED series: a date and a value, empty where nothing was published. */
export interface FredFile {
  readonly file: string;
  readonly header: readonly [date: string, value: string];
}

export const FRED = {
  fedFunds: { file: 'fred_DFF.csv', header: ['date', 'dff'] },
  fedFundsTail: { file: 'fred_EFFR_tail_2025-10-03_2025-12-31.csv', header: ['observation_date', 'EFFR'] },
  treasury3yTail: { file: 'fred_DGS3_tail_2025-06-16_2025-12-31.csv', header: ['observation_date', 'DGS3'] },
  treasury10y: { file: 'fred_DGS10.csv', header: ['date', 'value'] },
  dollar: { file: 'fred_DTWEXBGS.csv', header: ['date', 'value'] },
  sp500: { file: 'fred_SP500.csv', header: ['date', 'value'] },
  cpi: { file: 'fred_CPIAUCNS.csv', header: ['observation_date', 'CPIAUCNS'] },
  cpiAdjusted: { file: 'fred_CPIAUCSL.csv', header: ['date', 'value'] },
} as const satisfies Record<string, FredFile>;

/** The values of a FRED series by day. */
export function readFred(raw: RawFolder, { file, header }: FredFile): DatedValues {
  return datedValues(rowsOf(raw.table(file, header)), (row) => row.day(header[0]), header[1]);
}
