import { ORIGINAL_DAYS, type ClaimFigures } from '../../domain/claims/correlation-claims';
import { spanOf, type Span } from '../../composables/range';
import type { RangeId } from '../../contracts/link-state';

export interface NamedRange extends Span {
  readonly name: string;
  /** As the beginning of a sentence. */
  readonly when: string;
}

/** What one claim comes to over one range. */
export interface RangedFigures {
  readonly range: NamedRange;
  readonly figures: ClaimFigures;
}

/** Last days of the original's data, as its page offered them. */
const SHORTER: readonly (readonly [string, number])[] = [
  ['last year', 365],
  ['last three years', 1095],
  ['last five years', 1825],
];

/** The ranges that every claim is measured over: the original's days, their last years, and the chosen range. */
export function claimRanges(range: RangeId, data: Span): readonly NamedRange[] {
  const { lastDay } = ORIGINAL_DAYS;
  return [
    { ...ORIGINAL_DAYS, name: 'Original, all its days', when: 'Over its own days' },
    ...SHORTER.map(([words, days]) => ({
      firstDay: lastDay - days + 1,
      lastDay,
      name: `Original, ${words}`,
      when: `Over its ${words}`,
    })),
    { ...spanOf(range, data), name: `Top bar: ${range}`, when: `Over the range of the top bar (${range})` },
  ];
}
