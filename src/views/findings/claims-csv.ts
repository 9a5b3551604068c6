import { isoFromDay } from '../../domain/calendar';
import type { CorrelationClaim } from '../../domain/claims/correlation-claims';
import type { RangedFigures } from './ranges';
import { verdictWords } from './words';

/** Every claim over every range, with its verdict. */
export function claimsCsv(
  claims: readonly { readonly claim: CorrelationClaim; readonly figures: readonly RangedFigures[] }[],
): { readonly columns: readonly string[]; readonly rows: (string | number | null)[][] } {
  return {
    columns: [
      'claim',
      'claimed_low',
      'claimed_high',
      'first_day',
      'last_day',
      'levels',
      'straight_line',
      'changes',
      'mean_30_days',
      'level_rows',
      'change_rows',
      'verdict',
    ],
    rows: claims.flatMap(({ claim, figures: all }) =>
      all.map(({ range, figures }) => [
        claim.id,
        claim.low,
        claim.high,
        isoFromDay(range.firstDay),
        isoFromDay(range.lastDay),
        ...[figures.levels, figures.trendAlone, figures.changes, figures.means].map(orNull),
        figures.levelRows,
        figures.changeRows,
        verdictWords(claim, figures),
      ]),
    ),
  };
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
