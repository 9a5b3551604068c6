import type { ClaimRow, ClaimsRequest, ClaimsTable } from '../../../src/contracts/inference';
import { claimFigures, CORRELATION_CLAIMS } from '../../../src/domain/claims/correlation-claims';
import type { ClaimInputs } from '../../../src/domain/claims/inputs';
import { dynamicWeights } from '../../../src/domain/features/dynamic-weights';
import type { Steps } from '../../../src/domain/stats/steps';
import { pairSeries } from '../pairs';
import type { Panel } from '../panels';

/** Every claim over every range, each told as soon as it is there. */
export function* claimSteps(
  panel: Panel,
  { ranges }: ClaimsRequest,
  tell: (row: ClaimRow) => void,
): Steps<ClaimsTable> {
  const rows: ClaimRow[] = [];
  for (const claim of CORRELATION_CLAIMS) {
    const ids = [claim.coin, claim.column] as const;
    // Levels as the original took them, carried over weekends; changes where both moved.
    const levels = pairSeries(panel, ids, { basis: 'levels', dayBasis: 'calendar' });
    const changes = pairSeries(panel, ids, { basis: 'changes', dayBasis: 'trading' });
    for (const [place, range] of ranges.entries()) {
      const row = { claim: claim.id, range: place, figures: claimFigures(levels, changes, range) };
      rows.push(row);
      tell(row);
      yield rows.length / (CORRELATION_CLAIMS.length * ranges.length + 1);
    }
  }
  return { rows, weights: weightsOn(panel, ranges[0]?.lastDay ?? NaN) };
}

function weightsOn({ frame }: Panel, day: number): ClaimsTable['weights'] {
  const { features, days, smoothed } = dynamicWeights(frame, 'btc');
  const row = days.indexOf(day);
  return row < 0 ? [] : features.map((feature, i) => ({ feature, share: smoothed[i]![row]! }));
}

/** What the claims page is computed from. */
export function claimInputs(observed: Panel, known: Panel): ClaimInputs {
  return {
    observed: observed.frame,
    known: known.frame,
    // Levels as the original took them, carried over weekends; changes where both moved.
    pair: (coin, series, basis) =>
      pairSeries(observed, [coin, series], { basis, dayBasis: basis === 'levels' ? 'calendar' : 'trading' }),
  };
}
