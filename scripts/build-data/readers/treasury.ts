import { datedValues, rowsOf, type DatedValues, type RawFolder } from '../raw';

/** Years that have a file of their own; the long file serves the years before. */
const YEARS = [2021, 2022, 2023, 2024, 2025];

/** The 3-year par yield: one long file to 2020, then one a year, newest day first and with other columns each year. */
export function readTreasury3y(raw: RawFolder): {
  readonly early: DatedValues;
  readonly yearly: DatedValues;
} {
  const long = raw.table('treasury_par_yields_1990-2022.csv', ['date', 'BC_3YEAR'], { exact: false });
  const years = YEARS.flatMap((year) =>
    rowsOf(raw.table(`treasury_par_yields_${year}.csv`, ['Date', '3 Yr'], { exact: false })),
  );
  return {
    early: datedValues(rowsOf(long), (row) => row.day('date'), 'BC_3YEAR'),
    yearly: datedValues(years, (row) => row.day('Date'), '3 Yr'),
  };
}
