import { isoFromDay } from '../../domain/calendar';
import type { TargetId } from '../../domain/catalogue/ids';
import type { WeightsStudy } from '../../contracts/analysis';
import type { DaySpan } from '../../charts/common';

/** The row of a day; days follow one another without gaps. −1 where there is none. */
export function rowOfDay(days: ArrayLike<number>, day: number): number {
  const row = day - (days[0] ?? NaN);
  return row >= 0 && row < days.length ? row : -1;
}

/** The weights of several coins on every day of a span, one line a coin and day. */
export function weightsCsv(
  studies: readonly { readonly coin: TargetId; readonly study: WeightsStudy }[],
  { firstDay, lastDay }: DaySpan,
): { readonly columns: readonly string[]; readonly rows: (string | number)[][] } {
  const features = studies[0]?.study.features ?? [];
  return {
    columns: ['coin', 'day', ...features],
    rows: studies.flatMap(({ coin, study }) =>
      Array.from(study.days, (day, row) => ({ day, row }))
        .filter(
          ({ day, row }) => day >= firstDay && day <= lastDay && !Number.isNaN(study.smoothed[0]![row]!),
        )
        .map(({ day, row }) => [coin, isoFromDay(day), ...study.smoothed.map((values) => values[row]!)]),
    ),
  };
}
