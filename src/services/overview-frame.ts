import type { TableFile } from '../contracts/data-engine';
import { failure, success, type Outcome } from '../contracts/outcome';
import { alignObserved } from '../domain/alignment';
import { dayRange } from '../domain/calendar';
import { BASE_INDICATOR_IDS, COIN_IDS, coinColumnId } from '../domain/catalogue/ids';
import { dayColumn, numberColumn, parseCsv, type CsvTable } from '../domain/csv';
import { deriveIndicators, yearOnYear } from '../domain/derived';
import type { Frame, Observations } from '../domain/frame';
import { nextTask } from './next-task';

/** Tables the first chart is drawn from. */
export function overviewFiles(): readonly string[] {
  return [...COIN_IDS.map((coin) => `coin_${coin}.csv`), ...BASE_INDICATOR_IDS.map((id) => `${id}.csv`)];
}

/**
 * Closes and observed indicators on the days of Bitcoin: the same figures as those columns of the data worker's
 * observed panel, but there before it has loaded. The page answers between two tables.
 */
export async function overviewFrame(files: readonly TableFile[]): Promise<Outcome<Frame>> {
  try {
    const dates = dayColumn(tableOf(files, 'coin_btc'), 'date');
    const days = dayRange(dates[0] ?? 0, dates[dates.length - 1] ?? -1);
    const columns: Record<string, Float64Array> = {};
    for (const coin of COIN_IDS) {
      await nextTask();
      columns[coinColumnId(coin, 'close')] = onOwnDays(tableOf(files, `coin_${coin}`), days);
    }
    for (const id of BASE_INDICATOR_IDS) {
      await nextTask();
      const observations = observationsOf(tableOf(files, id));
      columns[id] = alignObserved(observations, days);
      if (id === 'cpi') columns.cpi_yoy = alignObserved(yearOnYear(observations), days);
    }
    await nextTask();
    return success(deriveIndicators({ days, columns }));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return failure(
      'file-damaged',
      `A data file cannot be read: ${words}`,
      'Reload the page to fetch it again.',
    );
  }
}

function tableOf(files: readonly TableFile[], name: string): CsvTable {
  const file = files.find((one) => one.name === `${name}.csv`);
  if (!file) throw new RangeError(`${name}.csv is not among the files.`);
  return parseCsv(new TextDecoder().decode(file.bytes), file.name);
}

/** Closes on their days, NaN on others: a coin's price is never carried forward. */
function onOwnDays(table: CsvTable, days: Int32Array): Float64Array {
  const dates = dayColumn(table, 'date');
  const closes = numberColumn(table, 'close');
  const first = days[0] ?? 0;
  const values = new Float64Array(days.length).fill(NaN);
  dates.forEach((day, row) => {
    if (day >= first && day - first < values.length) values[day - first] = closes[row]!;
  });
  return values;
}

function observationsOf(table: CsvTable): Observations {
  return {
    days: dayColumn(table, 'date'),
    knownDays: dayColumn(table, 'known'),
    values: numberColumn(table, 'value'),
  };
}
