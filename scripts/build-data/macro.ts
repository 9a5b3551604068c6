import { dayFromIso, weekday } from '../../src/domain/calendar';
import type { BaseIndicatorId } from '../../src/domain/catalogue/ids';
import { INDICATOR_RELEASE } from '../../src/domain/catalogue/indicators';
import { cpiKnownDay, knownDay } from '../../src/domain/catalogue/release';
import type { DatedValues, RawFolder } from './raw';
import { CPI_FIRST_DAY, LAST_DAY, MACRO_FIRST_DAY } from './range';
import { readVix } from './readers/cboe';
import { FRED, readFred } from './readers/fred';
import { readCpiReleases } from './readers/releases';
import { readTreasury3y } from './readers/treasury';
import { readYahooSp500 } from './readers/yahoo';
import { knownTable } from './known-table';
import { between, splice } from './splice';
import type { OutputTable } from './write';

type DailyIndicator = Exclude<BaseIndicatorId, 'cpi'>;

/** Tables of the daily indicators and of both CPI series. */
export function buildMacro(raw: RawFolder): OutputTable[] {
  const daily: Readonly<Record<DailyIndicator, DatedValues>> = {
    fed_rate: readFedFunds(raw),
    treasury_3y: read3y(raw),
    treasury_10y: readFred(raw, FRED.treasury10y),
    dxy: readFred(raw, FRED.dollar),
    vix: readVix(raw),
    sp500: splice([
      { values: readYahooSp500(raw), until: dayFromIso('2015-12-31') },
      { values: readFred(raw, FRED.sp500), until: LAST_DAY },
    ]),
  };
  const ids = Object.keys(daily) as DailyIndicator[];
  const tables = ids.map((id) => {
    const values = between(daily[id], MACRO_FIRST_DAY, LAST_DAY);
    return knownTable(`${id}.csv`, values, (day) => knownDay(INDICATOR_RELEASE[id], day));
  });
  return [...tables, ...buildCpi(raw)];
}

/** Rates of Monday to Friday: the long file also has weekend rows, which only repeat Friday's rate. */
function readFedFunds(raw: RawFolder): DatedValues {
  const spliced = splice([
    { values: readFred(raw, FRED.fedFunds), until: dayFromIso('2025-10-02') },
    { values: readFred(raw, FRED.fedFundsTail), until: LAST_DAY },
  ]);
  return new Map([...spliced].filter(([day]) => weekday(day) >= 1 && weekday(day) <= 5));
}

function read3y(raw: RawFolder): DatedValues {
  const { early, yearly } = readTreasury3y(raw);
  return splice([
    { values: early, until: dayFromIso('2020-12-31') },
    { values: yearly, until: dayFromIso('2025-07-11') },
    { values: readFred(raw, FRED.treasury3yTail), until: LAST_DAY },
  ]);
}

function buildCpi(raw: RawFolder): OutputTable[] {
  const releases = readCpiReleases(raw);
  const known = (day: number): number => cpiKnownDay(day, releases);
  const table = (file: string, values: DatedValues): OutputTable =>
    knownTable(file, between(values, CPI_FIRST_DAY, LAST_DAY), known);
  return [table('cpi.csv', readFred(raw, FRED.cpi)), table('cpi_sa.csv', readFred(raw, FRED.cpiAdjusted))];
}
