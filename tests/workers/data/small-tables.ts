import type { TableFile } from '../../../src/contracts/data-engine';

/**
 * Tables of a few days, written by hand, for rules that are easiest seen on few figures. The days are those of
 * the second half of December 2019 and of January 2020 (1 January is a Wednesday).
 */
export const SMALL_TABLES: Readonly<Record<string, string>> = {
  coin_btc: coin(100),
  coin_eth: coin(10),
  coin_ltc: coin(5),
  coin_doge: 'date,open,high,low,close,volume\n2020-01-04,,,,0.5,\n2020-01-05,1,3,1,2,7\n',
  // A Friday's rate is known on Monday.
  fed_rate: series('2020-01-02,2020-01-03,1.5', '2020-01-03,2020-01-06,1.6', '2020-01-06,2020-01-07,1.7'),
  treasury_3y: series('2020-01-02,2020-01-03,1.59', '2020-01-03,2020-01-04,', '2020-01-06,2020-01-07,1.56'),
  treasury_10y: series(
    '2020-01-02,2020-01-03,1.88',
    '2020-01-03,2020-01-04,1.80',
    '2020-01-06,2020-01-07,1.81',
  ),
  // A week is released at once on the following Monday.
  dxy: series('2020-01-02,2020-01-06,114.1', '2020-01-03,2020-01-06,114.2', '2020-01-06,2020-01-13,114.3'),
  // December is released in January; a late November must not replace it.
  cpi: series(
    '2018-11-01,2018-12-12,250',
    '2018-12-01,2019-01-11,200',
    '2019-11-01,2020-01-09,255',
    '2019-12-01,2020-01-07,206',
  ),
  cpi_sa: series('2019-11-01,2020-01-09,257', '2019-12-01,2020-01-07,258'),
  vix: series('2019-12-31,2019-12-31,13.8', '2020-01-02,2020-01-02,12.5', '2020-01-03,2020-01-03,14'),
  sp500: series('2019-12-31,2019-12-31,3230', '2020-01-02,2020-01-02,3258', '2020-01-03,2020-01-03,3235'),
  news:
    'date,known,svc_positive,svc_neutral,svc_negative,transformer_positive,transformer_neutral,transformer_negative\n' +
    '2020-01-02,2020-01-03,3,1,0,1,1,2\n2020-01-03,2020-01-04,0,0,0,1,0,0\n',
  fear_greed: series('2020-01-01,2020-01-01,37', '2020-01-02,2020-01-02,39'),
  halvings: 'date,coin\n2020-05-11,btc\n',
  repairs: 'coin,date,column,before,after,reason\nbtc,2020-01-02,close,1,2,"disagrees, by much"\n',
};

function series(...rows: string[]): string {
  return `date,known,value\n${rows.join('\n')}\n`;
}

/** Fifteen days from 1 January 2020. */
function coin(start: number): string {
  const rows = Array.from({ length: 15 }, (_, i) => {
    const price = start + i;
    return `2020-01-${String(i + 1).padStart(2, '0')},${price},${price + 2},${price - 1},${price + 1},${1000 + i}`;
  });
  return `date,open,high,low,close,volume\n${rows.join('\n')}\n`;
}

/** The small tables as files, some of them changed; null leaves a table out. */
export function smallFiles(changes: Readonly<Record<string, string | null>> = {}): TableFile[] {
  const encoder = new TextEncoder();
  return Object.entries({ ...SMALL_TABLES, ...changes }).flatMap(([name, text]) =>
    text === null ? [] : [{ name: `${name}.csv`, bytes: encoder.encode(text) }],
  );
}
