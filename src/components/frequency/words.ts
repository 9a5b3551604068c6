import { formatDay, formatNumber } from '../../charts/format';
import type { FilterFigures, FrequencyStudy, PriceTrendStudy } from '../../contracts/analysis';
import { isOwnId } from '../../domain/catalogue/ids';
import type { SeriesInfo } from '../../domain/catalogue/series';
import { withArticle } from '../../domain/catalogue/spoken';

/** What the smoothed line said of a day then, what it says now, and what the causal line has always said. */
export function filterFinding(study: FrequencyStudy, info: SeriesInfo, asOfDay: number): string {
  const row = study.days.indexOf(asOfDay);
  if (!Number.isFinite(study.causal[row]))
    return `On ${formatDay(asOfDay)} nothing was known of ${spokenName(info)}`;
  const [then, now, causal] = [study.smoothedAsOf, study.smoothed, study.causal].map((values) =>
    formatNumber(values[row] ?? NaN, info.decimals),
  );
  const moved = then === now ? ' and still is' : `; today it is drawn at ${now} for that day`;
  return `On ${formatDay(asOfDay)} the smoothed line of ${spokenName(info)} was drawn at ${then}${moved}. The causal line has said ${causal} ever since.`;
}

/** What it means that a line knows the days after it. */
export function leakSentence({ smoothedHits, causalHits, judged }: FilterFigures, info: SeriesInfo): string {
  if (judged === 0) return `${info.label}: no move that the smoothed line could tell`;
  const hits = `Which side of the smoothed line ${spokenName(info)} stands on tells its next move in ${formatNumber(smoothedHits, 0)} % of ${formatNumber(judged, 0)} cases`;
  const causal = `The causal line: ${formatNumber(causalHits, 0)} %.`;
  // Two standard errors of a coin's toss.
  if (smoothedHits - 50 < 100 / Math.sqrt(judged)) return `${hits}, no more than a coin’s toss. ${causal}`;
  return `${hits}, because the line has already seen it. ${causal}`;
}

/** How late the one is and how early the other. */
export function lagFinding({ causalDelay, smoothedLead }: FilterFigures): string {
  const late = causalDelay <= 0 ? 'on the same day' : `${plural(causalDelay)} late`;
  return `The causal line is half-way up a jump ${late}; the smoothed line sets out ${plural(smoothedLead)} before it happens`;
}

/** How much of the changes to come is in the smoothed line. */
export function leadFinding({ lead }: FrequencyStudy): string {
  const tomorrow = lead.leads.indexOf(1);
  const of = (values: ArrayLike<number>): string => formatNumber(values[tomorrow] ?? NaN, 2);
  return `With tomorrow’s change the smoothed line correlates ${of(lead.smoothed)}, the causal one ${of(lead.causal)}`;
}

/** The growth of prices on a day, as models read it and as the smoothed line draws it. */
export function cpiFinding(study: PriceTrendStudy, asOfDay: number): string {
  const row = study.days.indexOf(asOfDay);
  const [known, then, now] = [study.oneSided, study.smoothedAsOf, study.smoothed].map(({ growth }) =>
    formatNumber(growth[row] ?? NaN, 1),
  );
  // Features keep the fixed variances: with fitted ones the line is nobody's input.
  const reader = study.fit ? 'the one-sided line' : 'models';
  return `On ${formatDay(asOfDay)} ${reader} read that prices grew by ${known} % a year; smoothed, the line said ${then} % then and says ${now} % now`;
}

function plural(days: number): string {
  return `${formatNumber(days, 0)} ${days === 1 ? 'day' : 'days'}`;
}

/** The name of a series inside a sentence; one that the reader named takes no article. */
export function spokenName({
  id,
  label,
  shortLabel,
}: Pick<SeriesInfo, 'id' | 'label' | 'shortLabel'>): string {
  return isOwnId(id) ? label : withArticle(shortLabel);
}
