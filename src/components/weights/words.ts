import { formatDay, formatNumber } from '../../charts/format';
import type { WeightsStudy } from '../../contracts/analysis';
import { monthOf } from '../../domain/calendar';
import { INDICATORS } from '../../domain/catalogue/indicators';
import type { WeightedIndicator } from '../../domain/features/dynamic-weights';
import { withArticle } from '../../domain/catalogue/spoken';

/** "24 %" of all the weight. */
export function percentWords(share: number, decimals = 0): string {
  return `${formatNumber(100 * share, decimals)} %`;
}

/** The weighted indicators with their short names, in the order of the study. */
export function weightNames({ features }: Pick<WeightsStudy, 'features'>): {
  readonly id: WeightedIndicator;
  readonly label: string;
}[] {
  return features.map((id) => ({ id, label: INDICATORS[id].shortLabel }));
}

/** The two largest weights of a row. */
export function weightsFinding(study: WeightsStudy, row: number, coin: string): string {
  const day = formatDay(study.days[row]!);
  const names = weightNames(study);
  const shares = study.smoothed.map((values, i) => ({ label: names[i]!.label, share: values[row]! }));
  const [top, second] = shares.sort((a, b) => b.share - a.share);
  if (!Number.isFinite(top!.share)) return `On ${day} ${coin} has no weights yet`;
  return `On ${day} ${coin} gives ${percentWords(top!.share)} of its weight to ${withArticle(top!.label)} and ${percentWords(second!.share)} to ${withArticle(second!.label)}`;
}

/** The weights at the ends of months, newest first. */
export function monthEndRows(
  study: WeightsStudy,
  { firstDay, lastDay }: { readonly firstDay: number; readonly lastDay: number },
): Record<string, string>[] {
  return Array.from(study.days, (day, i) => ({ day, i }))
    .filter(
      ({ day, i }) =>
        day >= firstDay &&
        day <= lastDay &&
        !Number.isNaN(study.smoothed[0]![i]!) &&
        monthOf(day) !== monthOf(day + 1),
    )
    .reverse()
    .map(({ day, i }) => ({
      day: formatDay(day),
      ...Object.fromEntries(study.features.map((id, f) => [id, percentWords(study.smoothed[f]![i]!)])),
    }));
}

/** The first row with weights; −1 where there is none. */
export function firstWeightRow({ smoothed }: Pick<WeightsStudy, 'smoothed'>): number {
  return smoothed[0]!.findIndex((value) => !Number.isNaN(value));
}
