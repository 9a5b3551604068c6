import { rowsOf, type RawFolder } from '../raw';

/** Release day of each CPI month, by the first day of the reference month. */
export function readCpiReleases(raw: RawFolder): ReadonlyMap<number, number> {
  const releases = new Map<number, number>();
  for (const row of rowsOf(raw.table('cpi_release_dates.csv', ['reference_month', 'release_date']))) {
    const month = row.parsedDay(`${row.text('reference_month')}-01`);
    const release = row.day('release_date');
    if (release <= month) row.fail('the release is not after its reference month has begun.');
    releases.set(month, release);
  }
  return releases;
}
