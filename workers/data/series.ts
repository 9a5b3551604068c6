import { BASE_INDICATOR_IDS } from '../../src/domain/catalogue/ids';
import { SENTIMENT_CARRY_DAYS } from '../../src/domain/catalogue/carry';
import { newsBalance, yearOnYear } from '../../src/domain/derived';
import {
  doubles,
  epochDay,
  integers,
  orNaN,
  readObservations,
  writeObservations,
  type Connection,
} from './observations';

/** A series that an as-of join lays on days. Its table, of the same name, has columns date, known and value. */
export interface JoinedSeries {
  readonly id: string;
  /** Days a value is carried forward; null = until the next one. */
  readonly carryDays: number | null;
}

export const JOINED_SERIES: readonly JoinedSeries[] = [
  ...[...BASE_INDICATOR_IDS, 'cpi_yoy', 'cpi_sa'].map((id) => ({ id, carryDays: null })),
  ...['news_svc', 'news_transformer', 'fear_greed'].map((id) => ({ id, carryDays: SENTIMENT_CARRY_DAYS })),
];

/** Adds the series that are computed from observations before they are laid on days. */
export async function createComputedSeries(connection: Connection): Promise<void> {
  const cpi = await readObservations(connection, 'cpi');
  await writeObservations(connection, { name: 'cpi_yoy', temporary: false }, yearOnYear(cpi));
  for (const classifier of ['svc', 'transformer']) await createNewsBalance(connection, classifier);
}

async function createNewsBalance(connection: Connection, classifier: string): Promise<void> {
  const calls = ['positive', 'neutral', 'negative'];
  const counts = calls.map((call) => `${orNaN(`${classifier}_${call}`)} AS ${call}`).join(', ');
  const news = await connection.query(
    `SELECT ${epochDay('date')} AS day, ${epochDay('known')} AS known, ${counts}
     FROM news WHERE known IS NOT NULL ORDER BY date`,
  );
  const [positive, neutral, negative] = calls.map((call) => doubles(news, call)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  await writeObservations(
    connection,
    { name: `news_${classifier}`, temporary: false },
    {
      days: integers(news, 'day'),
      knownDays: integers(news, 'known'),
      values: newsBalance(positive, neutral, negative),
    },
  );
}
